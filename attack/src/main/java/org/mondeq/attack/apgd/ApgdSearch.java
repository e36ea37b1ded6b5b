package org.mondeq.attack.apgd;

import java.util.SplittableRandom;
import org.mondeq.attack.search.EquilibriumGradient;
import org.mondeq.attack.search.Incumbent;
import org.mondeq.attack.search.PgdSearch;
import org.mondeq.attack.search.RowObjective;
import org.mondeq.attack.search.Search;
import org.mondeq.attack.search.SearchPoints;
import org.mondeq.attack.search.SolverLimits;
import org.mondeq.attack.search.Target;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;

/**
 * Adaptive projected gradient descent [Croce20] on any objective: steps with momentum, whose sizes
 * an {@link ApgdSchedule} chooses, and which go on from the best point where a size is halved.
 *
 * <p>The first starting point of each target is the sample itself, the others are uniform in the
 * box. A step costs as much as one of {@link PgdSearch}.
 */
public final class ApgdSearch implements Search {
  private static final double MOMENTUM = 0.75;

  private final int steps;
  private final StoppingRule rule;
  private final StoppingRule finalRule;
  private final RowObjective objective;
  private final EquilibriumGradient equilibrium;
  private final ApgdSchedule schedule;
  private final double[] values;
  private final SearchPoints points;
  private final Matrix last;
  private final Matrix ascent;
  private final Matrix best;
  private final Matrix bestAscent;

  public ApgdSearch(
      MonDeq model, PeacemanRachford solver, RowObjective objective, ApgdConfig config) {
    int n = objective.rows();
    int q = model.inputs();
    this.steps = config.steps();
    this.rule = new StoppingRule(config.tolerance(), config.maxIterations());
    this.finalRule = SolverLimits.finalRule(config.tolerance(), config.maxIterations());
    this.objective = objective;
    this.equilibrium = new EquilibriumGradient(model, solver, rule, n);
    this.schedule = new ApgdSchedule(n, steps);
    this.values = new double[n];
    this.points = new SearchPoints(n, q);
    this.last = Matrix.zeros(n, q);
    this.ascent = Matrix.zeros(n, q);
    this.best = Matrix.zeros(n, q);
    this.bestAscent = Matrix.zeros(n, q);
  }

  @Override
  public void run(Target target, Incumbent incumbent, long seed) {
    equilibrium.reset();
    objective.begin(target.label());
    points.begin(target, objective.restarts(), new SplittableRandom(seed));
    for (int step = 0; step <= steps; step++) {
      Matrix logits = equilibrium.logits(points.matrix(), rule);
      if (incumbent.offer(points.matrix(), logits)) {
        return;
      }
      objective.evaluate(logits, values);
      equilibrium.gradient(objective.gradient(), ascent);
      if (step == 0) {
        begin();
      } else {
        record();
      }
      if (schedule.isCheckpoint(step)) {
        returnToBest(step);
      }
      // The first step knows no other before it.
      move(step == 0 ? 1 : MOMENTUM);
    }
    incumbent.conclude(best, equilibrium.logits(best, finalRule));
  }

  private void begin() {
    schedule.begin(values);
    last.assign(points.matrix());
    best.assign(points.matrix());
    bestAscent.assign(ascent);
  }

  private void record() {
    for (int row = 0; row < values.length; row++) {
      if (schedule.record(row, values[row])) {
        copyRow(points.matrix(), best, row);
        copyRow(ascent, bestAscent, row);
      }
    }
  }

  private void returnToBest(int step) {
    for (int row = 0; row < values.length; row++) {
      if (schedule.halves(row, step)) {
        copyRow(best, points.matrix(), row);
        copyRow(bestAscent, ascent, row);
      }
    }
    schedule.pass(step);
  }

  private void move(double momentum) {
    for (int row = 0; row < values.length; row++) {
      points.step(row, ascent, schedule.size(row), last, momentum);
    }
  }

  private static void copyRow(Matrix from, Matrix to, int row) {
    int q = from.cols();
    to.buffer().put(row * q, from.buffer(), row * q, q);
  }
}
