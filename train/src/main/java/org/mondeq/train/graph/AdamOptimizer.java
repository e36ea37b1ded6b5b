package org.mondeq.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.NpyArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * Adam [Kingma15] on the parameters of a graph, with a learning rate that falls in steps of epochs.
 *
 * <p>Its state is two moments for each parameter; the count of steps is given by the caller.
 */
public final class AdamOptimizer {
  private final MonDeqGraph graph;
  private final ISchedule schedule;
  private final Map<String, INDArray> parameters;
  private final Map<String, INDArray> moments = new LinkedHashMap<>();
  private final Map<String, AdamUpdater> updaters = new LinkedHashMap<>();

  /**
   * An optimizer with zero moments.
   *
   * @param learningRate in the first epoch
   * @param decayFactor what the rate is multiplied with
   * @param decayEvery after how many epochs, each time
   */
  public AdamOptimizer(MonDeqGraph graph, double learningRate, double decayFactor, int decayEvery) {
    this.graph = graph;
    this.schedule = new StepSchedule(ScheduleType.EPOCH, learningRate, decayFactor, decayEvery);
    this.parameters = graph.parameterTensors();
    parameters.forEach(
        (name, tensor) -> {
          INDArray state = Tensors.zeros(graph.precision(), 1, 2 * tensor.length());
          AdamUpdater updater = new AdamUpdater(new Adam(schedule));
          updater.setStateViewArray(state, tensor.shape(), 'c', true);
          moments.put(name, state);
          updaters.put(name, updater);
        });
  }

  /** The learning rate in an epoch, counted from 0. */
  public double learningRate(int epoch) {
    return schedule.valueAt(0, epoch);
  }

  /**
   * Computes the gradients and updates every parameter.
   *
   * @param iteration steps taken before this one, since the beginning of training
   * @param epoch epochs finished before this one
   */
  public void step(Feed feed, int iteration, int epoch) {
    Map<String, INDArray> gradients = graph.parameterGradients(feed);
    parameters.forEach(
        (name, tensor) -> {
          try (INDArray gradient = gradients.get(name)) {
            updaters.get(name).applyUpdater(gradient, iteration, epoch);
            tensor.subi(gradient);
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
