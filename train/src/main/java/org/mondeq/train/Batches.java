package org.mondeq.train;

import java.nio.DoubleBuffer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mondeq.data.LabeledDataset;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;

/**
 * A data set cut into batches of normalised inputs. All batches share one buffer: a batch is valid
 * until the next is read.
 */
final class Batches {
  private final LabeledDataset data;
  private final int batchSize;
  private final double[] mean;
  private final double[] std;
  private final Matrix buffer;

  Batches(LabeledDataset data, Normalization normalization, int batchSize) {
    int q = data.shape().size();
    this.data = data;
    this.batchSize = Math.min(batchSize, data.size());
    this.mean = IntStream.range(0, q).mapToDouble(j -> normalization.meanOf(j, q)).toArray();
    this.std = IntStream.range(0, q).mapToDouble(j -> normalization.stdOf(j, q)).toArray();
    this.buffer = Matrix.zeros(this.batchSize, q);
  }

  /** How many batches hold every sample once; the last may be smaller than the others. */
  int count() {
    return (data.size() + batchSize - 1) / batchSize;
  }

  /** The samples in their order. */
  int[] inOrder() {
    return IntStream.range(0, data.size()).toArray();
  }

  /** A random permutation of the samples. */
  int[] shuffled(RandomGenerator random) {
    int[] order = inOrder();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Batch {@code index} (from 0) of the samples in the given order. */
  Batch read(int[] order, int index) {
    return read(order, index, pixels -> {});
  }

  /** The same, with the raw pixels {@code [n × q]} changed in place by {@code change}. */
  Batch read(int[] order, int index, Consumer<Matrix> change) {
    int from = index * batchSize;
    int to = Math.min(from + batchSize, order.length);
    int[] indices = java.util.Arrays.copyOfRange(order, from, to);
    Matrix inputs = buffer.rows(0, indices.length);
    data.pixels(indices, inputs);
    change.accept(inputs);
    normalize(inputs);
    return new Batch(inputs, IntStream.of(indices).map(data::label).toArray());
  }

  private void normalize(Matrix inputs) {
    DoubleBuffer values = inputs.buffer();
    for (int i = 0, n = inputs.size(); i < n; ) {
      for (int j = 0; j < mean.length; j++, i++) {
        values.put(i, (values.get(i) - mean[j]) / std[j]);
      }
    }
  }
}
