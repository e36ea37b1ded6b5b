package org.mondeq.train;

/**
 * What happened in one epoch.
 *
 * @param epoch the number of the epoch, from 1
 * @param learningRate Adam's learning rate in it
 * @param loss mean cross entropy of the training images, each as its batch was met
 * @param trainAccuracy fraction of them classified rightly, each as its batch was met
 * @param validationAccuracy fraction of the held-out training images classified rightly after the
 *     epoch; null if none are held out
 * @param testAccuracy fraction of the test images classified rightly after the epoch
 * @param forwardIterations mean solver iterations of a batch for its equilibrium
 * @param adjointIterations the same for the adjoint equilibrium
 * @param worstChange the largest relative change of an iterate in the last iteration of any solve
 * @param seconds wall time, with the evaluation
 */
public record EpochReport(
    int epoch,
    double learningRate,
    double loss,
    double trainAccuracy,
    Double validationAccuracy,
    double testAccuracy,
    double forwardIterations,
    double adjointIterations,
    double worstChange,
    double seconds) {
  /** The same of a run that holds no images out, whatever an earlier program called validation. */
  EpochReport withoutValidation() {
    return new EpochReport(
        epoch,
        learningRate,
        loss,
        trainAccuracy,
        null,
        testAccuracy,
        forwardIterations,
        adjointIterations,
        worstChange,
        seconds);
  }
}
