package org.mondeq.certify.bound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.search.SlopeSearch;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Bounds of margins at the root against the linear program that they approach. */
class RootBoundTest {
  /** How much of a margin's range in the relaxation a bound may lose. */
  private static final double LOSS = 0.02;

  /** Of the solver of linear programs, relative to the terms of a margin. */
  private static final double TOLERANCE = 1e-6;

  private static final int ASCENT = 20;
  private static final double RATE = 0.2;

  private record Problem(BoundModel model, InputBox box, ClassMargins leads) {
    /** 5 to 30 units, 1 to 8 inputs and 2 to 5 classes. */
    static Problem of(Random random) {
      int p = 5 + random.nextInt(26);
      int q = 1 + random.nextInt(8);
      MonDeq model = RandomModels.dense(random, q, p, 2 + random.nextInt(4));
      double[] pixels = RandomModels.pixels(random, 1, q).row(0);
      double epsilon = 0.15 * random.nextDouble();
      return new Problem(
          new BoundModel(model),
          InputBox.ball(pixels, epsilon, model.spec().normalization()),
          ClassMargins.of(model, random.nextInt(model.classes())));
    }

    /** So far below zero that no search ends early because a lead is proved. */
    double[] offsets() {
      double[] offsets = new double[leads.size()];
      Arrays.fill(offsets, -100);
      return offsets;
    }

    MarginBounder bounder() {
      return new MarginBounder(model, box, leads.directions(), offsets());
    }

    /** What a bound of a lead loses against the linear program, and what the lead's range is. */
    Loss loss(PreStateBounds bounds, int lead, double bound) {
      InputRegion region = InputRegion.of(model.layer(), box);
      double[] c = leads.directions().row(lead);
      double least = new TriangleProgram(region, bounds).minimum(c);
      double range = new TriangleProgram(region, bounds).maximum(c) - least;
      double offset = offsets()[lead];
      double tolerance = TOLERANCE * (range + Math.abs(least) + Math.abs(offset));
      return new Loss(least + offset - bound, range, tolerance);
    }
  }

  private record Loss(double lost, double range, double tolerance) {
    void assertSound() {
      assertTrue(lost >= -tolerance, () -> "above the linear program: " + this);
    }

    void assertSmall() {
      assertTrue(lost <= LOSS * range + tolerance, this::toString);
    }
  }

  private static double rootBound(MarginBounder bounder, PreStateBounds root, int lead) {
    return bounder
        .bound(
            List.of(new MarginBounder.Query(lead, root, Optional.empty())), MarginBounder.THOROUGH)
        .get(0)
        .value();
  }

  @SeededTest(trials = 100)
  void noBoundIsAboveTheLinearProgram(long seed) {
    Problem problem = Problem.of(new Random(seed));
    MarginBounder bounder = problem.bounder();
    PreStateBounds root = bounder.rootBounds();
    for (int i = 0; i < problem.leads.size(); i++) {
      problem.loss(root, i, rootBound(bounder, root, i)).assertSound();
    }
  }

  @SeededTest(trials = 100)
  void theRootBoundReachesTheLinearProgram(long seed) {
    Problem problem = Problem.of(new Random(seed));
    MarginBounder bounder = problem.bounder();
    PreStateBounds root = bounder.rootBounds();
    for (int i = 0; i < problem.leads.size(); i++) {
      problem.loss(root, i, rootBound(bounder, root, i)).assertSmall();
    }
  }

  /** The same bounds of units, with searched slopes. */
  @SeededTest(trials = 100)
  void searchedSlopesReachTheLinearProgram(long seed) {
    Problem problem = Problem.of(new Random(seed));
    PreStateBounds root = problem.bounder().rootBounds();
    SlopeBounder slopes = new SlopeBounder(problem.model, problem.box);
    for (int j = 0; j < root.size(); j++) {
      slopes.bounds().raiseLow(j, root.low(j));
      slopes.bounds().lowerHigh(j, root.high(j));
    }
    Matrix directions = problem.leads.directions();
    SlopeSearch search = slopes.search(directions, problem.offsets());
    for (int step = 0; step < ASCENT; step++) {
      search.ascend(RATE);
    }
    for (int i = 0; i < problem.leads.size(); i++) {
      Loss loss = problem.loss(root, i, search.best()[i]);
      loss.assertSound();
      loss.assertSmall();
    }
  }
}
