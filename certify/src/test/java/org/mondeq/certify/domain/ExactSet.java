package org.mondeq.certify.domain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.Exact;

/**
 * A centre, generators and a linearly mapped unit ball in decimal arithmetic; what a set of doubles
 * denotes, and not what it says of itself.
 */
public final class ExactSet {
  private static final int DIRECTIONS = 4;

  private final BigDecimal[] center;
  private final List<BigDecimal[]> generators;
  private final BigDecimal[][] ball;

  private ExactSet(BigDecimal[] center, List<BigDecimal[]> generators, BigDecimal[][] ball) {
    this.center = center;
    this.generators = generators;
    this.ball = ball;
  }

  /** What an M-Zonotope denotes. */
  public static ExactSet of(MZonotope set) {
    int d = set.size();
    BigDecimal[] center = zeros(d);
    BigDecimal[][] ball = new BigDecimal[d][];
    List<BigDecimal[]> generators = new ArrayList<>();
    for (int k = 0; k < set.generators().rows(); k++) {
      generators.add(Exact.vector(set.generators().row(k)));
    }
    for (int i = 0; i < d; i++) {
      center[i] = Exact.of(set.center(i));
      generators.add(axis(d, i, Exact.of(set.box(i))));
      ball[i] = axis(d, i, Exact.of(set.slack()));
    }
    return new ExactSet(center, generators, ball);
  }

  /** What a proper M-Zonotope denotes. */
  static ExactSet of(ProperMZonotope set) {
    int d = set.size();
    BigDecimal[] center = zeros(d);
    List<BigDecimal[]> generators = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      center[i] = Exact.of(set.center(i));
      generators.add(axis(d, i, Exact.of(set.box(i))));
      BigDecimal[] generator = Exact.vector(set.basis().vectors().row(i));
      for (int j = 0; j < d; j++) {
        generator[j] = generator[j].multiply(Exact.of(set.coefficient(i)));
      }
      generators.add(generator);
    }
    return new ExactSet(center, generators, new BigDecimal[d][0]);
  }

  private static BigDecimal[] zeros(int d) {
    BigDecimal[] zeros = new BigDecimal[d];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  private static BigDecimal[] axis(int d, int i, BigDecimal length) {
    BigDecimal[] axis = zeros(d);
    axis[i] = length;
    return axis;
  }

  /** The number of generators of an M-Zonotope's point, without its box. */
  private int free() {
    return generators.size() - center.length;
  }

  /** The image {@code M s + c}. */
  ExactSet image(Matrix map, double[] offset) {
    BigDecimal[][] m = Exact.matrix(map.toArray(), map.rows());
    BigDecimal[] moved = times(m, center);
    for (int i = 0; i < moved.length; i++) {
      moved[i] = moved[i].add(Exact.of(offset[i]));
    }
    BigDecimal[][] mapped = new BigDecimal[m.length][center.length];
    for (int k = 0; k < center.length; k++) {
      BigDecimal[] column = new BigDecimal[center.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = ball[i][k];
      }
      column = times(m, column);
      for (int i = 0; i < m.length; i++) {
        mapped[i][k] = column[i];
      }
    }
    return new ExactSet(moved, generators.stream().map(g -> times(m, g)).toList(), mapped);
  }

  private static BigDecimal[] times(BigDecimal[][] m, BigDecimal[] x) {
    return Arrays.stream(m).map(row -> Exact.dot(row, x)).toArray(BigDecimal[]::new);
  }

  /** The largest {@code r · s}. */
  public BigDecimal support(BigDecimal[] r) {
    BigDecimal sum = Exact.dot(r, center);
    for (BigDecimal[] generator : generators) {
      sum = sum.add(Exact.dot(r, generator).abs());
    }
    BigDecimal squares = BigDecimal.ZERO;
    for (int k = 0; k < ball[0].length; k++) {
      BigDecimal along = BigDecimal.ZERO;
      for (int i = 0; i < r.length; i++) {
        along = along.add(r[i].multiply(ball[i][k]));
      }
      squares = squares.add(along.multiply(along));
    }
    return squares.signum() == 0 ? sum : sum.add(Exact.sqrt(squares));
  }

  /**
   * A point where each symbol is −1, 0 or 1, most of them not 0, and the ball is left out or
   * reached along a coordinate.
   *
   * @param symbols decide the first generators
   */
  public BigDecimal[] point(Random random, BigDecimal[] symbols) {
    BigDecimal[] point = center.clone();
    for (int k = 0; k < generators.size(); k++) {
      BigDecimal symbol = k < Math.min(symbols.length, free()) ? symbols[k] : symbol(random);
      for (int i = 0; i < point.length; i++) {
        point[i] = point[i].add(symbol.multiply(generators.get(k)[i]));
      }
    }
    if (ball[0].length > 0) {
      int along = random.nextInt(ball[0].length);
      BigDecimal symbol = symbol(random);
      for (int i = 0; i < point.length; i++) {
        point[i] = point[i].add(symbol.multiply(ball[i][along]));
      }
    }
    return point;
  }

  /** −1, 0 or 1. */
  public static BigDecimal symbol(Random random) {
    return BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : 2 * random.nextInt(2) - 1);
  }

  /** Fails if a hyperplane separates a point from this set. */
  public void assertHolds(BigDecimal[] point, Random random) {
    List<BigDecimal[]> directions = directions(random);
    BigDecimal[] away = new BigDecimal[point.length];
    for (int i = 0; i < away.length; i++) {
      away[i] = Exact.of(point[i].subtract(center[i]).doubleValue());
    }
    directions.add(away);
    for (BigDecimal[] r : directions) {
      assertAtMost(Exact.dot(r, point), support(r));
    }
  }

  /** Fails if a set reaches further than this one in some direction. */
  void assertHolds(ExactSet inner, Random random) {
    List<BigDecimal[]> directions = directions(random);
    BigDecimal[] away = new BigDecimal[center.length];
    for (int i = 0; i < away.length; i++) {
      away[i] = inner.center[i].subtract(center[i]);
    }
    directions.add(away);
    for (BigDecimal[] r : directions) {
      assertAtMost(inner.support(r), support(r));
    }
  }

  /** Square roots have 90 digits. */
  private static void assertAtMost(BigDecimal reached, BigDecimal bound) {
    BigDecimal little = bound.abs().movePointLeft(60);
    assertTrue(
        reached.compareTo(bound.add(little)) <= 0,
        () -> "beyond by " + reached.subtract(bound).doubleValue() + " of " + bound.doubleValue());
  }

  private List<BigDecimal[]> directions(Random random) {
    int d = center.length;
    List<BigDecimal[]> directions = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      directions.add(axis(d, i, BigDecimal.ONE));
      directions.add(axis(d, i, BigDecimal.ONE.negate()));
    }
    for (int n = 0; n < DIRECTIONS; n++) {
      directions.add(Exact.vector(random.doubles(d, -1, 1).toArray()));
    }
    return directions;
  }
}
