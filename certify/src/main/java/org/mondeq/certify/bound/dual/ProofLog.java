package org.mondeq.certify.bound.dual;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mondeq.linalg.Matrix;

/**
 * What the bounds of the units of one sample rest on, for others to check: the computed fixpoint of
 * the centre, then the multipliers of each bound that was used, in this order.
 *
 * <p>Multipliers are those of the equations {@code D r = (W − I + D) z + U x + b}: f, and the
 * objective's own coefficient of r divided by D. While a log is kept, every f is rounded to single
 * precision before it is evaluated, so that a log compresses well and yet proves the very bounds.
 */
public final class ProofLog {
  /** Numbers in all multipliers of a certificate, at most: 128 MB. */
  public static final long MAX_NUMBERS = 1L << 24;

  private double[] point = {};
  private final List<Integer> units = new ArrayList<>();
  private final List<double[]> multipliers = new ArrayList<>();
  private final List<Double> prices = new ArrayList<>();
  private final long limit;
  private long size;

  /**
   * An empty log.
   *
   * @param limit numbers in multipliers, beyond which it counts them and keeps no more
   */
  public ProofLog(long limit) {
    this.limit = limit;
  }

  /** Takes over the fixpoint {@code [p]} of the centre. */
  void point(double[] fixpoint) {
    point = fixpoint;
  }

  /** Adds the bound of a row's objective {@code ±r_j}, from multipliers f {@code [p]}. */
  public void add(Objectives batch, int row, double[] f) {
    add(batch, row, f, 0);
  }

  /** The same of an objective with a cutoff of some price. */
  public void add(Objectives batch, int row, double[] f, double price) {
    size += f.length;
    if (size > limit) {
      return;
    }
    int unit = batch.unit(row);
    double[] t = f.clone();
    t[unit] += batch.sign(row) / batch.diagonal(unit);
    units.add(batch.sign(row) > 0 ? unit + 1 : -(unit + 1));
    multipliers.add(t);
    prices.add(price);
  }

  /** Rounds every entry to single precision. */
  public static void round(Matrix f) {
    DoubleBuffer buffer = f.buffer();
    for (int i = 0; i < f.size(); i++) {
      buffer.put(i, (float) buffer.get(i));
    }
  }

  /** The numbers in all multipliers; it is incomplete if they are more than the limit. */
  public long size() {
    return size;
  }

  /** The fixpoint {@code [p]} of the centre, computed. */
  public double[] point() {
    return point.clone();
  }

  /** The bounds in their order: {@code j + 1} for a lower, {@code −(j + 1)} for an upper bound. */
  public int[] units() {
    return units.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The price of each bound's cutoff; zero where it has none. */
  public double[] prices() {
    return prices.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The multipliers {@code [p]} of each bound; only to be read. */
  public List<double[]> multipliers() {
    return Collections.unmodifiableList(multipliers);
  }
}
