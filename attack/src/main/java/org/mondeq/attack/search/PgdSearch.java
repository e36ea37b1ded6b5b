package org.mondeq.attack.search;

import java.util.SplittableRandom;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;

/**
 * The memory and the loop of projected gradient descent on one sample after another. Mutable: one
 * thread at a time.
 */
public final class PgdSearch implements Search {
  private final PgdConfig config;
  private final StoppingRule rule;
  private final StoppingRule finalRule;
  private final LogitObjective objective;
  private final EquilibriumGradient equilibrium;
  private final SearchPoints points;
  private final Matrix ascent;

  public PgdSearch(MonDeq model, PeacemanRachford solver, PgdConfig config) {
    this.config = config;
    this.objective = new LogitObjective(model, config.restarts());
    int n = objective.rows();
    this.rule = new StoppingRule(config.tolerance(), config.maxIterations());
    this.finalRule = SolverLimits.finalRule(config.tolerance(), config.maxIterations());
    this.equilibrium = new EquilibriumGradient(model, solver, rule, n);
    this.points = new SearchPoints(n, model.inputs());
    this.ascent = Matrix.zeros(n, model.inputs());
  }

  @Override
  public void run(Target target, Incumbent incumbent, long seed) {
    start(target, new SplittableRandom(seed));
    for (int step = 0; step < config.steps(); step++) {
      Matrix logits = equilibrium.logits(points.matrix(), rule);
      if (incumbent.offer(points.matrix(), logits)) {
        return;
      }
      if (step == config.diversificationSteps()) {
        objective.begin(target.label());
        equilibrium.resetGradient();
      }
      equilibrium.gradient(objective.gradient(), ascent);
      points.step(ascent, stepSize(step));
    }
    incumbent.conclude(points.matrix(), equilibrium.logits(points.matrix(), finalRule));
  }

  private void start(Target target, SplittableRandom random) {
    equilibrium.reset();
    points.begin(target, config.restarts(), random);
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
