package org.mondeq.train.curves;

import java.util.Locale;

/** Draws as SVG 1.1: text stays text. */
final class SvgCanvas implements Canvas {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  SvgCanvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public void line(double[] xs, double[] ys, int colour) {
    body.append("<polyline fill=\"none\" stroke=\"").append(colour(colour)).append("\" points=\"");
    for (int i = 0; i < xs.length; i++) {
      body.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    body.append("\"/>\n");
  }

  @Override
  public void dot(double x, double y, int colour) {
    body.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%s\" cy=\"%s\" r=\"2\" fill=\"%s\"/>%n",
            number(x),
            number(y),
            colour(colour)));
  }

  @Override
  public void text(double x, double y, Anchor anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n",
            number(x),
            number(y),
            anchor.name().toLowerCase(Locale.ROOT),
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String colour(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }

  /** The whole document. */
  String document() {
    String head =
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
            width,
            height);
    return (head + body + "</svg>\n").replace(System.lineSeparator(), "\n");
  }
}
