package org.mondeq.check.format;

import java.util.Locale;
import java.util.Optional;
import org.mondeq.io.InvalidInputException;

/** The two keys, {@code norm} and {@code epsilon}, by which a file's text describes its balls. */
final class BallFile {
  /** The array of centres. */
  static final String CENTER = "ballCenter";

  private BallFile() {}

  /**
   * The norm of a file's balls.
   *
   * @param where what messages begin with
   * @param norm the text of the key, null if it is not there
   * @param epsilon the number of the key, null if it is not there
   * @return nothing where neither is there
   * @throws InvalidInputException if one alone is there, or one is wrong
   */
  static Optional<Ball.Norm> norm(String where, String norm, Double epsilon) {
    if (norm == null && epsilon == null) {
      return Optional.empty();
    }
    if (epsilon == null || !(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new InvalidInputException(where + "epsilon: expected a number from 0");
    }
    for (Ball.Norm one : Ball.Norm.values()) {
      if (one.word().equals(norm)) {
        return Optional.of(one);
      }
    }
    throw new InvalidInputException(
        String.format(Locale.ROOT, "%snorm: expected \"2\" or \"1\", got %s", where, norm));
  }
}
