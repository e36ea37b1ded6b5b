package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A row of charts with the legend of their colours. */
final class Charts {
  private final List<Markup> charts = new ArrayList<>();
  private final Set<Kind> kinds = new TreeSet<>();

  /**
   * Adds a chart.
   *
   * @param title above it
   * @param colours that are drawn
   */
  void add(String title, Markup chart, Collection<Kind> colours) {
    Markup figure = new Markup().open("figure", "class", "chart");
    figure.element("figcaption", title);
    charts.add(figure.open("div").add(chart).close("div").close("figure"));
    kinds.addAll(colours);
  }

  boolean isEmpty() {
    return charts.isEmpty();
  }

  /** Writes all of them. */
  void writeTo(Markup page) {
    legend(kinds, page);
    page.open("div", "class", "charts");
    charts.forEach(chart -> page.add(chart).line());
    page.close("div");
  }

  private static void legend(Collection<Kind> kinds, Markup page) {
    if (!kinds.isEmpty()) {
      page.open("p", "class", "legend");
      kinds.forEach(kind -> kind.writeTo(page));
      page.close("p").line();
    }
  }
}
