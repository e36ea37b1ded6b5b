package org.mondeq.spec.grid;

import java.util.List;

/**
 * A part of a region.
 *
 * @param level from 0, the coarsest
 * @param position which part of each axis it is, among all that the level has
 */
public record Cell(int level, List<Integer> position) {
  /** Copies the list. */
  public Cell {
    position = List.copyOf(position);
  }
}
