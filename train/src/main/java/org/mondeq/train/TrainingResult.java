package org.mondeq.train;

import java.util.List;
import java.util.Optional;
import org.mondeq.model.MonDeq;

/**
 * Where a training run ended.
 *
 * @param model the model after the last finished epoch, or after the best if that is to be kept;
 *     the initial one before the first
 * @param epochs the finished epochs, those of earlier runs of the same command included
 * @param kept the epoch that the model is of
 * @param check the model measured in double precision, if the run is complete
 * @param complete whether nothing is left to do; else the run was cancelled, and the same command
 *     continues it
 */
public record TrainingResult(
    MonDeq model,
    List<EpochReport> epochs,
    Optional<EpochReport> kept,
    Optional<ModelCheck> check,
    boolean complete) {
  /** Copies the reports. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }
}
