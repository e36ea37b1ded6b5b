package org.mondeq.train;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelSpec;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.train.graph.Feed;
import org.mondeq.train.graph.MonDeqGraph;

/**
 * Moves training inputs to where the model does worst: projected gradient descent [Madry18] on the
 * cross entropy, with gradients by implicit differentiation.
 *
 * <p>The weights of one batch serve all of its steps. Not safe for use by several threads.
 */
final class Adversary {
  /** The directions of the steps do not change with tighter solves. */
  private static final double LOOSE = 1e-2;

  /** What a step of training computes with. */
  record Moment(Weights weights, OperatorSplitting splitting, Feed feed) {}

  private final RobustConfig config;
  private final ModelSpec spec;
  private final MonDeqGraph graph;
  private final Tolerances tolerances;
  private final Map<Integer, PixelBoxes> boxes = new HashMap<>();

  Adversary(RobustConfig config, ModelSpec spec, MonDeqGraph graph, Tolerances tolerances) {
    this.config = config;
    this.spec = spec;
    this.graph = graph;
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
  Matrix move(Batch batch, double radius, Moment moment, RandomGenerator random) {
    Matrix points = batch.inputs();
    PixelBoxes box =
        boxes.computeIfAbsent(
            batch.size(), n -> new PixelBoxes(spec.normalization(), n, spec.inputs()));
    double share = config.boxShare();
    if (config.steps() > 0 && share < 1) {
      box.surround(points, (1 - share) * radius);
      box.draw(points, random);
      for (int step = 0; step < config.steps(); step++) {
        box.step(points, gradient(batch, moment), config.stepSize());
      }
    }
    box.surround(points, share * radius);
    Matrix radii = Matrix.zeros(points.rows(), points.cols());
    box.describe(points, radii);
    return radii;
  }

  /** The gradient of the loss for the inputs, flat. */
  private double[] gradient(Batch batch, Moment moment) {
    BatchGradient solution =
        BatchGradient.solve(moment.weights(), moment.splitting(), batch, tolerances);
    moment
        .feed()
        .set(batch.inputs(), batch.labels(), solution.equilibrium().z(), solution.adjoint().z());
    return graph.gradients(moment.feed(), "x").get("x").values();
  }
}
