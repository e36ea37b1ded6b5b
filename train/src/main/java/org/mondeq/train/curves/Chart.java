package org.mondeq.train.curves;

import java.util.List;

/**
 * Lines that share their axes.
 *
 * @param title what the vertical axis shows
 * @param series its lines
 */
public record Chart(String title, List<Series> series) {
  /** Copies the lines. */
  public Chart {
    series = List.copyOf(series);
  }
}
