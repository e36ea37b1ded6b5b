package org.mondeq.certify.bound;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.mondeq.linalg.Matrix;

/**
 * Ascent of lower bounds of linear functions of a fixpoint over the slopes of the ReLUs, by Adam
 * [Müller21, App. B].
 *
 * <p>The published search differentiates through twenty to sixty unrolled steps, whose slopes and
 * bounds it keeps. This one lets the number of steps go to infinity, where the backward pass is an
 * {@link AdjointEquilibrium} and the point at which the bound is attained a {@link
 * RelaxedEquilibrium}; each is followed by a few splitting steps after every change of the slopes.
 * Every bound is that of a {@link DualBound} and holds however far either is from its limit. Not
 * for use by many threads.
 */
public final class SlopeSearch {
  private static final int FIRST_STEPS = 30;
  private static final int STEPS = 5;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.99;
  private static final double DECAY = 0.98;
  private static final double TINY = 1e-12;

  private final InputRegion region;
  private final Objectives batch;
  private final AdjointEquilibrium adjoint;
  private final DualBound dual;
  private final Matrix e;
  private final Matrix pulled;
  private final double[] best;
  private Ascent ascent;

  /** What only an ascent needs. */
  private static final class Ascent {
    private final RelaxedEquilibrium relaxed;
    private final Matrix gradient;
    private final Matrix first;
    private final Matrix second;
    private int steps;

    Ascent(RelaxedEquilibrium relaxed, int n, int p) {
      this.relaxed = relaxed;
      this.gradient = Matrix.zeros(n, p);
      this.first = Matrix.zeros(n, p);
      this.second = Matrix.zeros(n, p);
    }
  }

  /** Starts from the slopes of a batch, which it changes, and bounds each objective with them. */
  SlopeSearch(InputRegion region, Objectives batch) {
    this.region = region;
    this.batch = batch;
    this.adjoint = new AdjointEquilibrium(region.layer());
    this.dual = new DualBound(region);
    this.e = Matrix.zeros(batch.size(), region.layer().size());
    this.pulled = Matrix.zeros(batch.size(), region.size());
    this.best = new double[batch.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    improve(FIRST_STEPS);
  }

  /** The best lower bound of each function so far; −∞ where there is none, never NaN. */
  public double[] best() {
    return best.clone();
  }

  /**
   * One step of Adam with a decaying rate, and the bounds after it.
   *
   * @param learningRate the rate of the first step, for slopes in [0, 1]
   */
  public void ascend(double learningRate) {
    if (ascent == null) {
      ascent =
          new Ascent(new RelaxedEquilibrium(region, batch), batch.size(), region.layer().size());
    }
    int steps = ascent.steps == 0 ? FIRST_STEPS : STEPS;
    ascent.relaxed.solve(e, pulled, steps, ascent.gradient);
    move(learningRate * Math.pow(DECAY, ascent.steps));
    ascent.steps++;
    improve(STEPS);
  }

  private void move(double rate) {
    double firstBias = 1 - Math.pow(FIRST_MOMENT, ascent.steps + 1);
    double secondBias = 1 - Math.pow(SECOND_MOMENT, ascent.steps + 1);
    DoubleBuffer values = batch.lowerSlopes().buffer();
    DoubleBuffer firsts = ascent.first.buffer();
    DoubleBuffer seconds = ascent.second.buffer();
    for (int k = 0, size = ascent.first.size(); k < size; k++) {
      double g = ascent.gradient.buffer().get(k);
      double first = FIRST_MOMENT * firsts.get(k) + (1 - FIRST_MOMENT) * g;
      double second = SECOND_MOMENT * seconds.get(k) + (1 - SECOND_MOMENT) * g * g;
      firsts.put(k, first);
      seconds.put(k, second);
      double move = rate * (first / firstBias) / (Math.sqrt(second / secondBias) + TINY);
      values.put(k, Math.min(1, Math.max(0, values.get(k) + move)));
    }
  }

  private void improve(int steps) {
    adjoint.solve(batch, 0, steps);
    dual.evaluate(
        batch,
        (row, residual, g, y) -> {
          e.setRow(row, residual);
          pulled.setRow(row, y);
        });
    for (int i = 0; i < best.length; i++) {
      best[i] = Math.max(best[i], batch.lowerBound(i));
    }
  }
}
