package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.model.ModelSpec;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A fully connected layer: {@code W = (1 − m) I − PᵀP + Q − Qᵀ} is formed once for a batch, and
 * multiplies it.
 */
final class DenseLayerGraph implements LayerGraph {
  private final SameDiff graph;
  private final ModelSpec spec;
  private final Precision precision;
  private final Map<String, SDVariable> parameters;
  private final SDVariable coupling;

  DenseLayerGraph(
      SameDiff graph, ModelSpec spec, Precision precision, Map<String, SDVariable> parameters) {
    this.graph = graph;
    this.spec = spec;
    this.precision = precision;
    this.parameters = parameters;
    this.coupling = couplingOf();
  }

  /** {@code W [p × p]}. */
  SDVariable coupling() {
    return coupling;
  }

  @Override
  public SDVariable pairing(SDVariable input, SDVariable state, SDVariable adjoint) {
    SDVariable injection = graph.linalg().mmul(input, parameters.get("U"), false, true, false);
    SDVariable coupled = graph.linalg().mmul(state, coupling, false, true, false);
    SDVariable image = injection.add(coupled).add(parameters.get("b"));
    return image.mul(adjoint).sum();
  }

  private SDVariable couplingOf() {
    SDVariable p = parameters.get("P");
    SDVariable q = parameters.get("Q");
    INDArray shift = Nd4j.eye(spec.latent()).castTo(precision.type()).muli(1 - spec.monotonicity());
    return graph
        .constant("shift", shift)
        .sub(graph.linalg().mmul(p, p, true, false, false))
        .add(q)
        .sub(graph.transpose(q));
  }

  @Override
  public SDVariable features(SDVariable state) {
    return state;
  }
}
