package org.mondeq.config;

import java.util.Arrays;
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

  /**
   * The known word that differs least from a word, if it is near: it differs in no more than a
   * quarter of its characters, or in one, or in two that changed places.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static boolean isNear(String word, String candidate) {
    int distance = distance(word, candidate);
    int letters = Math.min(word.length(), candidate.length());
    boolean swapped = distance == 2 && letters > 2 && sorted(word).equals(sorted(candidate));
    return swapped || distance <= Math.max(letters > 1 ? 1 : 0, candidate.length() / 4);
  }

  private static String sorted(String word) {
    char[] letters = word.toLowerCase(Locale.ROOT).toCharArray();
    Arrays.sort(letters);
    return new String(letters);
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
