package org.mondeq.certify.domain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.mondeq.certify.bound.WildModel;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** Every operation on sets encloses the exact one, without a tolerance. */
class SetRoundingTest {
  private static final int SETS = 40;
  private static final int POINTS = 4;
  private static final BigDecimal[] FREE = {};

  /** Wild sets of at most 3 dimensions. */
  private static final class Wild {
    private final Random random;
    private final WildModel numbers;

    Wild(Random random) {
      this.random = random;
      this.numbers = new WildModel(random);
    }

    double[] vector(int d) {
      double spread = 3 * random.nextInt(3);
      double scale = numbers.power(-3, 3);
      double[] vector = new double[d];
      for (int i = 0; i < d; i++) {
        vector[i] = numbers.number(scale, spread);
      }
      return vector;
    }

    Matrix matrix(int rows, int cols) {
      return Matrix.of(rows, cols, vector(rows * cols));
    }

    MZonotope set(int d) {
      double[] box = random.nextBoolean() ? new double[d] : vector(d);
      for (int i = 0; i < d; i++) {
        box[i] = Math.abs(box[i]);
      }
      double slack = random.nextInt(3) > 0 ? 0 : numbers.power(-20, 3);
      return new MZonotope(vector(d), matrix(random.nextInt(4), d), box, slack);
    }

    /** The axes, or a random basis, or one that is a little askew. */
    Basis basis(int d) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        return Basis.of(Matrix.identity(d));
      }
      Matrix vectors = Sets.basis(random, d).vectors().copy();
      double askew = kind == 1 ? 0 : numbers.power(-16, -7.5);
      for (int i = 0; i < vectors.size(); i++) {
        double value = vectors.buffer().get(i);
        vectors.buffer().put(i, value + askew * random.nextGaussian());
      }
      return Basis.of(vectors);
    }

    int dimension() {
      return 1 + random.nextInt(3);
    }
  }

  @SeededTest(trials = 30)
  void affineImagesHoldTheExactOnes(long seed) {
    Wild wild = new Wild(new Random(seed));
    for (int n = 0; n < SETS; n++) {
      MZonotope set = wild.set(wild.dimension());
      Matrix map = wild.matrix(wild.dimension(), set.size());
      double[] offset = cancelling(wild, map, set);
      ExactSet image = ExactSet.of(set).image(map, offset);
      ExactSet.of(SetOracle.affineMap(set, map, offset)).assertHolds(image, wild.random);
    }
  }

  /** Any offset, or that which takes the image of the centre back to zero. */
  private static double[] cancelling(Wild wild, Matrix map, MZonotope set) {
    double[] offset = wild.vector(map.rows());
    if (wild.random.nextBoolean()) {
      for (int i = 0; i < offset.length; i++) {
        offset[i] = 0;
        for (int j = 0; j < set.size(); j++) {
          offset[i] -= map.get(i, j) * set.center(j);
        }
      }
    }
    return offset;
  }

  @SeededTest(trials = 30)
  void boxesHoldTheExactSets(long seed) {
    Wild wild = new Wild(new Random(seed));
    for (int n = 0; n < SETS; n++) {
      MZonotope set = wild.set(wild.dimension());
      assertHolds(SetOracle.box(set), ExactSet.of(set));
      ProperMZonotope proper = set.consolidate(wild.basis(set.size()));
      assertHolds(proper.concretize(), ExactSet.of(proper));
    }
  }

  private static void assertHolds(Interval box, ExactSet set) {
    for (int i = 0; i < box.size(); i++) {
      BigDecimal[] r = Exact.vector(new double[box.size()]);
      r[i] = BigDecimal.ONE;
      assertTrue(Exact.of(box.high(i)).compareTo(set.support(r)) >= 0, "above");
      r[i] = BigDecimal.ONE.negate();
      assertTrue(Exact.of(box.low(i)).compareTo(set.support(r).negate()) <= 0, "below");
    }
  }

  @SeededTest(trials = 30)
  void widerBoxesAreAsWideAsTheySay(long seed) {
    Wild wild = new Wild(new Random(seed));
    for (int n = 0; n < SETS; n++) {
      Interval box = SetOracle.box(wild.set(1));
      double factor = wild.random.nextBoolean() ? 0 : wild.numbers.power(-17, 0);
      double addend = wild.random.nextBoolean() ? 0 : wild.numbers.power(-17, 0);
      Interval wider = box.widen(factor, addend);
      BigDecimal width = Exact.of(box.high(0)).subtract(Exact.of(box.low(0)));
      BigDecimal more =
          Exact.of(factor).multiply(width).multiply(new BigDecimal("0.5")).add(Exact.of(addend));
      assertTrue(Exact.of(wider.high(0)).compareTo(Exact.of(box.high(0)).add(more)) >= 0);
      assertTrue(Exact.of(wider.low(0)).compareTo(Exact.of(box.low(0)).subtract(more)) <= 0);
    }
  }

  @SeededTest(trials = 30)
  void reluImagesHoldExactPoints(long seed) {
    Wild wild = new Wild(new Random(seed));
    for (int n = 0; n < SETS; n++) {
      MZonotope set = wild.set(wild.dimension());
      Interval bounds = SetOracle.box(set);
      ExactSet image = ExactSet.of(SetOracle.relu(set, relaxation(bounds, wild.random)));
      for (int i = 0; i < POINTS; i++) {
        BigDecimal[] point = ExactSet.of(set).point(wild.random, FREE);
        for (int j = 0; j < point.length; j++) {
          point[j] = point[j].max(BigDecimal.ZERO);
        }
        image.assertHolds(point, wild.random);
      }
    }
  }

  private static ReluRelaxation relaxation(Interval bounds, Random random) {
    return random.nextBoolean()
        ? ReluRelaxation.tightest(bounds)
        : ReluRelaxation.of(bounds, random.doubles(bounds.size()).toArray());
  }

  @SeededTest(trials = 30)
  void consolidationsHoldTheExactSets(long seed) {
    Wild wild = new Wild(new Random(seed));
    for (int n = 0; n < SETS; n++) {
      MZonotope set = wild.set(wild.dimension());
      ProperMZonotope proper = set.consolidate(wild.basis(set.size()));
      ExactSet exact = ExactSet.of(proper);
      exact.assertHolds(ExactSet.of(set), wild.random);
      ExactSet.of(proper.toMZonotope()).assertHolds(exact, wild.random);
      ExactSet.of(proper.castBox()).assertHolds(exact, wild.random);
      ExactSet.of(proper.widen(0, 0)).assertHolds(exact, wild.random);
    }
  }

  /** Sets that are near the largest that fit: what is said to lie inside does. */
  @SeededTest(trials = 30)
  void whatIsContainedIsInside(long seed) {
    Wild wild = new Wild(new Random(seed));
    int contained = 0;
    for (int n = 0; n < SETS; n++) {
      MZonotope set = wild.set(wild.dimension());
      double grown = wild.random.nextInt(4) == 0 ? 0 : wild.numbers.power(-17, -6);
      ProperMZonotope outer = set.consolidate(wild.basis(set.size())).widen(grown, 0);
      MZonotope inner = moved(set, wild);
      if (outer.contains(inner)) {
        contained++;
        ExactSet.of(outer).assertHolds(ExactSet.of(inner), wild.random);
      }
    }
    assertTrue(contained > SETS / 20, contained + " contained");
  }

  /** The set with a little of its box, its generators or its ball added or taken away. */
  private static MZonotope moved(MZonotope set, Wild wild) {
    double by = wild.random.nextInt(3) == 0 ? 0 : wild.numbers.power(-17, -7);
    double[] center = new double[set.size()];
    double[] box = new double[set.size()];
    Matrix generators = set.generators().copy();
    for (int j = 0; j < center.length; j++) {
      center[j] = set.center(j) * (1 + by * wild.random.nextGaussian());
      box[j] = set.box(j) * (1 + by * wild.random.nextGaussian());
    }
    for (int k = 0; k < generators.size(); k++) {
      double value = generators.buffer().get(k);
      generators.buffer().put(k, value * (1 + by * wild.random.nextGaussian()));
    }
    return new MZonotope(center, generators, box, set.slack());
  }
}
