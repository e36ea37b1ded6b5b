package org.mondeq.data;

import org.mondeq.io.InvalidInputException;

/**
 * The binary format of CIFAR-10: batches of records, each one byte of label, then the pixels
 * channel after channel, row after row. Fills the arrays of one split batch by batch.
 */
final class CifarReader {
  private final DataSetInfo info;
  private final int batchSize;
  private final byte[] pixels;
  private final byte[] labels;

  /** A reader of {@code batches} batches of {@code batchSize} records each. */
  CifarReader(DataSetInfo info, int batchSize, int batches) {
    this.info = info;
    this.batchSize = batchSize;
    this.labels = new byte[Math.multiplyExact(batchSize, batches)];
    this.pixels = new byte[Math.multiplyExact(labels.length, info.shape().size())];
  }

  /** The size of one batch in bytes. */
  long batchBytes() {
    return (long) batchSize * (1 + info.shape().size());
  }

  /**
   * Reads the records of one batch, and not a byte more.
   *
   * @param batch the number of the batch, from 0
   * @throws InvalidInputException if the content ends before, or a label is out of range
   */
  void read(Content content, int batch) {
    int size = info.shape().size();
    for (int i = batch * batchSize; i < (batch + 1) * batchSize; i++) {
      content.fill(labels, i, 1);
      content.fill(pixels, i * size, size);
      int label = labels[i] & 0xff;
      if (label >= info.classes()) {
        throw new InvalidInputException(
            content.where()
                + ": record "
                + (i - batch * batchSize)
                + ": expected a label from 0 to "
                + (info.classes() - 1)
                + ", got "
                + label);
      }
    }
  }

  /** The data set, after all batches were read. */
  LabeledDataset toDataset() {
    return new LabeledDataset(info.name(), info.shape(), info.classes(), 255, pixels, labels);
  }
}
