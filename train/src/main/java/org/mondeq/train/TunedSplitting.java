package org.mondeq.train;

import org.mondeq.linalg.Matrix;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;

/**
 * The splitting of a training run. Its step size is tuned to the weights now and then, and when
 * solves have become twice as long as they were after the last time.
 */
final class TunedSplitting {
  /** After how many batches the step size is tuned: that costs as much as some batches. */
  private static final int INTERVAL = 50;

  private final boolean forwardBackward;
  private final double monotonicity;
  private double alpha;
  private int usual;
  private boolean due;

  TunedSplitting(SplittingKind kind, double monotonicity) {
    this.forwardBackward = kind == SplittingKind.FORWARD_BACKWARD;
    this.monotonicity = monotonicity;
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
    return forwardBackward ? forwardBackward(coupling, tune) : peacemanRachford(coupling, tune);
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
    return new ForwardBackward(coupling, alpha);
  }

  private OperatorSplitting peacemanRachford(Matrix coupling, boolean tune) {
    if (tune) {
      PeacemanRachford balanced = OperatorSplitting.balanced(coupling, monotonicity);
      alpha = balanced.alpha();
      return balanced;
    }
    return new PeacemanRachford(coupling, alpha);
  }
}
