package org.mondeq.attack.apgd;

import java.util.Arrays;

/**
 * The step sizes of adaptive projected gradient descent: each row has its own, which begins at the
 * width of the box and is halved at a checkpoint where the row no longer gets on [Croce20,
 * Algorithm 1].
 *
 * <p>That is where fewer than ρ = 0.75 of the steps since the last checkpoint have raised the
 * objective, or where neither the step size nor the best value has changed since then.
 */
final class ApgdSchedule {
  private static final double RHO = 0.75;

  /** In radii of the box. */
  private static final double FIRST_SIZE = 2;

  private final boolean[] checkpoints;
  private final double[] size;
  private final double[] value;
  private final double[] best;
  private final int[] rises;
  private final double[] bestAtCheckpoint;
  private final boolean[] halvedAtCheckpoint;
  private int lastCheckpoint;

  /** Step sizes of n rows for a number of steps. */
  ApgdSchedule(int n, int steps) {
    checkpoints = checkpoints(steps);
    size = new double[n];
    value = new double[n];
    best = new double[n];
    rises = new int[n];
    bestAtCheckpoint = new double[n];
    halvedAtCheckpoint = new boolean[n];
  }

  /**
   * Which of the steps from 0 to {@code steps} are checkpoints: {@code ⌈p_j steps⌉} with p = 0,
   * 0.22, and each further gap smaller by 0.03, down to 0.06.
   */
  static boolean[] checkpoints(int steps) {
    boolean[] result = new boolean[steps + 1];
    int gap = 22;
    for (int percent = gap; percent <= 100; percent += gap) {
      result[(int) (((long) percent * steps + 99) / 100)] = true;
      gap = Math.max(gap - 3, 6);
    }
    return result;
  }

  /** Begins with the objectives at the starting points. */
  void begin(double[] values) {
    System.arraycopy(values, 0, value, 0, value.length);
    System.arraycopy(values, 0, best, 0, best.length);
    System.arraycopy(values, 0, bestAtCheckpoint, 0, best.length);
    Arrays.fill(size, FIRST_SIZE);
    Arrays.fill(rises, 0);
    // The first checkpoint is no place for the second condition.
    Arrays.fill(halvedAtCheckpoint, true);
    lastCheckpoint = 0;
  }

  /** Takes the objective of a row after a step; whether it is the best so far. */
  boolean record(int row, double newValue) {
    rises[row] += newValue > value[row] ? 1 : 0;
    value[row] = newValue;
    boolean better = newValue > best[row];
    best[row] = better ? newValue : best[row];
    return better;
  }

  boolean isCheckpoint(int step) {
    return checkpoints[step];
  }

  /** At a checkpoint: whether a row's step is halved, and the row goes back to its best point. */
  boolean halves(int row, int step) {
    boolean oscillates = rises[row] < RHO * (step - lastCheckpoint);
    boolean stands = !halvedAtCheckpoint[row] && bestAtCheckpoint[row] == best[row];
    boolean halved = oscillates || stands;
    if (halved) {
      size[row] /= 2;
      value[row] = best[row];
    }
    halvedAtCheckpoint[row] = halved;
    bestAtCheckpoint[row] = best[row];
    rises[row] = 0;
    return halved;
  }

  /** Ends a checkpoint, after {@link #halves} for every row. */
  void pass(int step) {
    lastCheckpoint = step;
  }

  /** A row's step size in radii of the box. */
  double size(int row) {
    return size[row];
  }
}
