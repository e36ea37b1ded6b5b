package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Resolvent;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Abstract steps of the checker hold the steps of all their points. */
class StateSetTest {
  private static final int P = 5;
  private static final int Q = 3;
  private static final double ALPHA = 0.05;
  private static final double TOLERANCE = 1e-11;

  @TempDir private Path folder;

  private CheckedModel write(MonDeq model) {
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    return CheckedModel.read(file);
  }

  /** {@code C |u| + F (U x + b)} by the resolvent of the solvers. */
  private static double[] step(MonDeq model, double[] u, double[] x) {
    Matrix resolvent = Resolvent.of(model.coupling(), ALPHA);
    double[] injection = model.injection(Matrix.ofRow(x)).row(0);
    double[] half = new double[P];
    for (int j = 0; j < P; j++) {
      half[j] = Math.abs(u[j]) + ALPHA * injection[j];
    }
    double[] z = Blas.productTransposed(Matrix.ofRow(half), resolvent).row(0);
    for (int j = 0; j < P; j++) {
      z[j] = 2 * z[j] - Math.abs(u[j]);
    }
    return z;
  }

  private static double[] numbers(Random random, int size, double scale) {
    double[] values = new double[size];
    for (int j = 0; j < size; j++) {
      values[j] = scale * random.nextGaussian();
    }
    return values;
  }

  private static double[] magnitudes(double[] values) {
    return java.util.Arrays.stream(values).map(Math::abs).toArray();
  }

  @SeededTest(trials = 100)
  void stepsHoldTheStepsOfPoints(long seed) throws Unproved {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, Q, P, 2);
    Splitting splitting = Splitting.of(write(model), ALPHA);
    double[] low = numbers(random, Q, 1);
    double[] high = low.clone();
    for (int i = 0; i < Q; i++) {
      high[i] += random.nextDouble();
    }
    List<double[]> generators = new ArrayList<>();
    for (int k = 0; k < P; k++) {
      generators.add(numbers(random, P, 0.5));
    }
    StateSet start =
        new StateSet(
            numbers(random, P, 1), List.of(), generators, magnitudes(numbers(random, P, 0.1)));
    Enclosure box = new Enclosure(low, high);
    StateSet second = start.step(splitting, box).step(splitting, box);
    Enclosure hull = second.hull();
    for (int trial = 0; trial < 50; trial++) {
      double[] u = start.center().clone();
      for (double[] generator : generators) {
        double nu = trial % 2 == 0 ? 2 * random.nextInt(2) - 1 : 2 * random.nextDouble() - 1;
        for (int j = 0; j < P; j++) {
          u[j] += nu * generator[j];
        }
      }
      for (int j = 0; j < P; j++) {
        u[j] += (2 * random.nextInt(2) - 1) * start.box()[j];
      }
      double[] x = new double[Q];
      for (int i = 0; i < Q; i++) {
        x[i] = random.nextBoolean() ? low[i] : high[i];
      }
      double[] image = step(model, step(model, u, x), x);
      for (int j = 0; j < P; j++) {
        assertTrue(hull.low()[j] <= image[j] + TOLERANCE, "low " + j);
        assertTrue(image[j] - TOLERANCE <= hull.high()[j], "high " + j);
      }
    }
  }

  @SeededTest(trials = 30)
  void defectsOfInversesAreThoseOfTheProducts(long seed) {
    Random random = new Random(seed);
    double[] matrix = numbers(random, P * P, 1);
    double[] inverse = Inverse.of(matrix, P);
    assertTrue(Inverse.defect(inverse, matrix, 0, P) < 1e-6);
    inverse[random.nextInt(P * P)] += 10;
    double largest = 0;
    for (int i = 0; i < P; i++) {
      double sum = 0;
      for (int k = 0; k < P; k++) {
        double entry = i == k ? -1 : 0;
        for (int j = 0; j < P; j++) {
          entry += inverse[i * P + j] * matrix[j * P + k];
        }
        sum += Math.abs(entry);
      }
      largest = Math.max(largest, sum);
    }
    double defect = Inverse.defect(inverse, matrix, 0, P);
    assertTrue(defect >= largest * (1 - TOLERANCE));
    assertEquals(largest, defect, TOLERANCE * largest);
  }

  @SeededTest(trials = 10)
  void stepSizesThatAreNoneAreRefused(long seed) {
    CheckedModel model = write(RandomModels.dense(new Random(seed), Q, P, 2));
    for (double alpha : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(Unproved.class, () -> Splitting.of(model, alpha));
    }
  }
}
