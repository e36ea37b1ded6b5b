package org.mondeq.certify.domain;

/**
 * The linear relaxation of the ReLU on a box: {@code ReLU(t) = λ t + μ ± μ} for every {@code t} in
 * it [Singh18, with any slope].
 *
 * <p>On {@code [l, u]} with {@code l < 0 < u} and slope λ in [0, 1], {@code ReLU(t) − λ t} lies in
 * {@code [0, max(−λ l, (1 − λ) u)]}, and μ is half of that, rounded up: the relaxation is sound for
 * the slope as it is stored, whatever rounding made of it. Where the sign of t is known it is
 * exact.
 */
public final class ReluRelaxation {
  private final double[] slope;
  private final double[] offset;

  private ReluRelaxation(double[] slope, double[] offset) {
    this.slope = slope;
    this.offset = offset;
  }

  /** The relaxation of least area, {@code λ = u/(u − l)} on unstable coordinates [Singh18]. */
  public static ReluRelaxation tightest(Interval bounds) {
    double[] slopes = new double[bounds.size()];
    for (int i = 0; i < slopes.length; i++) {
      double low = bounds.low(i);
      double high = bounds.high(i);
      slopes[i] = low < 0 && high > 0 ? high / (high - low) : 0;
    }
    return of(bounds, slopes);
  }

  /**
   * The relaxation with chosen slopes on the unstable coordinates; elsewhere they are ignored.
   *
   * @throws IllegalArgumentException if a slope used is not in [0, 1], or a bound is NaN
   */
  public static ReluRelaxation of(Interval bounds, double[] slopes) {
    double[] slope = new double[bounds.size()];
    double[] offset = new double[bounds.size()];
    for (int i = 0; i < slope.length; i++) {
      double low = bounds.low(i);
      double high = bounds.high(i);
      if (!(low <= high)) {
        throw new IllegalArgumentException("no ReLU on the bounds " + low + " to " + high);
      }
      if (low >= 0) {
        slope[i] = 1;
      } else if (high > 0) {
        if (!(slopes[i] >= 0 && slopes[i] <= 1)) {
          throw new IllegalArgumentException("slope: expected 0 to 1, got " + slopes[i]);
        }
        slope[i] = slopes[i];
        offset[i] = offset(low, high, slopes[i]);
      }
    }
    return new ReluRelaxation(slope, offset);
  }

  private static double offset(double low, double high, double slope) {
    double atLow = Math.nextUp(-slope * low);
    double atHigh = Math.nextUp(Math.nextUp(1 - slope) * high);
    return Math.nextUp(Math.max(atLow, atHigh) / 2);
  }

  /** λ of coordinate {@code i}. */
  public double slope(int i) {
    return slope[i];
  }

  /** μ of coordinate {@code i}, at least 0, and 0 where the ReLU is exact. */
  public double offset(int i) {
    return offset[i];
  }
}
