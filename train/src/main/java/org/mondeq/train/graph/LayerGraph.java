package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.model.Architecture;
import org.mondeq.model.ModelSpec;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** How the parameters of one architecture enter a {@link MonDeqGraph}. */
sealed interface LayerGraph permits DenseLayerGraph, ConvolutionalLayerGraph {
  /**
   * The pairing {@code Σ (W z + U x + b) w} over a batch, a scalar. Its derivatives for what is
   * trained and x are the vector-Jacobian products of the layer; that for z is defined only if w is
   * zero.
   *
   * @param input x {@code [n × q]}
   * @param state z {@code [n × p]}
   * @param adjoint w {@code [n × p]}
   */
  SDVariable pairing(SDVariable input, SDVariable state, SDVariable adjoint);

  /** What V multiplies, a row for each sample: the state, pooled where the architecture says so. */
  SDVariable features(SDVariable state);

  /** The layer of a model whose {@code parameters} are variables of {@code graph}. */
  static LayerGraph of(
      SameDiff graph,
      Parameterization parameterization,
      Precision precision,
      Map<String, SDVariable> parameters) {
    ModelSpec spec = parameterization.spec();
    return spec.architecture() instanceof Architecture.Convolutional
        ? new ConvolutionalLayerGraph(graph, spec, precision, parameters)
        : new DenseLayerGraph(graph, parameterization, precision, parameters);
  }
}
