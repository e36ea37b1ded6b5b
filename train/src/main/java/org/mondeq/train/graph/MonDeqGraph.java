package org.mondeq.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mondeq.io.NpyArray;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The SameDiff graph that differentiates a dense model at a given equilibrium.
 *
 * <p>Variables are P, Q {@code [p × p]}, U {@code [p × q]}, b {@code [p]}, V {@code [c × p]}, v
 * {@code [c]}; placeholders are the batch {@code x [n × q]}, its labels {@code [n × c]}, the
 * equilibrium {@code z [n × p]} and the adjoint equilibrium {@code w [n × p]}. The graph computes
 * {@code W = (1 − m) I − PᵀP + Q − Qᵀ} and differentiates the sum of two losses:
 *
 * <ul>
 *   <li>the mean cross entropy of {@code z Vᵀ + v}, which gives the gradients of V, v and z;
 *   <li>{@code Σ (z Wᵀ + x Uᵀ + b) w}, the vector-Jacobian product which, by the implicit function
 *       theorem, gives those of P, Q, U, b and x. The slope of the ReLU is already in w.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class MonDeqGraph {
  private final ModelSpec spec;
  private final Precision precision;
  private final SameDiff graph;
  private final Map<String, SDVariable> parameters = new LinkedHashMap<>();
  private final SDVariable input;
  private final SDVariable label;
  private final SDVariable state;
  private final SDVariable adjoint;

  /**
   * Builds the graph for the architecture and parameters of a dense model.
   *
   * @throws org.mondeq.io.FailedRunException if there is no usable ND4J backend
   */
  public MonDeqGraph(MonDeq initial, Precision precision) {
    Backend.load();
    this.graph = SameDiff.create();
    this.spec = initial.spec();
    this.precision = precision;
    initial
        .parameters()
        .forEach(
            (name, array) -> parameters.put(name, graph.var(name, Tensors.of(array, precision))));
    this.input = graph.placeHolder("x", precision.type(), -1, spec.inputs());
    this.label = graph.placeHolder("label", precision.type(), -1, spec.classes());
    this.state = graph.placeHolder("z", precision.type(), -1, spec.latent());
    this.adjoint = graph.placeHolder("w", precision.type(), -1, spec.latent());
    graph.setLossVariables(crossEntropy(), vectorJacobianProduct());
    differentiate();
  }

  private SDVariable crossEntropy() {
    SDVariable logits = graph.linalg().mmul(state, parameters.get("V"), false, true, false);
    return graph
        .loss()
        .softmaxCrossEntropy("crossEntropy", label, logits.add(parameters.get("v")), null);
  }

  private SDVariable vectorJacobianProduct() {
    SDVariable injection = graph.linalg().mmul(input, parameters.get("U"), false, true, false);
    SDVariable coupled = graph.linalg().mmul(state, coupling(), false, true, false);
    SDVariable image = injection.add(coupled).add(parameters.get("b"));
    return image.mul(adjoint).sum("vectorJacobianProduct");
  }

  private SDVariable coupling() {
    SDVariable p = parameters.get("P");
    SDVariable q = parameters.get("Q");
    INDArray shift = Nd4j.eye(spec.latent()).castTo(precision.type()).muli(1 - spec.monotonicity());
    return graph
        .constant("shift", shift)
        .sub(graph.linalg().mmul(p, p, true, false, false))
        .add(q)
        .sub(graph.transpose(q));
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
    return Map.of(
        input.name(), feed.inputs(),
        label.name(), feed.labels(),
        state.name(), feed.states(),
        adjoint.name(), feed.adjoints());
  }

  /** The current parameters as a model in double precision. */
  public MonDeq model() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Map<String, int[]> shapes = spec.architecture().shapes(spec.input(), spec.classes());
    parameters.forEach(
        (name, variable) ->
            arrays.put(name, NpyArray.of(Tensors.read(variable.getArr()), shapes.get(name))));
    return MonDeq.of(spec, arrays);
  }

  /**
   * The gradients of the loss for the variables {@code names}: parameters, {@code x}, or {@code z}
   * (the last of the head alone if w is zero).
   */
  public Map<String, NpyArray> gradients(Feed feed, String... names) {
    Map<String, NpyArray> gradients = new LinkedHashMap<>();
    graph
        .calculateGradients(placeholders(feed), names)
        .forEach((name, tensor) -> gradients.put(name, Tensors.copy(tensor)));
    return gradients;
  }

  /** The gradients of all parameters, owned by the caller. */
  Map<String, INDArray> parameterGradients(Feed feed) {
    return graph.calculateGradients(placeholders(feed), parameters.keySet());
  }

  /** The parameters, to be updated in place. */
  Map<String, INDArray> parameterTensors() {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    parameters.forEach((name, variable) -> tensors.put(name, variable.getArr()));
    return tensors;
  }

  Precision precision() {
    return precision;
  }
}
