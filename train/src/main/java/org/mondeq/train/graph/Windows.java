package org.mondeq.train.graph;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.InputShape;

/**
 * The windows of an image that a square kernel sees, with zero padding: f taps (channel, row and
 * column, in the order of kernel arrays) at each of s positions.
 */
public final class Windows {
  /** Stands for a tap in the padding. */
  public static final int OUTSIDE = -1;

  private final int size;
  private final int[][] index;

  /**
   * The windows of images.
   *
   * @param side side of the kernel
   * @param stride distance of neighbouring windows
   * @param padding zeros around the image
   */
  public Windows(InputShape image, int side, int stride, int padding) {
    int down = Math.floorDiv(image.height() + 2 * padding - side, stride) + 1;
    int across = Math.floorDiv(image.width() + 2 * padding - side, stride) + 1;
    this.size = image.size();
    this.index = new int[image.channels() * side * side][down * across];
    for (int tap = 0; tap < index.length; tap++) {
      int channel = tap / (side * side);
      int row = tap / side % side - padding;
      int col = tap % side - padding;
      Arrays.setAll(
          index[tap],
          s -> at(image, channel, s / across * stride + row, s % across * stride + col));
    }
  }

  private static int at(InputShape image, int channel, int row, int col) {
    boolean inside = row >= 0 && row < image.height() && col >= 0 && col < image.width();
    return inside ? (channel * image.height() + row) * image.width() + col : OUTSIDE;
  }

  /** The number f of taps. */
  public int taps() {
    return index.length;
  }

  /** The number s of positions. */
  public int positions() {
    return index[0].length;
  }

  /** Where tap f of window s lies in a flat image, or {@link #OUTSIDE}. */
  public int index(int tap, int position) {
    return index[tap][position];
  }

  /** The values of all windows of images {@code [n × size]}: {@code [f × n·s]}, image by image. */
  public Matrix of(Matrix images) {
    Shapes.require("image", images.cols(), size);
    int n = images.rows();
    Matrix values = Matrix.zeros(taps(), n * positions());
    DoubleBuffer from = images.buffer();
    DoubleBuffer to = values.buffer();
    int next = 0;
    for (int[] positions : index) {
      for (int image = 0; image < n; image++) {
        int start = image * size;
        for (int at : positions) {
          to.put(next++, at == OUTSIDE ? 0 : from.get(start + at));
        }
      }
    }
    return values;
  }

  /** Adds values of windows {@code [f × n·s]} to what they see: the transpose of {@link #of}. */
  public void addTo(Matrix values, Matrix images) {
    Shapes.require("image", images.cols(), size);
    Shapes.require("windows", values, taps(), images.rows() * positions());
    DoubleBuffer from = values.buffer();
    DoubleBuffer to = images.buffer();
    int next = 0;
    for (int[] positions : index) {
      for (int image = 0; image < images.rows(); image++) {
        int start = image * size;
        for (int at : positions) {
          double value = from.get(next++);
          if (at != OUTSIDE) {
            to.put(start + at, to.get(start + at) + value);
          }
        }
      }
    }
  }
}
