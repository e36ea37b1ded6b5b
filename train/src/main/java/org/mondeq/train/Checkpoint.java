package org.mondeq.train;

import java.util.List;
import java.util.Map;
import org.mondeq.io.NpyArray;
import org.mondeq.model.MonDeq;

/**
 * The whole state of a training run between two epochs.
 *
 * @param model the parameters
 * @param moments the optimizer's state for each of them
 * @param epochs the reports of the finished epochs
 */
record Checkpoint(MonDeq model, Map<String, NpyArray> moments, List<EpochReport> epochs) {
  Checkpoint {
    epochs = List.copyOf(epochs);
  }
}
