package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * A convolutional layer, by the windows that its kernels see.
 *
 * <p>With {@code z_s} the values in window s of an image z, a convolution is {@code P z = (P
 * z_s)_s}, where the P on the right is the kernel as a matrix {@code [k × f]} of f taps. Everything
 * that the pairing needs from a batch are therefore sums over its windows, and no transposed
 * convolution. With C the {@code k} taps in the middle of a window, so that {@code C z_s} is the
 * pixel itself:
 *
 * <pre>{@code
 * Σ (Pᵀ P z) w = Σ P ∘ (P M),            M = Σ_s z_s w_sᵀ   [f × f]
 * Σ ((Q − Qᵀ) z) w = Σ Q ∘ C (Mᵀ − M)
 * Σ (U x) w = Σ U ∘ T,                   T = Σ_s w x_sᵀ   [k × taps of U]
 * }</pre>
 *
 * <p>With weight-normalised kernels ({@link Parameterization}) the first is {@code g Σ A ∘ (A M) /
 * ‖A‖²}, which is linear in the gain: its derivative exists at g = 0 too, where that of √g does
 * not. The second is {@code h Σ B ∘ C (Mᵀ − M) / ‖B‖}.
 *
 * <p>The sums are constant for the parameters, so that differentiation costs nothing that grows
 * with the batch. M is computed by {@link WindowMoment}, outside the graph.
 */
final class ConvolutionalLayerGraph implements LayerGraph {
  /** The placeholder of M. */
  static final String MOMENT = "moment";

  private static final int AREA =
      Architecture.Convolutional.LATENT_KERNEL * Architecture.Convolutional.LATENT_KERNEL;

  private final SameDiff graph;
  private final Architecture.Convolutional architecture;
  private final InputShape input;
  private final InputShape latent;
  private final int positions;
  private final int taps;
  private final double monotonicity;
  private final Precision precision;
  private final Map<String, SDVariable> parameters;

  ConvolutionalLayerGraph(
      SameDiff graph, ModelSpec spec, Precision precision, Map<String, SDVariable> parameters) {
    this.graph = graph;
    this.precision = precision;
    this.architecture = (Architecture.Convolutional) spec.architecture();
    this.input = spec.input();
    this.latent = architecture.latentShape(input);
    this.positions = latent.height() * latent.width();
    this.taps = latent.channels() * AREA;
    this.monotonicity = spec.monotonicity();
    this.parameters = parameters;
  }

  @Override
  public SDVariable pairing(SDVariable inputs, SDVariable states, SDVariable adjoints) {
    SDVariable w = graph.reshape(adjoints, -1, latent.channels(), positions);
    SDVariable m = graph.placeHolder(MOMENT, precision.type(), -1, taps);
    SDVariable pixels = graph.constant("middle", middle());
    SDVariable a = kernel("A");
    SDVariable b = kernel("B");
    SDVariable q = pixels.mmul(graph.transpose(m).sub(m));
    return states
        .mul(adjoints)
        .sum()
        .mul(1 - monotonicity)
        .sub(a.mul(a.mmul(m)).sum().mul(gain("g")).div(squares(a)))
        .add(b.mul(q).sum().mul(gain("h")).div(graph.math().sqrt(squares(b))))
        .add(kernel("U").mul(inputMoment(w, inputs)).sum())
        .add(parameters.get("b").mul(w.sum(0, 2)).sum());
  }

  /** C: a row for each channel, that is one in the middle of its window. */
  private INDArray middle() {
    INDArray middle = Tensors.zeros(precision, latent.channels(), taps);
    for (int k = 0; k < latent.channels(); k++) {
      middle.putScalar(k, k * AREA + AREA / 2, 1);
    }
    return middle;
  }

  /** A gain as a number, which is an array {@code [1]} to the optimizer. */
  private SDVariable gain(String name) {
    return parameters.get(name).sum();
  }

  /** {@code ‖K‖²_F} of a kernel. */
  private static SDVariable squares(SDVariable kernel) {
    return kernel.mul(kernel).sum();
  }

  /** A kernel {@code [k, channels, side, side]} as the matrix {@code [k × f]}. */
  private SDVariable kernel(String name) {
    return graph.reshape(parameters.get(name), latent.channels(), -1);
  }

  /** {@code T = Σ_s w x_sᵀ}, given the adjoint states {@code [n, k, s]}. */
  private SDVariable inputMoment(SDVariable w, SDVariable inputs) {
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(architecture.kernel())
            .kW(architecture.kernel())
            .sH(architecture.stride())
            .sW(architecture.stride())
            .pH(architecture.padding())
            .pW(architecture.padding())
            .dH(1)
            .dW(1)
            .paddingMode(PaddingMode.VALID)
            .dataFormat(Conv2DConfig.NCHW)
            .build();
    SDVariable columns = graph.cnn().im2Col(images(inputs, input), config);
    int inputTaps = input.channels() * architecture.kernel() * architecture.kernel();
    SDVariable windows = graph.reshape(columns, -1, inputTaps, positions);
    return graph.linalg().mmul(w, windows, false, true, false).sum(0);
  }

  private SDVariable images(SDVariable rows, InputShape shape) {
    return graph.reshape(rows, -1, shape.channels(), shape.height(), shape.width());
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
