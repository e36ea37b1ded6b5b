package org.mondeq.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mondeq.config.SampleRange;
import org.mondeq.config.Shard;

/**
 * The samples that runs were asked for and have no result of.
 *
 * @param samples their indices, ascending
 * @param asked those that were asked for, ascending
 * @param shards the parts of the run that they are of, as far as the run had parts
 */
public record Missing(List<Integer> samples, List<Integer> asked, List<String> shards) {
  private static final int NAMED = 4;
  private static final int SHOWN = 40;

  /** What is missing of all that these parts were asked for. */
  static Missing of(List<RunInfo.Part> parts, Set<Integer> present) {
    SortedSet<Integer> asked = new TreeSet<>();
    SortedSet<Integer> missing = new TreeSet<>();
    List<String> shards = new ArrayList<>();
    for (RunInfo.Part part : parts) {
      List<Integer> indices = SampleRange.parse(part.samples()).indices();
      asked.addAll(indices);
      if (part.shard() != null) {
        for (Shard shard : Shard.parse(part.shard()).all()) {
          if (!present.containsAll(shard.of(indices)) && !shards.contains(shard.toString())) {
            shards.add(shard.toString());
          }
        }
      }
    }
    missing.addAll(asked);
    missing.removeAll(present);
    return new Missing(List.copyOf(missing), List.copyOf(asked), List.copyOf(shards));
  }

  /** Whether nothing is missing. */
  public boolean isNone() {
    return samples.isEmpty();
  }

  /** The same with the first of the samples. */
  public String describe() {
    if (isNone()) {
      return "";
    }
    String range = SampleRange.of(samples).toString();
    boolean many = range.length() > SHOWN;
    return text()
        + ": "
        + (many ? range.substring(0, range.lastIndexOf(',', SHOWN)) + ", …" : range);
  }

  /** A few words, such as "lacks 33 of 100 samples, shard 1/3"; empty if nothing is missing. */
  public String text() {
    if (isNone()) {
      return "";
    }
    String count =
        String.format(
            Locale.ROOT,
            "lacks %d of %d sample%s",
            samples.size(),
            asked.size(),
            asked.size() == 1 ? "" : "s");
    if (shards.isEmpty()) {
      return count;
    }
    String more = shards.size() > NAMED ? " and " + (shards.size() - NAMED) + " more" : "";
    String word = shards.size() == 1 ? ", shard " : ", shards ";
    return count
        + word
        + String.join(", ", shards.subList(0, Math.min(NAMED, shards.size())))
        + more;
  }
}
