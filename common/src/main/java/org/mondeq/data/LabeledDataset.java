package org.mondeq.data;

import java.nio.DoubleBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.mondeq.io.Sha256;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;

/**
 * Labelled images of one split, as unsigned bytes with a common largest value.
 *
 * <p>Immutable: the arrays given to it are shared and must not be changed any more.
 */
public final class LabeledDataset {
  private final String name;
  private final InputShape shape;
  private final int classes;
  private final int whiteLevel;
  private final byte[] pixels;
  private final byte[] labels;
  private final boolean published;

  /**
   * A data set of {@code labels.length} images.
   *
   * @param name the name of the data set, without the split
   * @param shape the shape of one image
   * @param classes the number of classes; every label is below it
   * @param whiteLevel the byte value that stands for a pixel of 1
   * @param pixels image after image, each channel after channel, row after row
   * @param labels one class for each image
   * @throws IllegalArgumentException if the sizes do not fit or a label is out of range
   */
  @SuppressWarnings("ParameterNumber")
  public LabeledDataset(
      String name, InputShape shape, int classes, int whiteLevel, byte[] pixels, byte[] labels) {
    this(name, shape, classes, whiteLevel, pixels, labels, true);
  }

  @SuppressWarnings("ParameterNumber")
  private LabeledDataset(
      String name,
      InputShape shape,
      int classes,
      int whiteLevel,
      byte[] pixels,
      byte[] labels,
      boolean published) {
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          name + ": " + labels.length + " labels do not fit " + pixels.length + " pixels");
    }
    for (byte label : labels) {
      if ((label & 0xff) >= classes) {
        throw new IllegalArgumentException(name + ": label " + (label & 0xff) + " out of range");
      }
    }
    this.name = name;
    this.shape = shape;
    this.classes = classes;
    this.whiteLevel = whiteLevel;
    this.pixels = pixels;
    this.labels = labels;
    this.published = published;
  }

  /** The same images, of which nobody knows whether they are the published ones. */
  LabeledDataset ofUnknownOrigin() {
    return new LabeledDataset(name, shape, classes, whiteLevel, pixels, labels, false);
  }

  /** Whether a SHA-256 has shown that these are the published images, in their order. */
  public boolean isPublished() {
    return published;
  }

  /**
   * The images {@code from} (inclusive) to {@code to} (exclusive) as a data set of their own.
   *
   * @throws IndexOutOfBoundsException if the range does not lie in this data set
   */
  public LabeledDataset part(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    int q = shape.size();
    return new LabeledDataset(
        name,
        shape,
        classes,
        whiteLevel,
        Arrays.copyOfRange(pixels, from * q, to * q),
        Arrays.copyOfRange(labels, from, to),
        published);
  }

  /** The name of the data set. */
  public String name() {
    return name;
  }

  /** The shape of one image. */
  public InputShape shape() {
    return shape;
  }

  /** The number of classes. */
  public int classes() {
    return classes;
  }

  /** The number of images n. */
  public int size() {
    return labels.length;
  }

  /**
   * The SHA-256, in hex, of all pixel bytes followed by all labels: it tells versions of a data set
   * apart, however they were stored. Computed anew by each call.
   */
  public String checksum() {
    MessageDigest digest = Sha256.digest();
    digest.update(pixels);
    digest.update(labels);
    return Sha256.hex(digest);
  }

  /** The class of image {@code index}. */
  public int label(int index) {
    return labels[index] & 0xff;
  }

  /** Raw pixels in [0, 1] of the images at {@code indices}: {@code [indices.length × q]}. */
  public Matrix pixels(int... indices) {
    Matrix result = Matrix.zeros(indices.length, shape.size());
    pixels(indices, result);
    return result;
  }

  /** Overwrites {@code result [indices.length × q]} with the raw pixels of these images. */
  public void pixels(int[] indices, Matrix result) {
    DoubleBuffer buffer = result.buffer();
    int q = shape.size();
    for (int row = 0; row < indices.length; row++) {
      int start = indices[row] * q;
      for (int j = 0; j < q; j++) {
        buffer.put(row * q + j, (pixels[start + j] & 0xff) / (double) whiteLevel);
      }
    }
  }

  /** The images {@code from} (inclusive) to {@code to} (exclusive): raw pixels in [0, 1]. */
  public Matrix pixelRange(int from, int to) {
    return pixels(IntStream.range(from, to).toArray());
  }
}
