package org.mondeq.train;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelSpec;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;

/**
 * Moves training inputs to where the model does worst: projected gradient descent [Madry18] on the
 * cross entropy, with gradients by implicit differentiation.
 *
 * <p>The weights of one batch serve all of its steps. Not safe for use by several threads.
 */
final class Adversary {
  /** The directions of the steps do not change with tighter solves. */
  private static final double LOOSE = 1e-2;

  private final RobustConfig config;
  private final ModelSpec spec;
  private final Tolerances tolerances;
  private final Map<Integer, PixelBoxes> boxes = new HashMap<>();

  Adversary(RobustConfig config, ModelSpec spec, Tolerances tolerances) {
    this.config = config;
    this.spec = spec;
    this.tolerances = new Tolerances(loose(tolerances.forward()), loose(tolerances.adjoint()));
  }

  private static StoppingRule loose(StoppingRule rule) {
    return new StoppingRule(Math.max(LOOSE, rule.tolerance()), rule.maxIterations());
  }

  /**
   * Replaces the inputs of a batch, in place, by the centres of small boxes.
   *
   * @param radius of the ball of inputs, in raw pixels
   * @return the radii {@code [n × q]} of the boxes, in normalised units
   * @throws org.mondeq.io.FailedRunException if an equilibrium is not found
   */
  Matrix move(
      Batch batch,
      double radius,
      Weights weights,
      OperatorSplitting splitting,
      RandomGenerator random) {
    Matrix points = batch.inputs();
    PixelBoxes box =
        boxes.computeIfAbsent(
            batch.size(), n -> new PixelBoxes(spec.normalization(), n, spec.inputs()));
    double share = config.boxShare();
    if (config.steps() > 0 && share < 1) {
      box.surround(points, (1 - share) * radius);
      box.draw(points, random);
      for (int step = 0; step < config.steps(); step++) {
        box.step(points, gradient(batch, weights, splitting), config.stepSize());
      }
    }
    box.surround(points, share * radius);
    Matrix radii = Matrix.zeros(points.rows(), points.cols());
    box.describe(points, radii);
    return radii;
  }

  /** The gradient of the loss for the inputs {@code [n × q]}. */
  private Matrix gradient(Batch batch, Weights weights, OperatorSplitting splitting) {
    BatchGradient solution = BatchGradient.solve(weights, splitting, batch, tolerances);
    return weights.pullBack(solution.adjoint().z());
  }
}
