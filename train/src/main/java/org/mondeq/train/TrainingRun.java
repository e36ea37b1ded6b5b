package org.mondeq.train;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.train.graph.AdamOptimizer;
import org.mondeq.train.graph.Feed;
import org.mondeq.train.graph.MonDeqGraph;

/** The weights and the optimizer while they change: one epoch after the other. */
final class TrainingRun {
  /** After how many batches the solver's step size follows the weights. O(p³) each time. */
  private static final int STEP_SIZE_INTERVAL = 50;

  private final long seed;
  private final Batches batches;
  private final Augmentation augmentation;
  private final StoppingRule rule;
  private final MonDeqGraph graph;
  private final AdamOptimizer optimizer;
  private final Map<Integer, Feed> feeds = new HashMap<>();
  private double alpha;

  TrainingRun(MonDeq initial, Batches batches, TrainingConfig config, long seed) {
    this.seed = seed;
    this.batches = batches;
    this.augmentation = new Augmentation(initial.spec().input(), config.maxShift(), config.noise());
    this.rule = new StoppingRule(config.solverTolerance(), config.solverMaxIterations());
    this.graph = new MonDeqGraph(initial, config.precision());
    this.optimizer =
        new AdamOptimizer(graph, config.learningRate(), config.decayFactor(), config.decayEvery());
  }

  /**
   * The current weights.
   *
   * @throws FailedRunException if they are no longer finite
   */
  MonDeq model() {
    try {
      return graph.model();
    } catch (IllegalArgumentException e) {
      throw new FailedRunException("the weights are lost: " + e.getMessage(), e);
    }
  }

  AdamOptimizer optimizer() {
    return optimizer;
  }

  /**
   * Learns every batch of an epoch once. The seed and the epoch decide all that is random in it.
   *
   * @param epoch the number of the epoch, from 0
   * @return its statistics, or empty if it was cancelled
   * @throws FailedRunException if the weights or an equilibrium are lost
   */
  Optional<EpochStatistics> epoch(int epoch, EpochListener listener, BooleanSupplier cancelled) {
    EpochStatistics statistics = new EpochStatistics();
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
    int[] order = batches.shuffled(random);
    for (int index = 0; index < batches.count(); index++) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      Batch batch = batches.read(order, index, pixels -> augmentation.apply(pixels, random));
      BatchGradient gradient = solve(batch, epoch, index);
      Feed feed = feeds.computeIfAbsent(batch.size(), graph::feed);
      feed.set(batch.inputs(), batch.labels(), gradient.equilibrium().z(), gradient.adjoint().z());
      optimizer.step(feed, epoch * batches.count() + index, epoch);
      statistics.add(batch, gradient);
      listener.batchDone(epoch + 1, index + 1, batches.count(), gradient.loss().loss());
    }
    return Optional.of(statistics);
  }

  private BatchGradient solve(Batch batch, int epoch, int index) {
    try {
      MonDeq model = model();
      return BatchGradient.solve(model, splitting(model, index), batch, rule);
    } catch (FailedRunException e) {
      throw new FailedRunException(
          String.format(
              "epoch %d, batch %d of %d: %s; a lower learningRate may help",
              epoch + 1, index + 1, batches.count(), e.getMessage()),
          e);
    }
  }

  private OperatorSplitting splitting(MonDeq model, int index) {
    if (index % STEP_SIZE_INTERVAL == 0) {
      PeacemanRachford balanced =
          OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
      alpha = balanced.alpha();
      return balanced;
    }
    return new PeacemanRachford(model.coupling(), alpha);
  }
}
