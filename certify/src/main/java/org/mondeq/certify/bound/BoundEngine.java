package org.mondeq.certify.bound;

import java.util.ArrayList;
import java.util.List;

/**
 * Bounds for one input region: of every unit, and of linear functions of the fixpoint.
 *
 * <p>Holds the memory of its batches; not for use by many threads.
 */
final class BoundEngine {
  private static final double TOLERANCE = 1e-4;
  private static final int COLD_STEPS = 60;
  private static final int WARM_STEPS = 12;

  private final InputRegion region;
  private final int size;
  private final AdjointEquilibrium adjoint;
  private final DualBound dual;
  private final Objectives neurons;
  private final Objectives margins;
  private long evaluated;

  /** Iterates of the objectives {@code +r_j} and {@code −r_j}, to start later batches from. */
  private final List<List<double[]>> neuronIterates = new ArrayList<>();

  BoundEngine(InputRegion region) {
    this.region = region;
    this.size = region.layer().size();
    this.adjoint = new AdjointEquilibrium(region.layer());
    this.dual = new DualBound(region);
    this.neurons = new Objectives(region.layer(), 2 * size);
    this.margins = new Objectives(region.layer(), 64);
  }

  /** How many objectives have been bounded so far. */
  long evaluated() {
    return evaluated;
  }

  /**
   * Tightens the bounds of all units together until a round shrinks their widths by less than
   * {@code gain}, relative to their sum.
   */
  void tightenAll(NeuronBounds bounds, double gain, int maxRounds) {
    double width = bounds.width();
    for (int round = 0; round < maxRounds && !bounds.isEmpty(); round++) {
      neurons.clear(2 * size);
      for (int j = 0; j < size; j++) {
        addBoth(j, bounds);
      }
      boundNeurons(round == 0 ? COLD_STEPS : WARM_STEPS);
      neuronIterates.clear();
      for (int row = 0; row < neurons.size(); row++) {
        neuronIterates.add(neurons.iterates(row));
      }
      double narrower = bounds.width();
      if (narrower > (1 - gain) * width) {
        return;
      }
      width = narrower;
    }
  }

  /** One round over the units whose sign is open, for several sets of bounds at once. */
  void tightenUnstable(List<NeuronBounds> sets) {
    int rows = 0;
    for (NeuronBounds bounds : sets) {
      rows += 2 * bounds.unstable();
    }
    neurons.clear(rows);
    for (NeuronBounds bounds : sets) {
      for (int j = 0; j < size; j++) {
        if (bounds.isUnstable(j)) {
          addBoth(j, bounds);
        }
      }
    }
    boundNeurons(WARM_STEPS);
  }

  private void addBoth(int j, NeuronBounds bounds) {
    for (int sign = 1; sign >= -1; sign -= 2) {
      int row = neurons.addNeuron(j, sign, bounds);
      if (!neuronIterates.isEmpty()) {
        neurons.warmStart(row, neuronIterates.get(2 * j + (sign > 0 ? 0 : 1)));
      }
    }
  }

  private void boundNeurons(int steps) {
    adjoint.solve(neurons, TOLERANCE, steps);
    dual.evaluate(neurons);
    evaluated += neurons.size();
    for (int row = 0; row < neurons.size(); row++) {
      int j = neurons.neuron(row);
      double bound = neurons.lowerBound(row);
      if (neurons.sign(row) > 0) {
        neurons.bounds(row).raiseLow(j, bound);
      } else {
        neurons.bounds(row).lowerHigh(j, -bound);
      }
    }
  }

  /**
   * An empty batch of objectives with room for {@code rows} of them, to be given to {@link #bound}.
   */
  Objectives margins(int rows) {
    margins.clear(rows);
    return margins;
  }

  /** Bounds every objective of a batch from below, and shows each to a listener. */
  void bound(Objectives batch, boolean warm, DualBound.Listener listener) {
    adjoint.solve(batch, TOLERANCE, warm ? WARM_STEPS : COLD_STEPS);
    dual.evaluate(batch, listener);
    evaluated += batch.size();
  }

  /** The region whose inputs all bounds hold for. */
  InputRegion region() {
    return region;
  }
}
