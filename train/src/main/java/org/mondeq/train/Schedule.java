package org.mondeq.train;

/** The learning rate at every step of a training run. */
final class Schedule {
  /** What one-cycle training begins with, as a part of the largest rate. */
  private static final double BEGINNING = 0.04;

  private final TrainingConfig config;

  Schedule(TrainingConfig config) {
    this.config = config;
  }

  /**
   * The learning rate of a step.
   *
   * @param epoch the number of its epoch, from 0
   * @param fraction the part of the epoch that lies before it, below 1
   */
  double at(int epoch, double fraction) {
    double largest = config.learningRate();
    double progress = (epoch + fraction) / config.epochs();
    return switch (config.schedule()) {
      case STEP ->
          largest * Math.pow(config.decayFactor(), Math.floorDiv(epoch, config.decayEvery()));
      case COSINE -> largest * falling(progress);
      case ONE_CYCLE -> largest * cycle(progress);
    };
  }

  private double cycle(double progress) {
    double top = config.warmUp();
    return progress < top
        ? BEGINNING + (1 - BEGINNING) * progress / top
        : falling((progress - top) / (1 - top));
  }

  /** From 1 to 0 along half a cosine. */
  private static double falling(double progress) {
    return (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
