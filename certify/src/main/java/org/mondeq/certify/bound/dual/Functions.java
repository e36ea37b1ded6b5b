package org.mondeq.certify.bound.dual;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;

/**
 * Linear functions {@code c·z + a·x + c₀} of fixpoints and normalised inputs, in groups: of each
 * group, at least one function is to be positive everywhere. Most groups have one.
 */
public final class Functions {
  private final Matrix directions;
  private final double[] offsets;
  private final Optional<Terms> terms;
  private final int[] firsts;

  /**
   * What functions have that are more than a difference of two outputs.
   *
   * @param sizes what the rounding of each c is in proportion to {@code [n × p]}
   * @param inputs a of each {@code [n × q]}; nothing where all are zero
   * @param reach {@code Σ |a_i| max |x_i|} of each, or more {@code [n]}
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Terms(Matrix sizes, Optional<Matrix> inputs, double[] reach) {}

  /**
   * Functions in groups.
   *
   * @param directions c of each {@code [n × p]}
   * @param offsets c₀ of each, or less {@code [n]}
   * @param sizes the number of functions of each group, one after the other
   */
  public Functions(Matrix directions, double[] offsets, Terms terms, int... sizes) {
    this(directions, offsets, Optional.of(terms), firsts(sizes));
  }

  private Functions(Matrix directions, double[] offsets, Optional<Terms> terms, int[] firsts) {
    this.directions = directions;
    this.offsets = offsets;
    this.terms = terms;
    this.firsts = firsts;
  }

  private static int[] firsts(int... sizes) {
    int[] firsts = new int[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) {
      firsts[i + 1] = firsts[i] + sizes[i];
    }
    return firsts;
  }

  /** Differences of outputs, each a group of its own. */
  public static Functions single(Matrix directions, double[] offsets) {
    return new Functions(
        directions, offsets, Optional.empty(), IntStream.rangeClosed(0, offsets.length).toArray());
  }

  /** The number of groups. */
  public int size() {
    return firsts.length - 1;
  }

  /** Whether a group has one function alone. */
  public boolean isSingle(int group) {
    return firsts[group + 1] - firsts[group] == 1;
  }

  /** The functions of a group, as the caller has them. */
  public Margin[] of(int group, Margin... all) {
    return java.util.Arrays.copyOfRange(all, firsts[group], firsts[group + 1]);
  }

  /** Every function. */
  public Margin[] margins() {
    Margin[] margins = new Margin[offsets.length];
    for (int k = 0; k < margins.length; k++) {
      margins[k] =
          new Margin(
              directions, terms.map(Terms::sizes), terms.flatMap(Terms::inputs), k, offsets[k]);
    }
    return margins;
  }

  /** {@code Σ |a_i| max |x_i|} of the functions of a group. */
  public double[] reach(int group) {
    double[] all = terms.map(Terms::reach).orElseGet(() -> new double[offsets.length]);
    return java.util.Arrays.copyOfRange(all, firsts[group], firsts[group + 1]);
  }

  /** c of each function {@code [n × p]}. */
  public Matrix directions() {
    return directions;
  }

  /** a of each function {@code [n × q]}, if there are any. */
  public Optional<Matrix> inputs() {
    return terms.flatMap(Terms::inputs);
  }

  /** c₀ of each function {@code [n]}. */
  public double[] offsets() {
    return offsets;
  }
}
