package org.mondeq.certify.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.check.format.CutoffRows;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.UnitRows;

/**
 * How much of what bounds rest on is written down, the most compact form first. A checker may need
 * more than the first of them to follow a proof that leaves little room.
 */
public enum ProofForm {
  /** For each side of a unit its last multipliers, in fixed point of 8 bits. */
  COARSE(8),
  /** The same in 12 bits. */
  FINE(12),
  /** The same as they are. */
  LAST(0),
  /** All multipliers as they are. */
  WHOLE(0);

  /** The last multipliers alone have to be taken again and again until bounds settle. */
  private static final int ROUNDS = 20;

  /** Margins have less room than bounds of units, and fewer rows. */
  private static final int MORE_BITS_FOR_MARGINS = 8;

  private final int bits;

  ProofForm(int bits) {
    this.bits = bits;
  }

  /**
   * The forms to try, of which the first that a checker accepts is taken.
   *
   * @param written whether the certificate goes to a file: otherwise no space need be saved
   */
  public static List<ProofForm> tried(boolean written) {
    return written ? List.of(values()) : List.of(LAST, WHOLE);
  }

  /** The rows of a log that bound units, of p multipliers each. */
  public UnitRows units(ProofLog log, int p) {
    return units(log, kept(log.units()), p);
  }

  /**
   * The rows of a log that bound units where a margin is at most a cutoff: all of them, since the
   * later ones rest on the earlier ones.
   */
  public CutoffRows tightening(double cutoff, ProofLog log, int p) {
    double[] prices = log.prices();
    List<Integer> all = IntStream.range(0, prices.length).boxed().toList();
    return new CutoffRows(cutoff, prices, units(log, all, p));
  }

  private UnitRows units(ProofLog log, List<Integer> kept, int p) {
    int[] units = log.units();
    List<double[]> rows = new ArrayList<>();
    int[] written = new int[kept.size()];
    for (int i = 0; i < written.length; i++) {
      written[i] = units[kept.get(i)];
      rows.add(rounded(log.multipliers().get(kept.get(i)), bits));
    }
    return new UnitRows(written, Multipliers.of(p, rows), this == WHOLE ? 1 : ROUNDS);
  }

  /** The indices of the rows that are written, in order. */
  private List<Integer> kept(int[] units) {
    Map<Integer, Integer> last = new HashMap<>();
    for (int i = 0; i < units.length; i++) {
      last.put(this == WHOLE ? i : units[i], i);
    }
    return last.values().stream().sorted().toList();
  }

  /** Rows that prove margins, of p multipliers each. */
  public Multipliers margins(List<double[]> rows, int p) {
    int more = bits == 0 ? 0 : bits + MORE_BITS_FOR_MARGINS;
    return Multipliers.of(p, rows.stream().map(row -> rounded(row, more)).toList());
  }

  /** Multiples of the power of two that leaves the largest entry so many bits; 0 for all. */
  private static double[] rounded(double[] row, int bits) {
    double largest = 0;
    for (double value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    int exponent = Math.getExponent(largest) - bits + 1;
    if (bits == 0 || exponent < Double.MIN_EXPONENT) {
      return row;
    }
    double unit = Math.scalb(1.0, exponent);
    double[] result = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      // The sum turns a negative zero into zero, which takes less space.
      result[j] = unit * Math.rint(row[j] / unit) + 0.0;
    }
    return result;
  }
}
