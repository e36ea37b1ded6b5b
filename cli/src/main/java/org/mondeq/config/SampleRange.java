package org.mondeq.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mondeq.io.InvalidInputException;

/**
 * Samples of a data set, by index from 0: {@code 7}, {@code 0-99}, {@code 0-9,20,30-39}.
 *
 * <p>Not a record, since it is written as one word.
 */
public final class SampleRange {
  private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,8})(?:-([0-9]{1,8}))?\\s*");
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_SAMPLES = 1_000_000;

  private final String text;
  private final List<Integer> indices;

  private SampleRange(String text, List<Integer> indices) {
    this.text = text;
    this.indices = List.copyOf(indices);
  }

  /**
   * Parses a list of indices and ranges, both ends included.
   *
   * @throws InvalidInputException if it is empty, reversed, names a sample twice or more than a
   *     million samples
   */
  public static SampleRange parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw new InvalidInputException("expected samples such as 0-99, got a very long text");
    }
    TreeSet<Integer> indices = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw fault("expected samples such as 0-99 or 0-9,20", text);
      }
      int from = Integer.parseInt(matcher.group(1));
      int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
      if (from > to) {
        throw fault("expected the smaller index first", text);
      }
      if (to - from >= MAX_SAMPLES - indices.size()) {
        throw fault("expected at most " + MAX_SAMPLES + " samples", text);
      }
      for (int i = from; i <= to; i++) {
        if (!indices.add(i)) {
          throw fault("expected every sample once, not " + i + " twice", text);
        }
      }
    }
    return new SampleRange(text.strip(), new ArrayList<>(indices));
  }

  /** The first samples of a data set. */
  public static SampleRange first(int count) {
    return parse(count == 1 ? "0" : "0-" + (count - 1));
  }

  /** These samples, which ascend: at least one. */
  public static SampleRange of(List<Integer> indices) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < indices.size(); ) {
      int to = from;
      while (to + 1 < indices.size() && indices.get(to + 1) == indices.get(to) + 1) {
        to++;
      }
      text.append(from == 0 ? "" : ",").append(indices.get(from));
      text.append(to == from ? "" : "-" + indices.get(to));
      from = to + 1;
    }
    return new SampleRange(text.toString(), indices);
  }

  private static InvalidInputException fault(String expected, String text) {
    return new InvalidInputException(expected + ", got \"" + text + "\"");
  }

  /** The indices, ascending. */
  public List<Integer> indices() {
    return indices;
  }

  /**
   * The indices, ascending, all of them below the size of a data set.
   *
   * @param what names the data set in messages, as in "the test split of digits"
   * @throws InvalidInputException if an index is too large
   */
  public List<Integer> indicesBelow(int size, String what) {
    int last = indices.get(indices.size() - 1);
    if (last >= size) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "samples: expected indices from 0 to %d, %s, got %d",
              size - 1,
              what,
              last));
    }
    return indices;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SampleRange range && range.indices.equals(indices);
  }

  @Override
  public int hashCode() {
    return indices.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
