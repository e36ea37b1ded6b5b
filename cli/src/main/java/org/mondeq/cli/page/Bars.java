package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A chart of stacked bars: counts of each kind in each of some classes. */
final class Bars {
  private static final int ROOM = 84;
  private static final int BAR = 24;
  private static final double GAP = 0.12;

  private final List<String> labels;
  private final List<Map<Kind, Integer>> counts = new ArrayList<>();

  /** Bars under these labels, of which some may be empty. */
  Bars(List<String> labels) {
    this.labels = List.copyOf(labels);
    labels.forEach(label -> counts.add(new EnumMap<>(Kind.class)));
  }

  /** Adds to a bar. */
  void add(int bar, Kind kind, int count) {
    if (count > 0) {
      counts.get(bar).merge(kind, count, Integer::sum);
    }
  }

  /** The kinds that are drawn. */
  Set<Kind> kinds() {
    Set<Kind> kinds = new TreeSet<>();
    counts.forEach(bar -> kinds.addAll(bar.keySet()));
    return kinds;
  }

  /**
   * The chart.
   *
   * @param title says in words what is drawn
   * @param name of the labels
   */
  Markup draw(String title, String name) {
    int most = counts.stream().mapToInt(Bars::total).max().orElse(0);
    long written = labels.stream().filter(label -> !label.isEmpty()).count();
    int width = Math.max(Frame.WIDTH, ROOM + BAR * (int) written);
    Frame frame = new Frame(title, width, labels.size(), most);
    frame.gridY(tick -> tick == Math.rint(tick) ? Numbers.near(tick) : "");
    for (int i = 0; i < labels.size(); i++) {
      int low = 0;
      double gap = Math.max(GAP, 0.5 - 60.0 * labels.size() / width / 2);
      for (Map.Entry<Kind, Integer> part : counts.get(i).entrySet()) {
        int high = low + part.getValue();
        String label = labels.get(i) + ": " + part.getValue() + " " + part.getKey().word();
        frame.bar(new double[] {i + gap, i + 1 - gap}, low, high, part.getKey().style(), label);
        low = high;
      }
      frame.label(frame.x(i + 0.5), frame.y(0) + 17, labels.get(i), "middle");
    }
    return frame.nameX(name).close();
  }

  private static int total(Map<Kind, Integer> bar) {
    return bar.values().stream().mapToInt(Integer::intValue).sum();
  }
}
