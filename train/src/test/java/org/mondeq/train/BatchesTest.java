package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mondeq.data.LabeledDataset;
import org.mondeq.model.Normalization;

class BatchesTest {
  private static final LabeledDataset DATA = Toys.stripes(7, 50);
  private static final Normalization NORMALIZATION = Toys.spec().normalization();

  @Test
  void batchesHoldTheNormalizedSamplesInOrder() {
    Batches batches = new Batches(DATA, NORMALIZATION, 16);
    int[] order = batches.shuffled(new SplittableRandom(1));
    assertEquals(4, batches.count());
    assertEquals(2, batches.read(order, 3).size());
    Batch second = batches.read(order, 1);
    int[] indices = Arrays.copyOfRange(order, 16, 32);
    assertArrayEquals(
        NORMALIZATION.normalize(DATA.pixels(indices)).toArray(), second.inputs().toArray());
    assertArrayEquals(IntStream.of(indices).map(DATA::label).toArray(), second.labels());
  }

  @Test
  void shufflingIsAPermutation() {
    Batches batches = new Batches(DATA, NORMALIZATION, 100);
    assertEquals(1, batches.count());
    int[] order = batches.shuffled(new SplittableRandom(1));
    assertFalse(Arrays.equals(batches.inOrder(), order));
    Arrays.sort(order);
    assertArrayEquals(batches.inOrder(), order);
  }
}
