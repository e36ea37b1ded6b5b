package org.mondeq.train.curves;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.mondeq.io.FailedRunException;

/** Charts in two columns, whose horizontal axes count from 1. */
public final class LineCharts {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 300;
  private static final int LEFT = 62;
  private static final int RIGHT = 18;
  private static final int TOP = 46;
  private static final int BOTTOM = 38;
  private static final int COLUMNS = 2;
  private static final int MANY_POINTS = 60;
  private static final int GREY = 0xdddddd;
  private static final int BLACK = 0x000000;
  private static final int[] COLOURS = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7};

  private final List<Chart> charts;
  private final String unit;

  /**
   * A sheet of charts.
   *
   * @param unit what the horizontal axes count
   */
  public LineCharts(List<Chart> charts, String unit) {
    this.charts = List.copyOf(charts);
    this.unit = unit;
  }

  private int width() {
    return COLUMNS * WIDTH;
  }

  private int height() {
    return (charts.size() + COLUMNS - 1) / COLUMNS * HEIGHT;
  }

  /** The charts as an SVG document. */
  public String svg() {
    SvgCanvas canvas = new SvgCanvas(width(), height());
    draw(canvas);
    return canvas.document();
  }

  /**
   * The charts as a PNG file.
   *
   * @throws FailedRunException if this Java cannot draw text
   */
  public byte[] png() {
    try {
      BitmapCanvas canvas = new BitmapCanvas(width(), height());
      draw(canvas);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      canvas.writePng(bytes);
      return bytes.toByteArray();
    } catch (IOException | LinkageError | InternalError | RuntimeException e) {
      throw new FailedRunException("this Java cannot draw pictures (" + rootOf(e) + ")", e);
    }
  }

  private static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }

  private void draw(Canvas canvas) {
    for (int i = 0; i < charts.size(); i++) {
      draw(charts.get(i), canvas, i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
    }
  }

  private void draw(Chart chart, Canvas canvas, int left, int top) {
    int points = chart.series().stream().mapToInt(s -> s.values().size()).max().orElse(0);
    Axis x =
        points > 1
            ? new Axis(1, points, left + LEFT, left + WIDTH - RIGHT)
            : new Axis(0, 2, left + LEFT, left + WIDTH - RIGHT);
    List<Double> values = chart.series().stream().flatMap(s -> s.values().stream()).toList();
    Axis y = Axis.around(values, top + HEIGHT - BOTTOM, top + TOP);
    canvas.text(left + WIDTH / 2.0, top + 18, Canvas.Anchor.MIDDLE, chart.title());
    grid(canvas, x, y);
    double legend = x.from();
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      int colour = COLOURS[i % COLOURS.length];
      canvas.line(new double[] {legend, legend + 14}, new double[] {top + 32, top + 32}, colour);
      canvas.text(legend + 18, top + 36, Canvas.Anchor.START, series.name());
      legend += 34 + 7 * series.name().length();
      curve(canvas, series, new Axis[] {x, y}, colour);
    }
  }

  private void grid(Canvas canvas, Axis x, Axis y) {
    for (double tick : y.ticks(0)) {
      canvas.line(new double[] {x.from(), x.to()}, new double[] {y.at(tick), y.at(tick)}, GREY);
      canvas.text(x.from() - 6, y.at(tick) + 4, Canvas.Anchor.END, Axis.label(tick));
    }
    for (double tick : x.ticks(1)) {
      canvas.text(x.at(tick), y.from() + 16, Canvas.Anchor.MIDDLE, Axis.label(tick));
    }
    canvas.text((x.from() + x.to()) / 2, y.from() + 32, Canvas.Anchor.MIDDLE, unit);
    canvas.line(
        new double[] {x.from(), x.from(), x.to()},
        new double[] {y.to(), y.from(), y.from()},
        BLACK);
  }

  /** The line in pieces, where values are missing, and its points if they are few. */
  private static void curve(Canvas canvas, Series series, Axis[] axes, int colour) {
    List<Double> values = series.values();
    int from = 0;
    for (int i = 0; i <= values.size(); i++) {
      if (i == values.size() || !Double.isFinite(values.get(i))) {
        piece(canvas, values.subList(from, i), axes, from + 1, colour);
        from = i + 1;
      }
    }
  }

  private static void piece(
      Canvas canvas, List<Double> values, Axis[] axes, int first, int colour) {
    double[] xs = new double[values.size()];
    double[] ys = new double[values.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = axes[0].at(first + i);
      ys[i] = axes[1].at(values.get(i));
      if (xs.length <= MANY_POINTS) {
        canvas.dot(xs[i], ys[i], colour);
      }
    }
    if (xs.length > 1) {
      canvas.line(xs, ys, colour);
    }
  }
}
