package org.mondeq.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The SameDiff graph that differentiates a model at a given equilibrium.
 *
 * <p>Variables are what the {@link Parameterization} says is trained; placeholders are the batch
 * {@code x [n × q]}, its labels {@code [n × c]}, the equilibrium {@code z [n × p]} and the adjoint
 * equilibrium {@code w [n × p]}. The graph differentiates the sum of two losses:
 *
 * <ul>
 *   <li>the mean cross entropy of {@code V z + v} (z pooled, in a convolutional model), which gives
 *       the gradients of V, v and z;
 *   <li>{@code Σ (W z + U x + b) w} with {@code W = (1 − m) I − PᵀP + Q − Qᵀ}, the vector-Jacobian
 *       product which, by the implicit function theorem, gives those of what W, U and b are made
 *       of, and of x. The slope of the ReLU is already in w.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class MonDeqGraph {
  private final ModelSpec spec;
  private final Parameterization parameterization;
  private final Precision precision;
  private final SameDiff graph;
  private final Map<String, SDVariable> parameters = new LinkedHashMap<>();
  private final SDVariable input;
  private final SDVariable label;
  private final SDVariable state;
  private final SDVariable adjoint;
  private final Optional<SDVariable> radius;

  /**
   * Builds the graph for the architecture and parameters of a model, with no loss from bounds.
   *
   * @throws org.mondeq.io.FailedRunException if there is no usable ND4J backend
   */
  public MonDeqGraph(MonDeq initial, Precision precision) {
    this(initial, precision, Optional.empty());
  }

  /**
   * Builds the graph that goes on training a model.
   *
   * @param bounds the part of the loss that comes from bounds, for a dense model
   * @throws org.mondeq.io.InvalidInputException if there is such a part and the model is none, or
   *     has one unit
   * @throws org.mondeq.io.FailedRunException if there is no usable ND4J backend
   */
  public MonDeqGraph(MonDeq initial, Precision precision, Optional<BoundLoss> bounds) {
    this(
        new Parameterization(initial.spec()),
        new Parameterization(initial.spec()).of(initial),
        precision,
        bounds);
  }

  /**
   * Builds the graph for what is trained.
   *
   * @param initial the values that it begins with, as {@link Parameterization} names them
   * @param bounds the part of the loss that comes from bounds, for a dense model
   * @throws org.mondeq.io.InvalidInputException if there is such a part and the model is none, or
   *     has one unit
   * @throws org.mondeq.io.FailedRunException if there is no usable ND4J backend
   */
  public MonDeqGraph(
      Parameterization parameterization,
      Map<String, NpyArray> initial,
      Precision precision,
      Optional<BoundLoss> bounds) {
    Backend.load();
    this.graph = SameDiff.create();
    this.spec = parameterization.spec();
    this.parameterization = parameterization;
    this.precision = precision;
    initial.forEach(
        (name, array) -> parameters.put(name, graph.var(name, Tensors.of(array, precision))));
    this.input = graph.placeHolder("x", precision.type(), -1, spec.inputs());
    this.label = graph.placeHolder("label", precision.type(), -1, spec.classes());
    this.state = graph.placeHolder("z", precision.type(), -1, spec.latent());
    this.adjoint = graph.placeHolder("w", precision.type(), -1, spec.latent());
    LayerGraph layer = LayerGraph.of(graph, parameterization, precision, parameters);
    SDVariable pairing = layer.pairing(input, state, adjoint).rename("vectorJacobianProduct");
    SDVariable logits = logits(layer.features(state));
    this.radius = bounds.map(b -> graph.placeHolder("radius", precision.type(), -1, spec.inputs()));
    if (bounds.isEmpty()) {
      graph.setLossVariables(
          graph.loss().softmaxCrossEntropy("crossEntropy", label, logits, null), pairing);
    } else {
      double weight = bounds.get().weight();
      graph.setLossVariables(
          crossEntropy(logits, 1 - weight).rename("centre"),
          crossEntropy(worstLogits(layer, bounds.get()), weight).rename("bounds"),
          pairing);
    }
    differentiate();
  }

  private SDVariable worstLogits(LayerGraph layer, BoundLoss bounds) {
    if (!(layer instanceof DenseLayerGraph dense)) {
      throw new InvalidInputException(
          "train.robust.boundWeight: expected 0 for a convolutional model, got " + bounds.weight());
    }
    if (spec.latent() == 1) {
      // ND4J cannot differentiate the sums of the bounds over one unit.
      throw new InvalidInputException(
          "train.robust.boundWeight: expected 0 for a model of one unit, got " + bounds.weight());
    }
    return new IntervalBounds(graph, spec, precision, parameters, dense.coupling())
        .propagate(new IntervalBounds.Box(input, radius.orElseThrow()), state, bounds.steps())
        .worstLogits(label)
        .rename("worstLogits");
  }

  private SDVariable logits(SDVariable features) {
    int[] shape = spec.architecture().shapes(spec.input(), spec.classes()).get("V");
    return Products.timesTransposed(graph, features, parameters.get("V"), shape[1])
        .add(parameters.get("v"));
  }

  /** A part of the loss. SameDiff's own cross entropy is differentiated as if it were all. */
  private SDVariable crossEntropy(SDVariable logits, double weight) {
    return graph.nn().logSoftmax(logits).mul(label).sum(1).mean().mul(-weight);
  }

  /** Derives the gradients of all parameters, the input and the equilibrium. */
  private void differentiate() {
    String[] names =
        Stream.concat(parameters.keySet().stream(), Stream.of(input.name(), state.name()))
            .toArray(String[]::new);
    synchronized (MonDeqGraph.class) {
      // SameDiff reports each differentiated operation on the standard output, which is for
      // results.
      Captured.run(() -> graph.createGradFunction(names), new StringBuilder());
    }
  }

  /** Memory for batches of n samples. */
  public Feed feed(int n) {
    return new Feed(n, spec, precision);
  }

  private Map<String, INDArray> placeholders(Feed feed) {
    Map<String, INDArray> values = new LinkedHashMap<>();
    values.put(input.name(), feed.inputs());
    values.put(label.name(), feed.labels());
    values.put(state.name(), feed.states());
    values.put(adjoint.name(), feed.adjoints());
    radius.ifPresent(variable -> values.put(variable.name(), feed.radii()));
    feed.moment().ifPresent(moment -> values.put(ConvolutionalLayerGraph.MOMENT, moment));
    return values;
  }

  /** A copy of what is trained, as it is now. */
  public Map<String, NpyArray> trained() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Map<String, int[]> shapes = parameterization.shapes();
    parameters.forEach(
        (name, variable) ->
            arrays.put(name, NpyArray.of(Tensors.read(variable.getArr()), shapes.get(name))));
    return arrays;
  }

  /** The arrays U, b, P, Q, V, v that come of what is trained, in double precision. */
  public Map<String, NpyArray> parameters() {
    return parameterization.arrays(trained());
  }

  /**
   * The model that comes of what is trained, in double precision.
   *
   * @throws IllegalArgumentException if its weights are not finite or too large
   */
  public MonDeq model() {
    return parameterization.model(trained());
  }

  /**
   * The gradients of the loss for the variables {@code names}: what is trained, {@code x}, or
   * {@code z} (the last of the head alone, with a feed whose w is zero).
   */
  public Map<String, NpyArray> gradients(Feed feed, String... names) {
    Map<String, NpyArray> gradients = new LinkedHashMap<>();
    graph
        .calculateGradients(placeholders(feed), names)
        .forEach((name, tensor) -> gradients.put(name, Tensors.copy(tensor)));
    return gradients;
  }

  /** The values of a named variable, flat. */
  double[] evaluate(Feed feed, String name) {
    return Tensors.copy(graph.outputSingle(placeholders(feed), name)).values();
  }

  /** The gradients of all that is trained, owned by the caller. */
  Map<String, INDArray> parameterGradients(Feed feed) {
    return graph.calculateGradients(placeholders(feed), parameters.keySet());
  }

  /** What is trained, to be updated in place. */
  Map<String, INDArray> parameterTensors() {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    parameters.forEach((name, variable) -> tensors.put(name, variable.getArr()));
    return tensors;
  }

  Precision precision() {
    return precision;
  }
}
