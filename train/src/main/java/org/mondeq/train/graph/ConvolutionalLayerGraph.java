package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * A convolutional layer, by the windows that its kernels see.
 *
 * <p>With {@code z_s} the values in window s of an image z, a convolution is {@code P z = (P
 * z_s)_s}, where the P on the right is the kernel as a matrix {@code [k × f]} of f taps. Everything
 * that the pairing needs from a batch are therefore sums over its windows, and no transposed
 * convolution:
 *
 * <pre>{@code
 * Σ (Pᵀ P z) w = Σ P ∘ (P M),       M = Σ_s z_s w_sᵀ   [f × f]
 * Σ ((Q − Qᵀ) z) w = Σ Q ∘ D,       D = Σ_s w z_sᵀ − z w_sᵀ   [k × f]
 * Σ (U x) w = Σ U ∘ T,              T = Σ_s w x_sᵀ   [k × taps of U]
 * }</pre>
 *
 * <p>The sums are constant for the parameters, so that differentiation costs nothing that grows
 * with the batch.
 */
final class ConvolutionalLayerGraph implements LayerGraph {
  private final SameDiff graph;
  private final Architecture.Convolutional architecture;
  private final InputShape input;
  private final InputShape latent;
  private final int positions;
  private final double monotonicity;
  private final Map<String, SDVariable> parameters;

  ConvolutionalLayerGraph(
      SameDiff graph,
      ModelSpec spec,
      Architecture.Convolutional architecture,
      Map<String, SDVariable> parameters) {
    this.graph = graph;
    this.architecture = architecture;
    this.input = spec.input();
    this.latent = architecture.latentShape(input);
    this.positions = latent.height() * latent.width();
    this.monotonicity = spec.monotonicity();
    this.parameters = parameters;
  }

  @Override
  public SDVariable pairing(SDVariable inputs, SDVariable states, SDVariable adjoints) {
    SDVariable inputWindows =
        windows(
            inputs, input, architecture.kernel(), architecture.stride(), architecture.padding());
    SDVariable stateWindows = latentWindows(states);
    SDVariable adjointWindows = latentWindows(adjoints);
    SDVariable z = units(states);
    SDVariable w = units(adjoints);
    SDVariable p = kernel("P");
    return states
        .mul(adjoints)
        .sum()
        .mul(1 - monotonicity)
        .sub(p.mul(p.mmul(moment(stateWindows, adjointWindows))).sum())
        .add(kernel("Q").mul(moment(w, stateWindows).sub(moment(z, adjointWindows))).sum())
        .add(kernel("U").mul(moment(w, inputWindows)).sum())
        .add(parameters.get("b").mul(w.sum(0, 2)).sum());
  }

  /** A kernel {@code [k, channels, side, side]} as the matrix {@code [k × f]}. */
  private SDVariable kernel(String name) {
    return graph.reshape(parameters.get(name), latent.channels(), -1);
  }

  /** Rows as {@code [n, k, s]}: channels, and positions in each. */
  private SDVariable units(SDVariable rows) {
    return graph.reshape(rows, -1, latent.channels(), positions);
  }

  private SDVariable latentWindows(SDVariable rows) {
    int side = Architecture.Convolutional.LATENT_KERNEL;
    return windows(rows, latent, side, 1, side / 2);
  }

  /** The windows of each row as {@code [n, f, s]}: the f values of each of the s windows. */
  private SDVariable windows(SDVariable rows, InputShape shape, int side, int stride, int padding) {
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(side)
            .kW(side)
            .sH(stride)
            .sW(stride)
            .pH(padding)
            .pW(padding)
            .dH(1)
            .dW(1)
            .paddingMode(PaddingMode.VALID)
            .dataFormat(Conv2DConfig.NCHW)
            .build();
    SDVariable columns = graph.cnn().im2Col(images(rows, shape), config);
    int taps = shape.channels() * side * side;
    return graph.reshape(columns, -1, taps, positions);
  }

  private SDVariable images(SDVariable rows, InputShape shape) {
    return graph.reshape(rows, -1, shape.channels(), shape.height(), shape.width());
  }

  /** {@code Σ a_s b_sᵀ} over all samples and positions. */
  private SDVariable moment(SDVariable a, SDVariable b) {
    return graph.linalg().mmul(a, b, false, true, false).sum(0);
  }

  @Override
  public SDVariable features(SDVariable state) {
    int side = architecture.pooling();
    Pooling2DConfig config =
        Pooling2DConfig.builder()
            .kH(side)
            .kW(side)
            .sH(side)
            .sW(side)
            .pH(0)
            .pW(0)
            .paddingMode(PaddingMode.VALID)
            .isNHWC(false)
            .build();
    SDVariable pooled = graph.cnn().avgPooling2d(images(state, latent), config);
    return graph.reshape(pooled, -1, architecture.pooled(input));
  }
}
