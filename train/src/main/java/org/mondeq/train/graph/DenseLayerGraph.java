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
  private final Parameterization parameterization;
  private final Precision precision;
  private final Map<String, SDVariable> parameters;
  private final SDVariable coupling;

  DenseLayerGraph(
      SameDiff graph,
      Parameterization parameterization,
      Precision precision,
      Map<String, SDVariable> parameters) {
    this.graph = graph;
    this.spec = parameterization.spec();
    this.parameterization = parameterization;
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
    SDVariable injection =
        Products.timesTransposed(graph, input, parameters.get("U"), spec.inputs());
    SDVariable coupled = Products.timesTransposed(graph, state, coupling, spec.latent());
    SDVariable image = injection.add(coupled).add(parameters.get("b"));
    return image.mul(adjoint).sum();
  }

  private SDVariable couplingOf() {
    SDVariable q = parameters.get("Q");
    INDArray shift = Nd4j.eye(spec.latent()).castTo(precision.type()).muli(1 - spec.monotonicity());
    return graph.constant("shift", shift).sub(gram()).add(q).sub(graph.transpose(q));
  }

  /** {@code PᵀP}. */
  private SDVariable gram() {
    BoundedCoupling.Sizes sizes = new BoundedCoupling.Sizes(spec.latent(), spec.inputs());
    return parameterization
        .bounded()
        .map(bounded -> bounded.gram(graph, parameters, sizes))
        .orElseGet(() -> Products.gram(graph, parameters.get("P"), spec.latent()));
  }

  @Override
  public SDVariable features(SDVariable state) {
    return state;
  }
}
