package org.mondeq.cli.benchmark;

import java.nio.file.Path;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;

/**
 * One row of a benchmark: the samples of a model at one radius.
 *
 * @param model the model file
 * @param epsilon the radius in raw pixels, as it was given
 */
record Problem(Path model, String epsilon) {
  /**
   * Reads {@code MODEL@EPSILON}.
   *
   * @throws InvalidInputException if one of both is missing
   */
  static Problem of(String text) {
    int at = text.lastIndexOf('@');
    if (at <= 0 || at == text.length() - 1) {
      throw new InvalidInputException(
          "MODEL@EPSILON: expected a model file and a radius, as in model.npz@0.05, got " + text);
    }
    return new Problem(FilePath.of(text.substring(0, at)), text.substring(at + 1));
  }
}
