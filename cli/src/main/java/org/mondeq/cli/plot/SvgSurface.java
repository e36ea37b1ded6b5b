package org.mondeq.cli.plot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mondeq.io.Printable;

/** Draws as SVG 1.1: text stays text. */
final class SvgSurface implements Surface {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  SvgSurface(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public void area(double[] xs, double[] ys, int colour) {
    body.append("<polygon fill=\"").append(colour(colour)).append("\" points=\"");
    for (int i = 0; i < xs.length; i++) {
      body.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    body.append("\"/>\n");
  }

  @Override
  public void line(double[] from, double[] to, int colour) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>\n",
            number(from[0]),
            number(from[1]),
            number(to[0]),
            number(to[1]),
            colour(colour)));
  }

  @Override
  public void text(double x, double y, Anchor anchor, String text) {
    String escaped = Printable.line(text).replace("&", "&amp;").replace("<", "&lt;");
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n",
            number(x),
            number(y),
            anchor.name().toLowerCase(Locale.ROOT),
            escaped));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String colour(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }

  @Override
  public byte[] bytes() {
    String head =
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>\n",
            width,
            height);
    return (head + body + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }
}
