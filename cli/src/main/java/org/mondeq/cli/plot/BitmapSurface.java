package org.mondeq.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.mondeq.io.Printable;

/** Draws in memory, as PNG of twice the size. */
final class BitmapSurface implements Surface {
  private static final int SCALE = 2;
  private static final int FONT_SIZE = 13;

  private final BufferedImage image;
  private final Graphics2D graphics;

  BitmapSurface(int width, int height) {
    this.image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SCALE * width, SCALE * height);
    graphics.scale(SCALE, SCALE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
    graphics.setStroke(new BasicStroke(1));
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  @Override
  public void area(double[] xs, double[] ys, int colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    path.closePath();
    graphics.setColor(new Color(colour));
    graphics.fill(path);
  }

  @Override
  public void line(double[] from, double[] to, int colour) {
    graphics.setColor(new Color(colour));
    graphics.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
  }

  @Override
  public void text(double x, double y, Anchor anchor, String text) {
    String line = Printable.line(text);
    double width = graphics.getFontMetrics().stringWidth(line);
    double part =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> 0.5;
          case END -> 1;
        };
    graphics.setColor(Color.BLACK);
    graphics.drawString(line, (float) (x - part * width), (float) y);
  }

  @Override
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java has no PNG encoder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
