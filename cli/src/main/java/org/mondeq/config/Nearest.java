package org.mondeq.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
public final class Nearest {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /** The known word that differs least from a word, if it differs in no more than a third of it. */
  public static Optional<String> of(String word, Collection<String> known) {
    int limit = Math.max(2, word.length() / 3);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.min(limit, candidate.length() - 1));
  }

  private static int distance(String a, String b) {
    return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  /** Advice for a message: the nearest known word, or else all of them. */
  public static String advice(String word, Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    return of(word, sorted)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElse("expected one of " + String.join(", ", sorted));
  }
}
