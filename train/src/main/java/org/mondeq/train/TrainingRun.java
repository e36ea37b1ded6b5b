package org.mondeq.train;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.train.graph.AdamOptimizer;
import org.mondeq.train.graph.BoundLoss;
import org.mondeq.train.graph.Feed;
import org.mondeq.train.graph.MonDeqGraph;

/** The weights and the optimizer while they change: one epoch after the other. */
final class TrainingRun {
  private final long seed;
  private final Batches batches;
  private final Augmentation augmentation;
  private final Tolerances tolerances;
  private final Layer layer;
  private final TunedSplitting splitting;
  private final MonDeqGraph graph;
  private final AdamOptimizer optimizer;
  private final Schedule schedule;
  private final RobustConfig robust;
  private final Adversary adversary;
  private final Map<Integer, Feed> feeds = new HashMap<>();

  /**
   * A run.
   *
   * @param initial what is trained, as {@link org.mondeq.train.graph.Parameterization} names it
   */
  TrainingRun(
      ModelSpec spec,
      Map<String, NpyArray> initial,
      Batches batches,
      TrainingConfig config,
      long seed) {
    this.seed = seed;
    this.batches = batches;
    this.augmentation =
        new Augmentation(spec.input(), config.maxShift(), config.flip(), config.noise());
    this.tolerances = config.tolerances();
    this.layer = Layer.of(spec);
    this.splitting = new TunedSplitting(spec, config);
    this.robust = config.robust();
    this.graph =
        new MonDeqGraph(
            config.parameterization(spec), initial, config.precision(), boundLoss(robust));
    this.adversary = new Adversary(robust, spec, tolerances);
    this.optimizer = new AdamOptimizer(graph, config.couplingDecay());
    this.schedule = new Schedule(config);
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

  /** What is trained, as it is now. */
  Map<String, NpyArray> trained() {
    return graph.trained();
  }

  /** The learning rate at the beginning of an epoch, counted from 0. */
  double learningRate(int epoch) {
    return schedule.at(epoch, 0);
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
      BatchGradient gradient = solve(batch, epoch, index, random);
      splitting.observe(gradient.equilibrium().iterations());
      double rate = schedule.at(epoch, (double) index / batches.count());
      optimizer.step(feeds.get(batch.size()), epoch * batches.count() + index, rate);
      statistics.add(batch, gradient);
      listener.batchDone(epoch + 1, index + 1, batches.count(), gradient.loss().loss());
    }
    return Optional.of(statistics);
  }

  private static Optional<BoundLoss> boundLoss(RobustConfig robust) {
    return robust.hasBounds()
        ? Optional.of(new BoundLoss(robust.boundWeight(), robust.boundSteps()))
        : Optional.empty();
  }

  /** Leaves the batch as it is learned, and its solution, in the feed of its size. */
  private BatchGradient solve(Batch batch, int epoch, int index, RandomGenerator random) {
    try {
      Weights weights = new Weights(layer, graph.parameters());
      OperatorSplitting current = splitting.of(weights.coupling(), index);
      Feed feed = feeds.computeIfAbsent(batch.size(), graph::feed);
      if (robust.isActive()) {
        double radius = robust.radius(epoch + (double) index / batches.count());
        feed.setRadii(adversary.move(batch, radius, weights, current, random));
      }
      BatchGradient gradient =
          BatchGradient.solve(weights, current, batch, tolerances, head(batch, weights, feed));
      requireFinite(gradient.loss().loss());
      feed.set(batch.inputs(), batch.labels(), gradient.equilibrium().z(), gradient.adjoint().z());
      return gradient;
    } catch (FailedRunException e) {
      throw new FailedRunException(
          String.format(
              Locale.ROOT,
              "epoch %d, batch %d of %d: %s; a lower learningRate may help",
              epoch + 1,
              index + 1,
              batches.count(),
              e.getMessage()),
          e);
    }
  }

  private static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new FailedRunException("the loss is " + loss);
    }
  }

  /** The gradient of the whole loss for the equilibrium. */
  private BatchGradient.Head head(Batch batch, Weights weights, Feed feed) {
    if (!robust.hasBounds()) {
      return BatchGradient.Head.crossEntropy(weights);
    }
    return (z, loss) -> {
      feed.set(batch.inputs(), batch.labels(), z, Matrix.zeros(z.rows(), z.cols()));
      return Matrix.of(z.rows(), z.cols(), graph.gradients(feed, "z").get("z").values());
    };
  }
}
