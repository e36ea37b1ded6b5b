package org.mondeq.attack.square;

/**
 * How large the squares of {@link SquareSearch} are: their part of the image is halved after these
 * of 10,000 queries, and in proportion after those of other numbers, as in the program of the
 * authors of [Andriushchenko20].
 */
final class SquareSchedule {
  private static final int QUERIES = 10_000;
  private static final int[] HALVED_AFTER = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

  private SquareSchedule() {}

  /** The part of the image that the square of a query covers, of the first of which it is p. */
  static double fraction(double p, int query, int queries) {
    long scaled = (long) query * QUERIES / queries;
    double fraction = p;
    for (int limit : HALVED_AFTER) {
      fraction = scaled > limit ? fraction / 2 : fraction;
    }
    return fraction;
  }
}
