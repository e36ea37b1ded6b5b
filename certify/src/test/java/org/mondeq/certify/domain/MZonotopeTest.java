package org.mondeq.certify.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class MZonotopeTest {
  /** Room for the rounding of the test's own sums, which are not outward. */
  private static final double TEST_ROUNDING = 1e-12;

  private static final int SAMPLES = 50;

  private static MZonotope set(Random random) {
    return Sets.random(
        random, 1 + random.nextInt(6), random.nextInt(9), random.nextBoolean() ? 0.3 : 0);
  }

  /** Bounds of the set along random directions hold for the point: no hyperplane separates them. */
  private static void assertNotSeparated(MZonotope set, double[] point, Random random) {
    Matrix directions = RandomModels.gaussian(random, 20, set.size());
    double[] reach = set.extent(directions, set.generatorRadius());
    for (int i = 0; i < directions.rows(); i++) {
      double distance = 0;
      double bound = reach[i];
      double norm = 0;
      for (int j = 0; j < point.length; j++) {
        distance += directions.get(i, j) * (point[j] - set.center(j));
        bound += Math.abs(directions.get(i, j)) * set.box(j);
        norm = Math.hypot(norm, directions.get(i, j));
      }
      bound += norm * set.slack();
      assertTrue(Math.abs(distance) <= bound + TEST_ROUNDING, "separated in direction " + i);
    }
  }

  private static void assertInHull(Interval hull, double[] point) {
    for (int i = 0; i < point.length; i++) {
      assertTrue(hull.low(i) <= point[i] + TEST_ROUNDING, "below in coordinate " + i);
      assertTrue(point[i] - TEST_ROUNDING <= hull.high(i), "above in coordinate " + i);
    }
  }

  @SeededTest
  void concretizeEnclosesThePoints(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    for (int i = 0; i < SAMPLES; i++) {
      assertInHull(SetOracle.box(set), Sets.point(set, random));
    }
  }

  @SeededTest
  void affineMapIsSound(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    Matrix map = RandomModels.gaussian(random, 1 + random.nextInt(6), set.size());
    double[] offset = RandomModels.gaussian(random, 1, map.rows()).row(0);
    MZonotope image = SetOracle.affineMap(set, map, offset);
    for (int i = 0; i < SAMPLES; i++) {
      assertNotSeparated(image, apply(map, offset, Sets.point(set, random)), random);
    }
  }

  private static double[] apply(Matrix map, double[] offset, double[] point) {
    double[] image = offset.clone();
    for (int i = 0; i < image.length; i++) {
      for (int j = 0; j < point.length; j++) {
        image[i] += map.get(i, j) * point[j];
      }
    }
    return image;
  }

  @Test
  void affineMapIsExactWithoutBall() {
    MZonotope set =
        new MZonotope(
            new double[] {1, 2}, Matrix.of(1, 2, new double[] {3, -1}), new double[] {0, 0.5}, 0);
    MZonotope sum =
        SetOracle.affineMap(set, Matrix.of(1, 2, new double[] {1, 1}), new double[] {10});
    assertEquals(13, sum.center(0), 1e-14);
    assertEquals(15.5, SetOracle.box(sum).high(0), 1e-12);
    assertEquals(10.5, SetOracle.box(sum).low(0), 1e-12);
  }

  @SeededTest
  void reluIsSound(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    Interval bounds = SetOracle.box(set);
    double[] slopes = random.doubles(set.size()).toArray();
    ReluRelaxation relaxation =
        random.nextBoolean() ? ReluRelaxation.tightest(bounds) : ReluRelaxation.of(bounds, slopes);
    MZonotope image = SetOracle.relu(set, relaxation);
    for (int i = 0; i < SAMPLES; i++) {
      double[] point = Sets.point(set, random);
      for (int j = 0; j < point.length; j++) {
        point[j] = Math.max(0, point[j]);
      }
      assertNotSeparated(image, point, random);
    }
  }

  @SeededTest
  void consolidationOnlyGrows(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    MZonotope proper = set.consolidate(Sets.basis(random, set.size())).toMZonotope();
    assertEquals(set.size(), proper.generators().rows());
    for (int i = 0; i < SAMPLES; i++) {
      assertNotSeparated(proper, Sets.point(set, random), random);
    }
  }

  @SeededTest
  void castingTheBoxLeavesNoneAndLosesNoPoint(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    ProperMZonotope cast = set.consolidate(Sets.basis(random, set.size())).castBox();
    for (int i = 0; i < set.size(); i++) {
      assertEquals(0, cast.box(i));
    }
    for (int i = 0; i < SAMPLES; i++) {
      assertNotSeparated(cast.toMZonotope(), Sets.point(set, random), random);
    }
  }

  @Test
  void aBoxGrowsByItsRadiusAndByAConstant() {
    Interval wider = Interval.of(new double[] {-1}, new double[] {3}).widen(0.5, 0.25);
    assertEquals(-2.25, wider.low(0), 1e-14);
    assertEquals(4.25, wider.high(0), 1e-14);
    assertTrue(wider.low(0) <= -2.25 && wider.high(0) >= 4.25, "rounded outwards");
  }

  @SeededTest
  void aSetLiesInItsConsolidation(long seed) {
    Random random = new Random(seed);
    MZonotope set = set(random);
    ProperMZonotope proper = set.consolidate(Sets.basis(random, set.size())).widen(0, 1e-12);
    assertTrue(proper.contains(set));
    assertFalse(set.consolidate(proper.basis()).contains(grown(set)));
  }

  private static MZonotope grown(MZonotope set) {
    double[] center = new double[set.size()];
    double[] box = new double[set.size()];
    for (int i = 0; i < center.length; i++) {
      center[i] = set.center(i) + 0.01;
      box[i] = set.box(i);
    }
    return new MZonotope(center, set.generators(), box, set.slack());
  }

  /** Inclusion that is claimed holds for points; about a third of the trials claim it. */
  @SeededTest(trials = 60)
  void containmentIsSound(long seed) {
    Random random = new Random(seed);
    int dimension = 1 + random.nextInt(4);
    ProperMZonotope outer =
        Sets.random(random, dimension, 2 * dimension, 0).consolidate(Sets.basis(random, dimension));
    MZonotope shape = Sets.random(random, dimension, random.nextInt(5), 0.01);
    double[] center = new double[dimension];
    double[] box = new double[dimension];
    Matrix generators = shape.generators().copy();
    double scale = random.nextDouble();
    for (int i = 0; i < dimension; i++) {
      center[i] = outer.center(i) + 0.3 * random.nextGaussian();
      box[i] = scale * shape.box(i);
      for (int k = 0; k < generators.rows(); k++) {
        generators.set(k, i, scale * generators.get(k, i));
      }
    }
    MZonotope inner = new MZonotope(center, generators, box, shape.slack());
    if (outer.contains(inner)) {
      for (int i = 0; i < SAMPLES; i++) {
        assertNotSeparated(outer.toMZonotope(), Sets.point(inner, random), random);
      }
      assertTrue(outer.concretize().contains(SetOracle.box(inner)));
    }
  }

  @Test
  void containmentUsesTheBoxOfTheOuterSetForTheCentre() {
    Basis axes = Basis.of(Matrix.identity(2));
    Matrix none = Matrix.zeros(0, 2);
    ProperMZonotope outer =
        new MZonotope(new double[2], none, new double[] {1, 1}, 0).consolidate(axes).widen(0, 0.25);
    assertTrue(outer.contains(new MZonotope(new double[] {1.2, 0}, none, new double[2], 0)));
    assertFalse(outer.contains(new MZonotope(new double[] {1.3, 0}, none, new double[2], 0)));
    assertTrue(
        outer.contains(new MZonotope(new double[] {0.5, 0}, none, new double[] {0.7, 0}, 0)));
    assertFalse(outer.contains(new MZonotope(new double[] {0, 0}, none, new double[2], 0.3)));
  }

  @Test
  void nothingIsInASetAroundNaN() {
    ProperMZonotope outer =
        MZonotope.point(new double[] {0, 0}).consolidate(Basis.of(Matrix.identity(2)));
    assertFalse(outer.contains(MZonotope.point(new double[] {Double.NaN, 0})));
    assertFalse(
        outer.contains(
            new MZonotope(
                new double[2], Matrix.of(1, 2, new double[] {Double.NaN, 0}), new double[2], 0)));
  }

  @Test
  void rejectsABasisThatIsNotOrthonormal() {
    Matrix skewed = Matrix.of(2, 2, new double[] {1, 0, 0.1, 1});
    assertThrows(IllegalArgumentException.class, () -> Basis.of(skewed));
  }

  @Test
  void rejectsANegativeBall() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MZonotope(new double[1], Matrix.zeros(0, 1), new double[1], -1));
  }

  /** Fifty rotations lose no point and stay within 1e-9. */
  @Test
  void roundingStaysSmallOverManySteps() {
    Random random = new Random(7);
    Basis rotation = Sets.basis(random, 4);
    MZonotope set = Sets.random(random, 4, 3, 0);
    double[] point = Sets.point(set, random);
    double[] zero = new double[4];
    for (int i = 0; i < 50; i++) {
      set = SetOracle.affineMap(set, rotation.vectors(), zero);
      point = apply(rotation.vectors(), zero, point);
    }
    assertNotSeparated(set, point, random);
    assertTrue(set.slack() > 0 && set.slack() < 1e-9, "ball " + set.slack());
  }
}
