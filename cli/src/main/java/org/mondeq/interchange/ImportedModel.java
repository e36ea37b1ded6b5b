package org.mondeq.interchange;

import java.util.List;
import org.mondeq.model.MonDeq;

/**
 * A model made of a file of another program.
 *
 * @param model the model
 * @param rows each key of the file and the array that it became
 * @param facts what was found, derived, or told by the user
 */
public record ImportedModel(MonDeq model, List<Key> rows, List<Fact> facts) {
  /**
   * A key of the file.
   *
   * @param key as it stands in the file
   * @param array what it became, as U or P; empty if it was left out
   * @param shape its shape in the file
   */
  public record Key(String key, String array, String shape) {}

  /**
   * Something about the model.
   *
   * @param name what it is
   * @param value the value
   * @param source where it is known from
   */
  public record Fact(String name, String value, String source) {}
}
