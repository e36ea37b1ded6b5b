package org.mondeq.train.graph;

import org.mondeq.io.npz.NpyArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between arrays of doubles and ND4J. Whole buffers are moved, through the calls that also
 * move them to and from a GPU.
 */
final class Tensors {
  private Tensors() {}

  /** Zeros in C order. */
  static INDArray zeros(Precision precision, long... shape) {
    return Nd4j.create(precision.type(), shape, 'c');
  }

  static INDArray of(NpyArray array, Precision precision) {
    long[] shape = java.util.Arrays.stream(array.shape()).asLongStream().toArray();
    INDArray tensor = zeros(precision, shape);
    write(array.values(), tensor);
    return tensor;
  }

  /** Overwrites a tensor that {@link #zeros} allocated. */
  static void write(double[] values, INDArray tensor) {
    if (values.length != tensor.length()) {
      throw new IllegalArgumentException(
          "expected " + tensor.length() + " values, got " + values.length);
    }
    tensor.data().setData(values);
  }

  /** The values of a tensor that {@link #zeros} allocated. */
  static double[] read(INDArray tensor) {
    return tensor.data().asDouble();
  }

  /** A copy of any tensor, whatever its order and strides. */
  static NpyArray copy(INDArray tensor) {
    int[] shape = java.util.Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray();
    return NpyArray.of(read(tensor.dup('c')), shape);
  }
}
