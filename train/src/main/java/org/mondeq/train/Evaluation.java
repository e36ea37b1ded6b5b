package org.mondeq.train;

import java.util.Optional;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.InvalidInputException;

/**
 * The images of a run.
 *
 * @param learned those that are learned from
 * @param heldOut training images that are measured after each epoch, if there are any
 * @param test test images, measured as well, but of no influence
 */
record Evaluation(LabeledDataset learned, Optional<LabeledDataset> heldOut, LabeledDataset test) {
  /**
   * Holds out the last training images.
   *
   * @throws InvalidInputException if none would be left
   */
  static Evaluation of(LabeledDataset train, LabeledDataset test, int heldOut) {
    if (heldOut == 0) {
      return new Evaluation(train, Optional.empty(), test);
    }
    int learned = train.size() - heldOut;
    if (learned < 1) {
      throw new InvalidInputException(
          "train.validation: expected fewer than the "
              + train.size()
              + " training images, got "
              + heldOut);
    }
    return new Evaluation(
        train.part(0, learned), Optional.of(train.part(learned, train.size())), test);
  }
}
