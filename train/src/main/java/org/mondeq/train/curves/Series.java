package org.mondeq.train.curves;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name its name in the legend
 * @param values its heights above 1, 2, 3 and so on; those that are not finite are left out
 */
public record Series(String name, List<Double> values) {
  /** Copies the values. */
  public Series {
    values = List.copyOf(values);
  }
}
