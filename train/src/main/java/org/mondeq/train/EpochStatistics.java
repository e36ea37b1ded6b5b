package org.mondeq.train;

/** Sums over the batches of one epoch. */
final class EpochStatistics {
  private final long start = System.nanoTime();
  private int batches;
  private int samples;
  private int correct;
  private double loss;
  private long forwardIterations;
  private long adjointIterations;
  private double worstChange;

  void add(Batch batch, BatchGradient gradient) {
    batches++;
    samples += batch.size();
    correct += gradient.loss().correct();
    loss += gradient.loss().loss() * batch.size();
    forwardIterations += gradient.equilibrium().iterations();
    adjointIterations += gradient.adjoint().iterations();
    worstChange =
        Math.max(
            worstChange, Math.max(gradient.equilibrium().change(), gradient.adjoint().change()));
  }

  EpochReport report(
      int epoch, double learningRate, Double validationAccuracy, double testAccuracy) {
    return new EpochReport(
        epoch,
        learningRate,
        loss / samples,
        (double) correct / samples,
        validationAccuracy,
        testAccuracy,
        (double) forwardIterations / batches,
        (double) adjointIterations / batches,
        worstChange,
        (System.nanoTime() - start) / 1e9);
  }
}
