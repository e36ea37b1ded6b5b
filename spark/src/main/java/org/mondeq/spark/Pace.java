package org.mondeq.spark;

/**
 * How many samples make a task: as many as take about {@value #SECONDS} s, by the mean of those
 * that are finished, in which new ones count more; towards the end fewer, so that all cores end
 * together.
 */
final class Pace {
  /** What a task is to take: enough for the scheduler, and little to lose. */
  static final double SECONDS = 2;

  private static final int MOST = 5_000;
  private static final double MEMORY = 0.9;

  private final int most;
  private double seconds;
  private double samples;

  /** Tasks of any size. */
  Pace() {
    this(MOST);
  }

  /** Tasks of so many samples at most. */
  Pace(int most) {
    this.most = most;
  }

  /** Learns what samples have taken. */
  void learn(int count, double took) {
    seconds = MEMORY * seconds + took;
    samples = MEMORY * samples + count;
  }

  /**
   * The samples of the next task.
   *
   * @param pending how many are left
   * @param slots how many tasks run at once
   */
  int next(int pending, int slots) {
    if (samples == 0) {
      return 1;
    }
    double fit = SECONDS * samples / Math.max(seconds, 1e-9);
    int share = Math.max(1, pending / (2 * Math.max(1, slots)));
    return (int) Math.max(1, Math.min(Math.min(fit, share), most));
  }
}
