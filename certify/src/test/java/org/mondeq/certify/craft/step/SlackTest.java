package org.mondeq.certify.craft.step;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.containment.Consolidator;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.SetOracle;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Resolvent;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/**
 * The ball of a set is carried through every operation: tested with one far larger than rounding,
 * whose surface is sampled, so that leaving it out anywhere lets points escape.
 */
class SlackTest {
  private static final double SLACK = 0.3;
  private static final double ALPHA = 0.04;
  private static final double TOLERANCE = 1e-9;
  private static final int POINTS = 100;

  private record Problem(MonDeq model, InputBox box, InputSymbols x, RectifiedStates state) {}

  /** States whose t is a small zonotope with a large ball around a random centre. */
  private static Problem problem(Random random, boolean holdsU) {
    int q = 2;
    int p = 2 + random.nextInt(5);
    MonDeq model = RandomModels.dense(random, q, p, 3);
    InputBox box =
        InputBox.ball(RandomModels.pixels(random, 1, q).row(0), 0.05, model.spec().normalization());
    Matrix generators = RandomModels.gaussian(random, q + 2, p);
    for (int i = 0; i < generators.size(); i++) {
      generators.buffer().put(i, 0.02 * generators.buffer().get(i));
    }
    double[] center = RandomModels.gaussian(random, 1, p).row(0);
    for (int j = 0; j < p; j++) {
      center[j] *= 0.2;
    }
    MZonotope t = new MZonotope(center, generators, new double[p], SLACK);
    return new Problem(model, box, InputSymbols.of(box, model), RectifiedStates.of(t, holdsU));
  }

  /** A point of t on the surface of the ball, with the input that its symbols mean. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Point(Matrix t, double[] symbols, Matrix input) {}

  private static Point point(Problem problem, Random random) {
    MZonotope set = problem.state.set();
    Matrix t = Matrix.zeros(1, set.size());
    double[] direction = RandomModels.gaussian(random, 1, set.size()).row(0);
    double norm = org.mondeq.linalg.Norms.euclidean(direction);
    double[] symbols = random.doubles(set.generators().rows(), -1, 1).toArray();
    for (int j = 0; j < set.size(); j++) {
      double value = set.center(j) + SLACK * direction[j] / norm;
      for (int k = 0; k < symbols.length; k++) {
        value += symbols[k] * set.generators().get(k, j);
      }
      t.set(0, j, value);
    }
    Matrix input = Matrix.zeros(1, problem.x.size());
    for (int i = 0; i < input.cols(); i++) {
      input.set(0, i, problem.x.center()[i] + symbols[i] * problem.x.radius(i));
    }
    return new Point(t, symbols, input);
  }

  private static Matrix relu(Matrix t) {
    Matrix z = t.copy();
    for (int i = 0; i < z.size(); i++) {
      z.buffer().put(i, Math.max(0, z.buffer().get(i)));
    }
    return z;
  }

  /** {@code u ← 2 z½ − u½} by its definition. */
  private static Matrix peacemanRachford(MonDeq model, Point point) {
    Matrix half = relu(point.t);
    Matrix injection = model.injection(point.input);
    Matrix shifted = half.copy();
    for (int i = 0; i < half.size(); i++) {
      double reflected = 2 * half.buffer().get(i) - point.t.buffer().get(i);
      half.buffer().put(i, reflected);
      shifted.buffer().put(i, reflected + ALPHA * injection.buffer().get(i));
    }
    Matrix next = Blas.productTransposed(shifted, Resolvent.of(model.coupling(), ALPHA));
    for (int i = 0; i < next.size(); i++) {
      next.buffer().put(i, 2 * next.buffer().get(i) - half.buffer().get(i));
    }
    return next;
  }

  /** {@code (1 − α) z + α (W z + U x + b)} by its definition. */
  private static Matrix forwardBackward(MonDeq model, Point point) {
    Matrix z = relu(point.t);
    Matrix next = model.injection(point.input);
    Blas.addMultiplyTransposed(z, model.coupling(), next);
    for (int i = 0; i < next.size(); i++) {
      next.buffer().put(i, (1 - ALPHA) * z.buffer().get(i) + ALPHA * next.buffer().get(i));
    }
    return next;
  }

  private static void assertInSlice(MZonotope set, Matrix t, Point point) {
    int q = point.input.cols();
    MZonotope rest =
        new MZonotope(
            new double[set.size()],
            set.generators().rows(q, set.generators().rows()),
            new double[set.size()],
            set.slack());
    Interval hull = SetOracle.box(rest);
    for (int j = 0; j < set.size(); j++) {
      double slice = set.center(j);
      for (int i = 0; i < q; i++) {
        slice += point.symbols[i] * set.generators().get(i, j);
      }
      double distance = t.get(0, j) - slice;
      assertTrue(Math.abs(distance) <= hull.high(j) + TOLERANCE, "unit " + j + " escapes");
    }
  }

  @SeededTest(trials = 60)
  void stepsCarryTheBall(long seed) {
    Random random = new Random(seed);
    boolean reflecting = seed % 2 == 0;
    Problem problem = problem(random, reflecting);
    SplittingCache splittings = new SplittingCache(problem.model);
    AbstractSplitting splitting =
        reflecting ? splittings.peacemanRachford(ALPHA) : splittings.forwardBackward(ALPHA);
    MZonotope next = splitting.step(problem.state, problem.x, new GeneratorBuffers()).set();
    for (int n = 0; n < POINTS; n++) {
      Point point = point(problem, random);
      Matrix t =
          reflecting
              ? peacemanRachford(problem.model, point)
              : forwardBackward(problem.model, point);
      assertInSlice(next, t, point);
    }
  }

  @SeededTest(trials = 60)
  void marginsAllowForTheBall(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random, true);
    Matrix directions = RandomModels.gaussian(random, 6, problem.model.latent());
    double[] bounds = problem.state.lowerBounds(directions, new double[6]);
    for (int n = 0; n < 10 * POINTS; n++) {
      Matrix values = Blas.productTransposed(relu(point(problem, random).t), directions);
      for (int i = 0; i < bounds.length; i++) {
        assertTrue(bounds[i] <= values.get(0, i) + TOLERANCE, "direction " + i);
      }
    }
  }

  /** A consolidated set contains (z, u) of every point, and its own state contains itself. */
  @SeededTest(trials = 60)
  void consolidationAllowsForTheBall(long seed) {
    Random random = new Random(seed);
    Problem problem = problem(random, true);
    Consolidator consolidator = new Consolidator(Ablation.none());
    MZonotope set =
        consolidator
            .consolidate(problem.state, consolidator.jointBasis(problem.state))
            .set()
            .toMZonotope();
    int p = problem.model.latent();
    Matrix directions = RandomModels.gaussian(random, 20, set.size());
    double[] reach = set.extent(directions, set.generatorRadius());
    for (int n = 0; n < POINTS; n++) {
      Matrix u = point(problem, random).t;
      Matrix z = relu(u);
      for (int i = 0; i < directions.rows(); i++) {
        double distance = 0;
        double bound = reach[i] + TOLERANCE;
        for (int j = 0; j < set.size(); j++) {
          double value = set.size() > p && j >= p ? u.get(0, j - p) : z.get(0, j);
          distance += directions.get(i, j) * (value - set.center(j));
          bound += Math.abs(directions.get(i, j)) * set.box(j);
        }
        assertTrue(Math.abs(distance) <= bound, "separated in direction " + i);
      }
    }
  }
}
