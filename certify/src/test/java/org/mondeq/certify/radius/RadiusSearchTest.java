package org.mondeq.certify.radius;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.lipschitz.Lipschitz;
import org.mondeq.certify.radius.RadiusSearch.Found;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class RadiusSearchTest {
  private static final double TOLERANCE = 1e-3;
  private static final double MAXIMUM = 0.5;
  private static final PgdConfig ATTACK = new PgdConfig(2, 5, null, null, null, null, null);

  /** A model of two inputs and a point that it classifies as the label. */
  private record Problem(MonDeq model, Matrix point, int label) {
    static Problem of(long seed) {
      Random random = new Random(seed);
      MonDeq model = RandomModels.dense(random, 2, 2 + random.nextInt(6), 2 + random.nextInt(2));
      Matrix point = RandomModels.pixels(random, 1, 2);
      return new Problem(model, point, new Classifier(model).predictions(point)[0]);
    }

    Verifier complete() {
      return new CompleteVerifier(
          model,
          new CompleteConfig(20_000, 4, 3, null, ATTACK, null),
          CompleteVerifier.Limits.none());
    }

    RadiusSearch search(Verifier verifier) {
      return new RadiusSearch(
          verifier,
          new Projection(model, new CheckedClassifier(model), TOLERANCE, (e, box, label) -> true),
          model.spec().normalization(),
          TOLERANCE,
          MAXIMUM);
    }

    Found find(Verifier verifier) {
      return search(verifier).search(point.row(0), label, () -> false);
    }

    /** The distance of the nearest point of a grid that is misclassified; infinite if none is. */
    double nearestOnGrid() {
      int side = 101;
      double step = 1.0 / (side - 1);
      Matrix grid = Matrix.zeros(side * side, 2);
      for (int i = 0; i < grid.rows(); i++) {
        int row = i / side;
        int column = i % side;
        grid.setRow(i, new double[] {Math.min(1, row * step), Math.min(1, column * step)});
      }
      int[] classes = new Classifier(model).predictions(grid);
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < grid.rows(); i++) {
        if (classes[i] != label) {
          nearest = Math.min(nearest, InputBox.distance(point.row(0), grid.row(i)));
        }
      }
      return nearest;
    }
  }

  @SeededTest(trials = 40)
  void enclosesTheRadiusOfAGrid(long seed) {
    Problem problem = Problem.of(seed);
    double nearest = problem.nearestOnGrid();
    Found found = problem.find(problem.complete());
    double certified = found.certified().orElseThrow();
    assertTrue(certified < nearest, certified + " certified, " + nearest + " on the grid");
    assertEquals(Optional.empty(), found.reason());
    if (found.closed()) {
      assertTrue(found.falsified().getAsDouble() - certified <= TOLERANCE);
      assertWitness(problem, found);
    } else {
      assertEquals(MAXIMUM, certified);
      assertTrue(found.falsified().isEmpty());
    }
  }

  private static void assertWitness(Problem problem, Found found) {
    double[] pixels = found.counterexample().orElseThrow().pixels();
    assertEquals(InputBox.distance(problem.point.row(0), pixels), found.falsified().getAsDouble());
    assertFalse(
        new Classifier(problem.model).predictions(Matrix.ofRow(pixels))[0] == problem.label);
  }

  /** The problems above have radii of both kinds. */
  @Test
  void radiiEndBelowAndAtTheMaximum() {
    int closed = 0;
    int maximum = 0;
    for (long seed = 0; seed < 40; seed++) {
      boolean inside = Problem.of(seed).nearestOnGrid() < MAXIMUM;
      closed += inside ? 1 : 0;
      maximum += inside ? 0 : 1;
    }
    assertTrue(closed >= 5 && maximum >= 5, closed + " and " + maximum);
  }

  /** The largest certified radius is one that the verifier was asked about and certified. */
  @SeededTest(trials = 10)
  void claimsOnlyRadiiThatWereCertified(long seed) {
    Problem problem = Problem.of(seed);
    Verifier complete = problem.complete();
    AtomicInteger count = new AtomicInteger();
    Found found =
        problem.find(
            (box, label) -> {
              count.incrementAndGet();
              return complete.verify(box, label);
            });
    assertEquals(count.get(), found.counts().verifications());
    InputBox ball =
        InputBox.ball(
            problem.point.row(0),
            found.certified().getAsDouble(),
            problem.model.spec().normalization());
    assertTrue(complete.verify(ball, problem.label).verdict() instanceof Verdict.Certified);
  }

  @SeededTest(trials = 10)
  void anIncompleteMethodEnclosesLessTightly(long seed) {
    Problem problem = Problem.of(seed);
    Found exact = problem.find(problem.complete());
    ProjectedGradientDescent attack = new ProjectedGradientDescent(problem.model, ATTACK);
    Found loose = problem.find(new AttackFirst(attack, 1, new Lipschitz(problem.model)));
    assertTrue(loose.certified().orElse(0) < exact.falsified().orElse(1));
    assertTrue(exact.certified().orElse(0) < loose.falsified().orElse(1));
    assertTrue(loose.certified().orElse(0) <= exact.certified().orElse(0) + TOLERANCE);
    boolean settled = loose.closed() || loose.certified().orElse(0) == MAXIMUM;
    assertEquals(settled, loose.reason().isEmpty());
  }

  @Test
  void saysWhyAGapStayedOpen() {
    Problem problem = withNearBoundary();
    Verifier complete = problem.complete();
    double[] radius = {0};
    Found found =
        problem.find(
            (box, label) -> {
              radius[0] = InputBox.distance(box.lowPixels(), box.highPixels()) / 2;
              Verification answer = complete.verify(box, label);
              return radius[0] < 0.02 || answer.verdict() instanceof Verdict.Falsified
                  ? answer
                  : new Verification(
                      new Verdict.Unknown("too hard", Double.NEGATIVE_INFINITY), true, "test", 0);
            });
    assertEquals(Optional.of("too hard"), found.reason());
    assertFalse(found.closed());
    assertTrue(found.certified().getAsDouble() < 0.02 + 1e-9);
    assertTrue(found.certified().getAsDouble() > 0.02 - 2 * TOLERANCE);
    assertWitness(problem, found);
  }

  private static Problem withNearBoundary() {
    for (long seed = 0; ; seed++) {
      Problem problem = Problem.of(seed);
      double[] point = problem.point.row(0);
      boolean inside = Math.min(point[0], point[1]) > 0.1 && Math.max(point[0], point[1]) < 0.9;
      double nearest = problem.nearestOnGrid();
      if (inside && nearest > 0.1 && nearest < 0.3) {
        return problem;
      }
    }
  }

  @Test
  void timeEndsTheSearchWithWhatIsFound() {
    Problem problem = withNearBoundary();
    AtomicInteger left = new AtomicInteger(3);
    Found found =
        problem
            .search(problem.complete())
            .search(problem.point.row(0), problem.label, () -> left.getAndDecrement() <= 0);
    assertEquals(3, found.counts().verifications());
    assertEquals(Optional.of("time limit"), found.reason());
    assertFalse(found.closed());
    assertWitness(problem, found);
  }

  @SeededTest(trials = 5)
  void theSameSampleHasTheSameRadius(long seed) {
    Problem problem = Problem.of(seed);
    Found first = problem.find(problem.complete());
    Found second = problem.find(problem.complete());
    assertEquals(first.certified(), second.certified());
    assertEquals(first.falsified(), second.falsified());
    assertEquals(first.counts().verifications(), second.counts().verifications());
    if (first.counterexample().isPresent()) {
      assertArrayEquals(
          first.counterexample().get().pixels(), second.counterexample().get().pixels());
    }
  }
}
