package org.mondeq.attack;

import java.util.SplittableRandom;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;

/**
 * The memory and the loop of projected gradient descent on one sample after another. Mutable: one
 * thread at a time.
 */
final class PgdSearch {
  /** The tolerance of the last solve, which decides between the points where the search ends. */
  private static final double FINAL_TOLERANCE = 1e-8;

  private final PgdConfig config;
  private final StoppingRule rule;
  private final StoppingRule finalRule;
  private final LogitObjective objective;
  private final EquilibriumGradient equilibrium;
  private final SearchPoints points;
  private final Matrix ascent;

  PgdSearch(MonDeq model, PeacemanRachford solver, PgdConfig config) {
    this.config = config;
    this.objective = new LogitObjective(model, config.restarts());
    int n = objective.rows();
    this.rule = new StoppingRule(config.tolerance(), config.maxIterations());
    double finalTolerance = Math.min(FINAL_TOLERANCE, config.tolerance());
    this.finalRule = new StoppingRule(finalTolerance, config.maxIterations());
    this.equilibrium = new EquilibriumGradient(model, solver, rule, n);
    this.points = new SearchPoints(n, model.inputs());
    this.ascent = Matrix.zeros(n, model.inputs());
  }

  /** Runs the attack, which ends early at the first adversarial example. */
  AttackResult run(Target target, long seed) {
    Incumbent incumbent = new Incumbent(target);
    start(target, new SplittableRandom(seed));
    for (int step = 0; step < config.steps(); step++) {
      Matrix logits = equilibrium.logits(points.matrix(), rule);
      int row = Margins.smallest(logits, target.label());
      if (incumbent.offer(points.matrix(), row, Margins.of(logits, row, target.label()))) {
        return incumbent.conclude();
      }
      if (step == config.diversificationSteps()) {
        objective.target(target.label());
        equilibrium.resetGradient();
      }
      equilibrium.gradient(objective.gradient(), ascent);
      points.step(ascent, stepSize(step));
    }
    Matrix logits = equilibrium.logits(points.matrix(), finalRule);
    incumbent.check(points.matrix().row(Margins.smallest(logits, target.label())));
    return incumbent.conclude();
  }

  private void start(Target target, SplittableRandom random) {
    equilibrium.reset();
    points.scatter(target.box(), random);
    for (int row = 0; row < objective.rows(); row += config.restarts()) {
      points.place(row, target.start());
    }
    objective.diversify(random);
  }

  /** Constant while diversifying, then geometric from the first to the final step size. */
  private double stepSize(int step) {
    int first = config.diversificationSteps();
    int last = config.steps() - 1;
    if (step <= first || first == last) {
      return config.stepSize();
    }
    double progress = (step - first) / (double) (last - first);
    return config.stepSize() * Math.pow(config.finalStepSize() / config.stepSize(), progress);
  }
}
