package org.mondeq.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The frame of a chart in SVG: a title, axes from zero with their ticks, and scales from values to
 * points.
 */
final class Frame {
  /** That of most charts. */
  static final int WIDTH = 440;

  private static final int HEIGHT = 230;
  private static final int LEFT = 48;
  private static final int RIGHT = 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 42;
  private static final int TICKS = 5;
  private static final int LEGEND_LINE = 20;
  private static final double ROUNDING = 1e-9;

  private final Markup svg = new Markup();
  private final int width;
  private final double mostX;
  private final double mostY;
  private int legends;

  /**
   * An empty frame.
   *
   * @param title says in words what is drawn
   * @param mostX the value at the right end
   * @param mostY the value at the top
   */
  Frame(String title, int width, double mostX, double mostY) {
    this.width = width;
    this.mostX = mostX > 0 ? mostX : 1;
    this.mostY = mostY > 0 ? mostY : 1;
    String size = "0 0 " + width + " " + HEIGHT;
    String w = Integer.toString(width);
    String style = width > WIDTH ? "wide" : "";
    svg.open(
        "svg", "viewBox", size, "width", w, "class", style, "role", "img", "aria-label", title);
    svg.element("title", title);
  }

  /** From 0 in round steps, to at most a value. */
  static List<Double> ticks(double most) {
    double rough = most / TICKS;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = magnitude;
    for (double factor : new double[] {2, 5, 10}) {
      if (step < rough * (1 - ROUNDING)) {
        step = factor * magnitude;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + ROUNDING); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  double x(double value) {
    return LEFT + (width - LEFT - RIGHT) * value / mostX;
  }

  double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / mostY;
  }

  /** Lines across the chart, with their values at the left. */
  Frame gridY(DoubleFunction<String> format) {
    for (double tick : ticks(mostY)) {
      line(x(0), y(tick), x(mostX), y(tick), "grid");
      label(x(0) - 7, y(tick) + 4, format.apply(tick), "end");
    }
    return this;
  }

  /** Values below the chart, and what they are. */
  Frame scaleX(DoubleFunction<String> format, String name) {
    for (double tick : ticks(mostX)) {
      line(x(tick), y(0), x(tick), y(0) + 4, "tick");
      label(x(tick), y(0) + 17, format.apply(tick), "middle");
    }
    return nameX(name);
  }

  /** What the values below the chart are. */
  Frame nameX(String name) {
    label(x(mostX / 2), HEIGHT - 6, name, "middle");
    return this;
  }

  void label(double x, double y, String text, String anchor) {
    svg.element("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    svg.empty("line", "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2), "class", style);
  }

  /** A rectangle between values, which says in words what it stands for. */
  void bar(double[] fromTo, double low, double high, String style, String title) {
    svg.open(
        "rect",
        "x",
        at(x(fromTo[0])),
        "y",
        at(y(high)),
        "width",
        at(x(fromTo[1]) - x(fromTo[0])),
        "height",
        at(y(low) - y(high)),
        "class",
        "area " + style);
    svg.element("title", title).close("rect");
  }

  /** An area whose corners are values, x and y in turn. */
  void area(List<Double> corners, String style, String title) {
    svg.open("polygon", "points", points(corners), "class", "area " + style);
    svg.element("title", title).close("polygon");
  }

  /** A line through values, x and y in turn. */
  void path(List<Double> values, String style) {
    svg.empty("polyline", "points", points(values), "class", "line " + style);
  }

  /** Says what a line stands for, in the lower right corner, above those said before. */
  void legend(String style, String name) {
    double y = y(0) - 16 - LEGEND_LINE * legends++;
    line(width - RIGHT - 40, y, width - RIGHT - 8, y, "line " + style);
    label(width - RIGHT - 48, y + 4, name, "end");
  }

  private String points(List<Double> values) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < values.size(); i += 2) {
      points.append(i == 0 ? "" : " ").append(at(x(values.get(i))));
      points.append(',').append(at(y(values.get(i + 1))));
    }
    return points.toString();
  }

  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.2f", coordinate).replaceFirst("\\.?0+$", "");
  }

  /** The whole chart. */
  Markup close() {
    return new Markup().add(svg).close("svg");
  }
}
