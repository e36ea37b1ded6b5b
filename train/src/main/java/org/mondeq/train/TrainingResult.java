package org.mondeq.train;

import java.util.List;
import java.util.Optional;
import org.mondeq.model.MonDeq;

/**
 * Where a training run ended.
 *
 * @param model the model after the last finished epoch, or the initial one before the first
 * @param epochs the finished epochs, those of earlier runs of the same command included
 * @param complete whether these are all epochs; else the run was cancelled, and the same command
 *     continues it
 */
public record TrainingResult(MonDeq model, List<EpochReport> epochs, boolean complete) {
  /** Copies the reports. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** The report of the last finished epoch. */
  public Optional<EpochReport> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }
}
