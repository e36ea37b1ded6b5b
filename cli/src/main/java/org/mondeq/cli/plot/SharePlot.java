package org.mondeq.cli.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mondeq.cli.plot.Shares.Point;
import org.mondeq.cli.plot.Surface.Anchor;
import org.mondeq.io.Counted;
import org.mondeq.io.InvalidInputException;

/**
 * Shares of verdicts against the radius: areas upon each other, certified ones below; a panel for
 * each run.
 */
public final class SharePlot {
  private static final int WIDTH = 640;
  private static final int PANEL = 300;
  private static final int LEFT = 62;
  private static final int RIGHT = 20;
  private static final int TOP = 34;
  private static final int BOTTOM = 78;
  private static final int PERCENT = 100;
  private static final int Y_STEP = 25;
  private static final int X_TICKS = 6;
  private static final int RULE = 0xdfe3e8;
  private static final int INK = 0x5a6470;

  /** What part of the width a single radius takes up. */
  private static final double ALONE = 0.04;

  /** The areas, from below. */
  private enum Layer {
    CERTIFIED(0x0072b2),
    OPEN(0xb9a03b),
    FALSIFIED(0xd55e00),
    MISCLASSIFIED(0xb4bac2);

    private final int colour;

    Layer(int colour) {
      this.colour = colour;
    }

    /** How many samples lie below this layer. */
    private int below(Point point) {
      return switch (this) {
        case CERTIFIED -> 0;
        case OPEN -> point.certified();
        case FALSIFIED -> point.certified() + point.open();
        case MISCLASSIFIED -> point.certified() + point.open() + point.falsified();
      };
    }

    /** How many samples lie in this layer or below. */
    private int upTo(Point point, int samples) {
      return switch (this) {
        case CERTIFIED -> OPEN.below(point);
        case OPEN -> FALSIFIED.below(point);
        case FALSIFIED -> MISCLASSIFIED.below(point);
        case MISCLASSIFIED -> samples;
      };
    }
  }

  private final List<Shares> panels;
  private final Surface surface;

  private SharePlot(List<Shares> panels, Surface surface) {
    this.panels = panels;
    this.surface = surface;
  }

  /**
   * The bytes of a picture.
   *
   * @param file whose ending, .svg or .png, says of what kind it is
   * @throws InvalidInputException if it has another ending, or there is nothing to draw
   */
  public static byte[] draw(List<Shares> panels, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw new InvalidInputException("--plot " + file + ": expected a name in .svg or .png");
    }
    if (panels.isEmpty()) {
      throw new InvalidInputException(
          "--plot: expected certifications of balls, or results of radius; there are none");
    }
    int height = PANEL * panels.size();
    Surface surface =
        name.endsWith(".svg") ? new SvgSurface(WIDTH, height) : new BitmapSurface(WIDTH, height);
    SharePlot plot = new SharePlot(List.copyOf(panels), surface);
    for (int i = 0; i < panels.size(); i++) {
      plot.panel(i);
    }
    return surface.bytes();
  }

  private void panel(int index) {
    Shares shares = panels.get(index);
    Panel panel = new Panel(shares, PANEL * index);
    String samples = Counted.of(shares.samples(), "sample");
    surface.text(LEFT, panel.top + 20, Anchor.START, shares.title() + ", " + samples);
    for (Layer layer : Layer.values()) {
      panel.layer(layer);
    }
    panel.axes();
    panel.legend();
  }

  /** One chart. */
  private final class Panel {
    private final Shares shares;
    private final double top;
    private final double most;
    private final List<Point> points;

    Panel(Shares shares, double top) {
      this.shares = shares;
      this.top = top;
      this.most = shares.most() > 0 ? shares.most() : 1;
      this.points = new ArrayList<>(shares.points());
      if (points.size() == 1) {
        Point alone = points.remove(0);
        double low = Math.max(0, alone.epsilon() - ALONE * most);
        points.add(new Point(low, alone.certified(), alone.open(), alone.falsified()));
        points.add(alone);
      }
    }

    private double x(double epsilon) {
      return LEFT + (WIDTH - LEFT - RIGHT) * epsilon / most;
    }

    private double y(double share) {
      return top + PANEL - BOTTOM - (PANEL - TOP - BOTTOM) * share;
    }

    private double height(int samples) {
      return y((double) samples / shares.samples());
    }

    private void layer(Layer layer) {
      int n = points.size();
      double[] xs = new double[2 * n];
      double[] ys = new double[2 * n];
      for (int i = 0; i < n; i++) {
        Point point = points.get(i);
        xs[i] = x(point.epsilon());
        ys[i] = height(layer.upTo(point, shares.samples()));
        xs[2 * n - 1 - i] = xs[i];
        ys[2 * n - 1 - i] = height(layer.below(point));
      }
      surface.area(xs, ys, layer.colour);
    }

    private void axes() {
      for (int percent = 0; percent <= PERCENT; percent += Y_STEP) {
        double y = y((double) percent / PERCENT);
        surface.line(new double[] {LEFT, y}, new double[] {WIDTH - RIGHT, y}, RULE);
        surface.text(LEFT - 8, y + 4, Anchor.END, percent + " %");
      }
      double step = step(most / X_TICKS);
      for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
        double x = x(i * step);
        surface.line(new double[] {x, y(0)}, new double[] {x, y(0) + 4}, INK);
        surface.text(x, y(0) + 18, Anchor.MIDDLE, number(i * step));
      }
      surface.text(x(most / 2), y(0) + 36, Anchor.MIDDLE, "radius ε, in pixels from 0 to 1");
    }

    private void legend() {
      double x = LEFT;
      double y = top + PANEL - 18;
      for (Layer layer : Layer.values()) {
        surface.area(
            new double[] {x, x + 12, x + 12, x}, new double[] {y, y, y + 12, y + 12}, layer.colour);
        surface.text(x + 18, y + 11, Anchor.START, layer.name().toLowerCase(Locale.ROOT));
        x += 130;
      }
    }
  }

  /** A round step that is no smaller. */
  private static double step(double rough) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * magnitude >= rough * (1 - 1e-9)) {
        return factor * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
  }
}
