package org.mondeq.solver;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.linalg.Matrix;

/** What happens to the iterates {@code [n × p]} of one solve between its steps. */
final class Mixing {
  private final Optional<Anderson> anderson;
  private int steps;
  private AndersonRow[] rows = {};

  /** A mixing for a solve that begins; without a value, iterates stay as they are. */
  Mixing(Optional<Anderson> anderson) {
    this.anderson = anderson;
  }

  /**
   * Replaces the image of the last argument by the next argument.
   *
   * @return whether that is another one
   */
  boolean advance(Matrix image) {
    steps++;
    if (anderson.isEmpty() || steps < anderson.get().after()) {
      return false;
    }
    if (steps == anderson.get().after()) {
      int depth = anderson.get().depth();
      rows =
          IntStream.range(0, image.rows())
              .mapToObj(i -> new AndersonRow(image.row(i), depth))
              .toArray(AndersonRow[]::new);
      return false;
    }
    for (int i = 0; i < rows.length; i++) {
      double[] row = image.row(i);
      rows[i].advance(row);
      image.setRow(i, row);
    }
    return true;
  }
}
