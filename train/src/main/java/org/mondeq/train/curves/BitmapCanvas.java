package org.mondeq.train.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Draws in memory, for a PNG. */
final class BitmapCanvas implements Canvas {
  private static final int FONT_SIZE = 12;

  private final BufferedImage image;
  private final Graphics2D graphics;

  BitmapCanvas(int width, int height) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
    graphics.setStroke(new BasicStroke(1));
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  @Override
  public void line(double[] xs, double[] ys, int colour) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (i == 0) {
        path.moveTo(xs[i], ys[i]);
      } else {
        path.lineTo(xs[i], ys[i]);
      }
    }
    graphics.setColor(new Color(colour));
    graphics.draw(path);
  }

  @Override
  public void dot(double x, double y, int colour) {
    graphics.setColor(new Color(colour));
    graphics.fill(new Ellipse2D.Double(x - 2, y - 2, 4, 4));
  }

  @Override
  public void text(double x, double y, Anchor anchor, String text) {
    double width = graphics.getFontMetrics().stringWidth(text);
    double part =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> 0.5;
          case END -> 1;
        };
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, (float) (x - part * width), (float) y);
  }

  void writePng(OutputStream out) throws IOException {
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java has no PNG encoder");
    }
  }
}
