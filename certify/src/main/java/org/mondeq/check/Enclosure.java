package org.mondeq.check;

/** A vector that is known to lie between two others. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Enclosure(double[] low, double[] high) {

  /**
   * What is at most off by the rounding of its sums, and by as much again as is not known of the
   * numbers that were summed.
   *
   * @param sums computed sums of at most {@code terms} products
   * @param sizes the computed sums of the products' magnitudes
   * @param unknown how far the exact sums of known and of unknown numbers may differ
   */
  static Enclosure around(double[] sums, double[] sizes, int terms, double unknown) {
    double[] low = new double[sums.length];
    double[] high = new double[sums.length];
    double factor = Outward.ofSum(terms);
    for (int k = 0; k < sums.length; k++) {
      double reach = Outward.up(Outward.up(factor * sizes[k]) + unknown);
      low[k] = Outward.down(sums[k] - reach);
      high[k] = Outward.up(sums[k] + reach);
    }
    return new Enclosure(low, high);
  }
}
