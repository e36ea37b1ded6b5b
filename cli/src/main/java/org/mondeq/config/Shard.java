package org.mondeq.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mondeq.io.InvalidInputException;

/**
 * One of N parts of the samples of a run, written {@code I/N} with I from 0: every N-th sample, so
 * that neighbours, which may be equally hard, spread.
 *
 * <p>Not a record, since it is written as one word.
 */
public final class Shard {
  private static final Pattern TEXT = Pattern.compile("\\s*([0-9]{1,6})/([0-9]{1,6})\\s*");

  private final int index;
  private final int count;

  private Shard(int index, int count) {
    this.index = index;
    this.count = count;
  }

  /**
   * Parses {@code I/N}.
   *
   * @throws InvalidInputException unless 0 ≤ I &lt; N
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      int index = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (index < count) {
        return new Shard(index, count);
      }
    }
    throw new InvalidInputException(
        "expected I/N with I from 0 to N-1, as in 0/3, got \"" + text + "\"");
  }

  /** All parts of as many, in their order. */
  public List<Shard> all() {
    return IntStream.range(0, count).mapToObj(i -> new Shard(i, count)).toList();
  }

  /** How many parts there are. */
  public int count() {
    return count;
  }

  /** What is this part's of a list: the elements at I, I + N, I + 2N, … */
  public <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % count == index)
        .mapToObj(all::get)
        .toList();
  }

  /** The folder of this part, in that of the run; such names are in the order of the parts. */
  public String folder() {
    String last = Integer.toString(count - 1);
    String digits = Integer.toString(index);
    return "shard-" + "0".repeat(last.length() - digits.length()) + digits + "-of-" + count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shard shard && shard.index == index && shard.count == count;
  }

  @Override
  public int hashCode() {
    return Objects.hash(index, count);
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
