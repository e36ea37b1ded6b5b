package org.mondeq.certify.bound.search;

/** How the shares of the functions of a conjunction are searched for. */
final class Shares {
  private static final double LEAST_SHARE = 1e-6;

  private Shares() {}

  /**
   * Shares after a step along values at the point where the sum is smallest, which are its
   * derivatives: by multiplication, so that they stay positive.
   */
  static double[] moved(double[] shares, double[] values, double rate) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(largest > 0) || !Double.isFinite(largest)) {
      return shares;
    }
    double[] moved = new double[shares.length];
    double sum = 0;
    for (int k = 0; k < moved.length; k++) {
      double share = Math.max(LEAST_SHARE / shares.length, shares[k]);
      moved[k] = share * Math.exp(rate * values[k] / largest);
      sum += moved[k];
    }
    for (int k = 0; k < moved.length; k++) {
      moved[k] /= sum;
    }
    return moved;
  }
}
