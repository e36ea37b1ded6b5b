package org.mondeq.train;

/** Follows a training run. Every method does nothing by default and is called on its thread. */
public interface EpochListener {
  /** Training continues from a checkpoint after so many epochs. */
  default void resumed(int epochs) {}

  /**
   * A batch has been learned.
   *
   * @param epoch its epoch, from 1
   * @param batch its number in the epoch, from 1
   * @param batches how many batches an epoch has
   * @param loss its mean cross entropy before the step
   */
  default void batchDone(int epoch, int batch, int batches, double loss) {}

  /** An epoch has been learned, evaluated and, if it is its turn, checkpointed. */
  default void epochDone(EpochReport report) {}

  /** What a user should know of the run, though it goes on, in one line. */
  default void warned(String message) {}
}
