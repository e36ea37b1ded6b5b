package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mondeq.model.InputShape;

/** Pictures as another reader of PNG sees them. */
class PictureTest {
  private static BufferedImage read(Png png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png.bytes()));
  }

  private static int rgb(Png png, int x, int y) throws IOException {
    return read(png).getRGB(x, y) & 0xffffff;
  }

  @Test
  void drawsGrey() throws IOException {
    Png png = new Picture(new InputShape(1, 2, 3)).of(new double[] {0, 1, 0.2, 0.4, 0.6, 0.8});
    assertEquals(3, read(png).getWidth());
    assertEquals(2, read(png).getHeight());
    assertEquals(51, read(png).getRaster().getSample(2, 0, 0));
    assertEquals(102, read(png).getRaster().getSample(0, 1, 0));
  }

  @Test
  void drawsColours() throws IOException {
    Png png = new Picture(new InputShape(3, 1, 2)).of(new double[] {1, 0, 0.2, 0, 0, 0.4});
    assertEquals(0xff3300, rgb(png, 0, 0));
    assertEquals(0x000066, rgb(png, 1, 0));
  }

  @Test
  void drawsOtherChannelsAsTiles() throws IOException {
    double[] pixels = new double[5 * 4];
    Arrays.fill(pixels, 4 * 4, 5 * 4, 1);
    Png png = new Picture(new InputShape(5, 2, 2)).of(pixels);
    assertEquals(6, read(png).getWidth());
    assertEquals(4, read(png).getHeight());
    assertEquals(0, rgb(png, 0, 2));
    assertEquals(0xffffff, rgb(png, 2, 2), "the fifth tile is the second of the second row");
  }

  @Test
  void drawsDifferencesInTwoColours() throws IOException {
    Png png = new Picture(new InputShape(1, 1, 3)).ofDifference(new double[] {0.1, -0.1, 0}, 0.1);
    assertEquals(0xd55e00, rgb(png, 0, 0));
    assertEquals(0x005ab5, rgb(png, 1, 0));
    assertEquals(0xffffff, rgb(png, 2, 0));
  }

  @Test
  void differencesInColourAreGreyWhereThereIsNone() throws IOException {
    Picture picture = new Picture(new InputShape(3, 1, 1));
    assertEquals(0xff0080, rgb(picture.ofDifference(new double[] {0.1, -0.1, 0}, 0.1), 0, 0));
    assertEquals(0x808080, rgb(picture.ofDifference(new double[3], 0), 0, 0));
  }

  @Test
  void featuresAreNoImage() {
    assertFalse(Picture.isImage(new InputShape(7, 1, 1)));
    assertTrue(Picture.isImage(new InputShape(1, 1, 7)));
  }
}
