package org.mondeq.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.mondeq.io.Sha256;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;

/**
 * Labelled samples of one split: images as unsigned bytes with a common largest value, or numbers
 * in [0, 1].
 *
 * <p>Serializable, to be sent to other processes of the same build. Immutable: the arrays given to
 * it are shared and must not be changed any more.
 */
public final class LabeledDataset implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final InputShape shape;
  private final int classes;
  private final int whiteLevel;
  private final byte[] pixels;
  private final double[] numbers;
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
    this(name, shape, classes, whiteLevel, pixels, null, labels, true);
  }

  @SuppressWarnings("ParameterNumber")
  private LabeledDataset(
      String name,
      InputShape shape,
      int classes,
      int whiteLevel,
      byte[] pixels,
      double[] numbers,
      byte[] labels,
      boolean published) {
    int values = numbers == null ? pixels.length : numbers.length;
    if (values != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          name + ": " + labels.length + " labels do not fit " + values + " pixels");
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
    this.numbers = numbers;
    this.labels = labels;
    this.published = published;
  }

  /** The same images, of which nobody knows whether they are the published ones. */
  LabeledDataset ofUnknownOrigin() {
    return new LabeledDataset(name, shape, classes, whiteLevel, pixels, numbers, labels, false);
  }

  /**
   * Whether these are the images that their name stands for, in their order: a SHA-256 has shown
   * it, or the name stands for the files themselves.
   */
  public boolean isPublished() {
    return published;
  }

  /**
   * A data set of samples that are numbers.
   *
   * @param values sample after sample, each in [0, 1]
   * @param labels one class for each sample
   * @throws IllegalArgumentException if the sizes do not fit, or a label or value is out of range
   */
  static LabeledDataset of(
      String name, InputShape shape, int classes, double[] values, int[] labels) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(name + ": value " + value + " out of range");
      }
    }
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      if (labels[i] < 0 || labels[i] >= Math.min(classes, 1 << Byte.SIZE)) {
        throw new IllegalArgumentException(name + ": label " + labels[i] + " out of range");
      }
      bytes[i] = (byte) labels[i];
    }
    return new LabeledDataset(name, shape, classes, 1, new byte[0], values, bytes, true);
  }

  /**
   * The images {@code from} (inclusive) to {@code to} (exclusive) as a data set of their own.
   *
   * @throws IndexOutOfBoundsException if the range does not lie in this data set
   */
  public LabeledDataset part(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return chosen(IntStream.range(from, to).boxed().toList());
  }

  /** The samples at these indices, in this order, as a data set of their own. */
  LabeledDataset chosen(List<Integer> indices) {
    int q = shape.size();
    byte[] somePixels = numbers == null ? new byte[indices.size() * q] : new byte[0];
    double[] someNumbers = numbers == null ? null : new double[indices.size() * q];
    byte[] someLabels = new byte[indices.size()];
    for (int row = 0; row < someLabels.length; row++) {
      int index = indices.get(row);
      if (numbers == null) {
        System.arraycopy(pixels, index * q, somePixels, row * q, q);
      } else {
        System.arraycopy(numbers, index * q, someNumbers, row * q, q);
      }
      someLabels[row] = labels[index];
    }
    return new LabeledDataset(
        name, shape, classes, whiteLevel, somePixels, someNumbers, someLabels, published);
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
   * The SHA-256, in hex, of all pixel bytes, or numbers, followed by all labels: it tells versions
   * of a data set apart, however they were stored. Computed anew by each call.
   */
  public String checksum() {
    MessageDigest digest = Sha256.digest();
    digest.update(pixels);
    if (numbers != null) {
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
      for (double value : numbers) {
        digest.update(bytes.putDouble(0, value).array());
      }
    }
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
        buffer.put(row * q + j, value(start + j));
      }
    }
  }

  private double value(int i) {
    return numbers == null ? (pixels[i] & 0xff) / (double) whiteLevel : numbers[i];
  }

  /** The images {@code from} (inclusive) to {@code to} (exclusive): raw pixels in [0, 1]. */
  public Matrix pixelRange(int from, int to) {
    return pixels(IntStream.range(from, to).toArray());
  }
}
