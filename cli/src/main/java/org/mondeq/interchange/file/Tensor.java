package org.mondeq.interchange.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.mondeq.io.npz.NpyArray;

/**
 * A view of a storage: element {@code (i₁, …, iₙ)} is number {@code offset + Σ iₖ strideₖ} of it.
 *
 * @param storage the numbers
 * @param offset where the first element stands
 * @param shape the length of each dimension; none for a scalar
 * @param strides the distance of neighbours along each dimension, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, and compared by sameAs
record Tensor(Storage storage, long offset, long[] shape, long[] strides) {
  private static final int MAX_DIMENSIONS = 8;

  /**
   * Numbers of one type.
   *
   * @param type their format
   * @param key its name in the file
   * @param size how many there are
   */
  record Storage(NumberType type, String key, long size) {
    long bytes() {
      return size * type.width();
    }
  }

  /**
   * Checks that every element lies in the storage, and that there are no more of them than numbers
   * in it: so no view takes more memory than its storage.
   *
   * @throws IllegalArgumentException if that is not so
   */
  Tensor {
    if (shape.length != strides.length || shape.length > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "a tensor of " + shape.length + " dimensions and " + strides.length + " strides");
    }
    long count = 1;
    long last = offset;
    for (int d = 0; d < shape.length; d++) {
      boolean inside = shape[d] >= 0 && shape[d] <= storage.size && strides[d] >= 0;
      if (!inside || (shape[d] > 1 && strides[d] > storage.size)) {
        throw outside(storage, shape, strides);
      }
      count = Math.multiplyExact(count, shape[d]);
      last += Math.max(0, shape[d] - 1) * (shape[d] > 1 ? strides[d] : 0);
      if (count > storage.size) {
        throw outside(storage, shape, strides);
      }
    }
    if (offset < 0 || offset > storage.size || (count > 0 && last >= storage.size)) {
      throw outside(storage, shape, strides);
    }
  }

  private static IllegalArgumentException outside(Storage storage, long[] shape, long[] strides) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "a tensor of shape %s and strides %s is no view of %d numbers",
            Arrays.toString(shape),
            Arrays.toString(strides),
            storage.size));
  }

  /** The number of elements. */
  long count() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** Whether another is the same view of the same storage. */
  boolean sameAs(Tensor other) {
    return storage.key.equals(other.storage.key)
        && offset == other.offset
        && Arrays.equals(shape, other.shape)
        && Arrays.equals(strides, other.strides);
  }

  /** The elements in C order, from the bytes of the storage. */
  NpyArray read(ByteBuffer bytes) {
    int[] lengths = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    double[] values = new double[Math.toIntExact(count())];
    long[] index = new long[shape.length];
    long at = offset;
    for (int i = 0; i < values.length; i++) {
      values[i] = storage.type.read(bytes.position(Math.toIntExact(at * storage.type.width())));
      for (int d = shape.length - 1; d >= 0; d--) {
        at += strides[d];
        if (++index[d] < shape[d]) {
          break;
        }
        at -= strides[d] * shape[d];
        index[d] = 0;
      }
    }
    return NpyArray.of(values, lengths);
  }
}
