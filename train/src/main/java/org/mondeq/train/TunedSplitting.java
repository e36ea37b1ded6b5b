package org.mondeq.train;

import java.util.Optional;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelSpec;
import org.mondeq.solver.Anderson;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.RowParallel;

/**
 * The splitting of a training run. Its step size is tuned to the weights now and then, and when
 * solves have become twice as long as they were after the last time.
 */
final class TunedSplitting {
  /** After how many batches the step size is tuned: that costs as much as some batches. */
  private static final int INTERVAL = 50;

  /** From how many units on a solve is long enough to be divided. */
  private static final int PARALLEL_UNITS = 256;

  private final boolean forwardBackward;
  private final Optional<Anderson> acceleration;
  private final Layer layer;
  private final double monotonicity;
  private double alpha;
  private int usual;
  private boolean due;

  TunedSplitting(ModelSpec spec, TrainingConfig config) {
    SplittingKind kind = config.splitting().of(spec.architecture());
    this.forwardBackward = kind == SplittingKind.FORWARD_BACKWARD;
    this.acceleration = config.acceleration().of(kind, config.andersonDepth());
    this.layer = Layer.of(spec);
    this.monotonicity = spec.monotonicity();
  }

  /**
   * The splitting for the current weights.
   *
   * @param batch the number of the batch in its epoch, from 0
   */
  OperatorSplitting of(Matrix coupling, int batch) {
    boolean tune = due || batch % INTERVAL == 0;
    if (tune) {
      due = false;
      usual = 0;
    }
    OperatorSplitting splitting =
        forwardBackward ? forwardBackward(coupling, tune) : peacemanRachford(coupling, tune);
    return coupling.rows() < PARALLEL_UNITS ? splitting : new RowParallel(splitting);
  }

  /** Learns how many iterations a solve took. */
  void observe(int iterations) {
    usual = usual == 0 ? iterations : usual;
    due = iterations > 2 * usual;
  }

  private OperatorSplitting forwardBackward(Matrix coupling, boolean tune) {
    if (tune) {
      alpha = ForwardBackward.tuned(coupling).alpha();
    }
    ForwardBackward plain = new ForwardBackward(layer.banded(coupling), alpha);
    return acceleration.map(plain::with).orElse(plain);
  }

  private OperatorSplitting peacemanRachford(Matrix coupling, boolean tune) {
    PeacemanRachford plain =
        tune
            ? OperatorSplitting.balanced(coupling, monotonicity)
            : new PeacemanRachford(coupling, alpha);
    alpha = plain.alpha();
    return acceleration.map(plain::with).orElse(plain);
  }
}
