package org.mondeq.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam [Kingma15] on what a graph trains. A gain g, which stands under a root, is kept at 0 or
 * above by projection.
 *
 * <p>Its state is two moments for each parameter; the count of steps and the learning rate are
 * given by the caller.
 */
public final class AdamOptimizer {
  /** What P and Q are made of, and as which power of it: {@code P = √g · A / ‖A‖}. */
  private static final Map<String, Integer> COUPLING = Map.of("P", 1, "Q", 1, "g", 2, "h", 1);

  private static final String GAIN = "g";

  private final double couplingDecay;
  private final MonDeqGraph graph;
  private final Rate rate = new Rate();
  private final Map<String, INDArray> parameters;
  private final Map<String, INDArray> moments = new LinkedHashMap<>();
  private final Map<String, AdamUpdater> updaters = new LinkedHashMap<>();

  /** The learning rate of the current step, in the form that ND4J asks for. */
  private static final class Rate implements ISchedule {
    private static final long serialVersionUID = 1;
    private double current;

    @Override
    public double valueAt(int iteration, int epoch) {
      return current;
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }

  /**
   * An optimizer with zero moments.
   *
   * @param couplingDecay decoupled weight decay [Loshchilov19] of P and Q: in each step they lose
   *     this part of themselves, times the learning rate; by their gains where they have some
   */
  public AdamOptimizer(MonDeqGraph graph, double couplingDecay) {
    this.couplingDecay = couplingDecay;
    this.graph = graph;
    this.parameters = graph.parameterTensors();
    parameters.forEach(
        (name, tensor) -> {
          INDArray state = Tensors.zeros(graph.precision(), 1, 2 * tensor.length());
          AdamUpdater updater = new AdamUpdater(new Adam(rate));
          updater.setStateViewArray(state, tensor.shape(), 'c', true);
          moments.put(name, state);
          updaters.put(name, updater);
        });
  }

  /**
   * Computes the gradients and updates every parameter.
   *
   * @param iteration steps taken before this one, since the beginning of training
   * @param learningRate of this step
   */
  public void step(Feed feed, int iteration, double learningRate) {
    rate.current = learningRate;
    Map<String, INDArray> gradients = graph.parameterGradients(feed);
    parameters.forEach(
        (name, tensor) -> {
          try (INDArray gradient = gradients.get(name)) {
            updaters.get(name).applyUpdater(gradient, iteration, 0);
            if (couplingDecay > 0 && COUPLING.containsKey(name)) {
              tensor.muli(Math.pow(1 - learningRate * couplingDecay, COUPLING.get(name)));
            }
            tensor.subi(gradient);
            if (name.equals(GAIN) && tensor.getDouble(0) < 0) {
              Tensors.write(new double[1], tensor);
            }
          }
        });
  }

  /** A copy of the moments of each parameter: the first, then the second, flat. */
  public Map<String, NpyArray> state() {
    Map<String, NpyArray> state = new LinkedHashMap<>();
    moments.forEach((name, tensor) -> state.put(name, Tensors.copy(tensor)));
    return state;
  }

  /**
   * Continues from a copied state.
   *
   * @throws IllegalArgumentException naming the array that is missing or of a wrong size
   */
  public void restore(Map<String, NpyArray> state) {
    for (Map.Entry<String, INDArray> moment : moments.entrySet()) {
      NpyArray saved = state.get(moment.getKey());
      if (saved == null || saved.values().length != moment.getValue().length()) {
        throw new IllegalArgumentException(
            moment.getKey()
                + ": expected "
                + moment.getValue().length()
                + " values of optimizer state, got "
                + (saved == null ? "none" : saved.values().length));
      }
      Tensors.write(saved.values(), moment.getValue());
    }
  }
}
