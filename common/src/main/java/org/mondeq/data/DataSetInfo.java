package org.mondeq.data;

import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;

/**
 * What is known of a data set before it is loaded.
 *
 * @param name the name that options and configurations use
 * @param shape the shape of one image
 * @param classes the number of classes
 * @param normalization the usual normalisation: mean and standard deviation of each channel over
 *     the training images
 */
public record DataSetInfo(String name, InputShape shape, int classes, Normalization normalization) {
  /** Checks that there is one mean for each channel. */
  public DataSetInfo {
    if (normalization.mean().size() != shape.channels()) {
      throw new IllegalArgumentException(
          name + ": " + normalization.mean().size() + " means, " + shape.channels() + " channels");
    }
  }
}
