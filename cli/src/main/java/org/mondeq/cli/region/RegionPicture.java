package org.mondeq.cli.region;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.mondeq.cli.region.CellMap.Kind;
import org.mondeq.cli.region.CellMap.Rectangle;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.spec.grid.Axis;
import org.mondeq.spec.grid.Grid;

/** Draws a slice of a region as SVG 1.1: one path for each class, with axes and a legend. */
final class RegionPicture {
  /** The palette of Okabe and Ito, which most people can tell apart. */
  private static final List<String> COLOURS =
      List.of("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#0072b2", "#d55e00");

  private static final String MIXED = "#bdbdbd";
  private static final String OPEN = "#000000";
  private static final int SIDE = 480;
  private static final int BAND = 60;
  private static final int LEFT = 80;
  private static final int TOP = 40;
  private static final int BELOW = 60;
  private static final int LEGEND = 150;

  private final List<InputConfig> inputs;
  private final PictureSlice slice;
  private final CellMap map;
  private final IntFunction<String> classes;
  private final StringBuilder body = new StringBuilder();

  /** A picture; classes have names. */
  RegionPicture(
      Grid grid, List<InputConfig> inputs, PictureSlice slice, IntFunction<String> classes) {
    this.inputs = inputs;
    this.slice = slice;
    this.map = new CellMap(grid, slice);
    this.classes = classes;
  }

  /** The document. */
  String draw(List<CellResult> results) {
    int height = map.height() == 1 ? BAND : SIDE;
    Map<Kind, List<Rectangle>> kinds = map.rectangles(results);
    body.append(
        String.format(
            Locale.ROOT,
            "<g transform=\"translate(%d %d) scale(%s %s)\" shape-rendering=\"crispEdges\">\n",
            LEFT,
            TOP + height,
            (double) SIDE / map.width(),
            -(double) height / map.height()));
    kinds.forEach(this::path);
    body.append("</g>\n");
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\""
                + " stroke=\"#000000\"/>\n",
            LEFT,
            TOP,
            SIDE,
            height));
    axes(height);
    legend(kinds);
    return document(LEFT + SIDE + LEGEND, TOP + height + BELOW);
  }

  private void path(Kind kind, List<Rectangle> rectangles) {
    body.append("<path fill=\"").append(colour(kind)).append("\" d=\"");
    for (Rectangle r : rectangles) {
      body.append('M').append(r.x()).append(' ').append(r.y());
      body.append('h').append(r.width()).append('v').append(r.height());
      body.append("h-").append(r.width()).append('z');
    }
    body.append("\"/>\n");
  }

  private static String colour(Kind kind) {
    if (kind.status() == Status.MIXED) {
      return MIXED;
    }
    return kind.status() == Status.OPEN ? OPEN : COLOURS.get(kind.label() % COLOURS.size());
  }

  private void axes(int height) {
    Axis.Range right = inputs.get(slice.right()).axis().bounds();
    int below = TOP + height;
    for (int part = 0; part <= 2; part++) {
      text(LEFT + part * SIDE / 2, below + 18, "middle", number(at(right, part)));
    }
    text(LEFT + SIDE / 2, below + 40, "middle", inputs.get(slice.right()).title());
    if (slice.up() != slice.right()) {
      Axis.Range up = inputs.get(slice.up()).axis().bounds();
      for (int part = 0; part <= 2; part++) {
        text(LEFT - 6, below - part * height / 2 + 4, "end", number(at(up, part)));
      }
      text(LEFT - 6, TOP - 14, "end", inputs.get(slice.up()).title());
    }
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < inputs.size(); i++) {
      if (i != slice.right() && i != slice.up()) {
        title.append(title.isEmpty() ? "" : ", ").append(inputs.get(i).name()).append(" = ");
        title.append(number(slice.at().get(i)));
        inputs.get(i).unit().ifPresent(unit -> title.append(' ').append(unit));
      }
    }
    text(LEFT + SIDE / 2, TOP - 14, "middle", title.toString());
  }

  private static double at(Axis.Range range, int halves) {
    return range.low() + (range.high() - range.low()) * halves / 2;
  }

  private void legend(Map<Kind, List<Rectangle>> kinds) {
    int y = TOP + 12;
    for (Kind kind : kinds.keySet()) {
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\"/>\n",
              LEFT + SIDE + 16,
              y - 11,
              colour(kind)));
      text(LEFT + SIDE + 36, y, "start", name(kind));
      y += 22;
    }
  }

  private String name(Kind kind) {
    return switch (kind.status()) {
      case CERTIFIED -> classes.apply(kind.label());
      case FALSIFIED -> classes.apply(kind.label()) + " (falsified)";
      case MIXED -> "mixed";
      case OPEN -> "open";
      case SPLIT -> throw new IllegalArgumentException("a cell with parts");
    };
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.6g", value);
    return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  private void text(int x, int y, String anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private String document(int width, int height) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>\n",
            width,
            height)
        + body
        + "</svg>\n";
  }
}
