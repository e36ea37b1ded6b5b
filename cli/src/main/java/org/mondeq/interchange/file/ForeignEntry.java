package org.mondeq.interchange.file;

import org.mondeq.io.npz.NpyArray;

/** What stands under one name in a file of another program. */
public sealed interface ForeignEntry {
  /**
   * An array of numbers.
   *
   * @param array its values, widened to double exactly
   */
  record Numbers(NpyArray array) implements ForeignEntry {}

  /**
   * Anything else.
   *
   * @param kind what it is, in a word
   */
  record Other(String kind) implements ForeignEntry {}
}
