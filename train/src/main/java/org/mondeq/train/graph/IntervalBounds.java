package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.model.ModelSpec;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Bounds of the equilibria of a dense model over boxes of inputs, as part of a graph that can be
 * differentiated.
 *
 * <p>With {@code D = 1 − diag(W)}, every equilibrium is {@code z = ReLU(r)} for {@code r = Ŵ z + Û
 * x + b̂}, where {@code Ŵ = (W − diag(W)) / D} and so on: unit j does not see itself. The first
 * bounds come from strong monotonicity, {@code ‖z(x) − z(x₀)‖ ≤ ‖U (x − x₀)‖ / m}; each further
 * step takes interval bounds [Gowal18] of r and keeps what is tighter. All steps are valid bounds
 * as far as x₀'s equilibrium is exact, of which training has approximations; the verifiers decide.
 */
final class IntervalBounds {
  /** Keeps the root of a sum of squares differentiable at zero. */
  private static final double TINY = 1e-12;

  private final SameDiff graph;
  private final ModelSpec spec;
  private final Map<String, SDVariable> parameters;
  private final SDVariable coupling;
  private final SDVariable inputWeights;
  private final SDVariable bias;
  private SDVariable center;
  private SDVariable radius;

  /** Boxes by their centres and radii {@code [n × q]}, in normalised units. */
  record Box(SDVariable center, SDVariable radius) {}

  /**
   * Bounds for the parameters of a graph.
   *
   * @param coupling {@code W [p × p]}
   */
  IntervalBounds(
      SameDiff graph,
      ModelSpec spec,
      Precision precision,
      Map<String, SDVariable> parameters,
      SDVariable coupling) {
    this.graph = graph;
    this.spec = spec;
    this.parameters = parameters;
    int p = spec.latent();
    SDVariable factor = parameters.get("P");
    SDVariable diagonal = factor.mul(factor).sum(0).add(spec.monotonicity());
    SDVariable rows = graph.reshape(diagonal, p, 1);
    SDVariable others = graph.constant("others", Nd4j.eye(p).castTo(precision.type()).rsubi(1));
    this.coupling = coupling.mul(others).div(rows);
    this.inputWeights = parameters.get("U").div(rows);
    this.bias = parameters.get("b").div(diagonal);
  }

  /**
   * Computes bounds of the equilibria for all inputs in boxes.
   *
   * @param state the equilibria {@code [n × p]} of the centres
   */
  IntervalBounds propagate(Box box, SDVariable state, int steps) {
    SDVariable reach = byInputs(box.radius(), abs(parameters.get("U")));
    SDVariable distance =
        graph.math().sqrt(reach.mul(reach).sum(true, 1).add(TINY)).div(spec.monotonicity());
    SDVariable low = graph.nn().relu(state.sub(distance), 0);
    SDVariable high = state.add(distance);
    SDVariable injection = byInputs(box.center(), inputWeights).add(bias);
    SDVariable width = byInputs(box.radius(), abs(inputWeights));
    for (int step = 0; step < steps; step++) {
      SDVariable middle = low.add(high).mul(0.5);
      SDVariable half = high.sub(low).mul(0.5);
      SDVariable r = byUnits(middle, coupling).add(injection);
      SDVariable reachable = byUnits(half, abs(coupling)).add(width);
      low = graph.math().max(low, graph.nn().relu(r.sub(reachable), 0));
      high = graph.math().min(high, graph.nn().relu(r.add(reachable), 0));
    }
    this.center = low.add(high).mul(0.5);
    this.radius = high.sub(low).mul(0.5);
    return this;
  }

  /**
   * For each class an upper bound of its logit minus that of the label {@code [n × c]}; 0 for the
   * label itself.
   *
   * @param label one-hot {@code [n × c]}
   */
  SDVariable worstLogits(SDVariable label) {
    int c = spec.classes();
    int p = spec.latent();
    SDVariable v = parameters.get("V");
    SDVariable logits = byUnits(center, v).add(parameters.get("v"));
    SDVariable own = logits.mul(label).sum(true, 1);
    SDVariable pairs = abs(graph.reshape(v, 1, c, p).sub(graph.reshape(v, c, 1, p)));
    SDVariable spread = graph.reshape(byUnits(radius, graph.reshape(pairs, -1, p)), -1, c, c);
    SDVariable ownSpread = spread.mul(graph.reshape(label, -1, c, 1)).sum(1);
    return logits.sub(own).add(ownSpread);
  }

  private SDVariable abs(SDVariable variable) {
    return graph.math().abs(variable);
  }

  private SDVariable byInputs(SDVariable a, SDVariable b) {
    return Products.timesTransposed(graph, a, b, spec.inputs());
  }

  private SDVariable byUnits(SDVariable a, SDVariable b) {
    return Products.timesTransposed(graph, a, b, spec.latent());
  }
}
