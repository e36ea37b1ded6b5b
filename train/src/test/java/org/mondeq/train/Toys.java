package org.mondeq.train;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.Json;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.Normalization;
import org.mondeq.train.graph.Precision;

/** A small task that is easy to learn, and the model for it. */
final class Toys {
  static final InputShape SHAPE = new InputShape(1, 4, 4);
  static final int CLASSES = 3;
  private static final int SHADES = 64;

  private Toys() {}

  /** Images that are bright in the rows of their class, with noise far below the difference. */
  static LabeledDataset stripes(long seed, int size) {
    Random random = new Random(seed);
    byte[] pixels = new byte[size * SHAPE.size()];
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
      for (int j = 0; j < SHAPE.size(); j++) {
        int bright = j / SHAPE.width() == labels[i] ? 2 * SHADES : 0;
        pixels[i * SHAPE.size() + j] = (byte) (bright + random.nextInt(SHADES));
      }
    }
    return new LabeledDataset("stripes", SHAPE, CLASSES, 255, pixels, labels);
  }

  static ModelSpec spec() {
    return spec(new Architecture.Dense(6));
  }

  static ModelSpec spec(Architecture architecture) {
    return new ModelSpec(
        "toy",
        "stripes",
        architecture,
        SHAPE,
        CLASSES,
        20,
        new Normalization(List.of(0.2), List.of(0.3)),
        ModelSpec.noProvenance());
  }

  /** A convolution of few units for the same images. */
  static ModelSpec convolutional() {
    return spec(new Architecture.Convolutional(3, 3, 1, 1, 2));
  }

  /** A configuration that has these values, and defaults else. */
  static TrainingConfig config(Map<String, Object> values) {
    return Json.MAPPER.convertValue(values, TrainingConfig.class);
  }

  /** Augmented, with batches that do not divide the data, and two steps of the schedule. */
  static TrainingConfig config(int epochs, Precision precision) {
    return config(
        Map.of(
            "epochs",
            epochs,
            "batchSize",
            16,
            "learningRate",
            0.03,
            "decayFactor",
            0.5,
            "decayEvery",
            2,
            "maxShift",
            0.4,
            "flip",
            true,
            "noise",
            0.05,
            "precision",
            precision,
            "solverTolerance",
            1e-6));
  }
}
