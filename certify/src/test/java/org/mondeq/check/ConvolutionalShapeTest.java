package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** What the checker reads from convolutional files is what the models mean. */
class ConvolutionalShapeTest {
  private static final double TOLERANCE = 1e-12;

  @TempDir private Path folder;

  @SeededTest(trials = 60)
  void matricesAreThoseOfTheModel(long seed) {
    Random random = new Random(seed);
    int kernel = 1 + random.nextInt(3);
    int pooling = 1 + random.nextInt(2);
    Architecture.Convolutional architecture =
        new Architecture.Convolutional(
            1 + random.nextInt(2), kernel, 1 + random.nextInt(2), random.nextInt(kernel), pooling);
    InputShape input =
        new InputShape(1 + random.nextInt(3), 4 + random.nextInt(3), 4 + random.nextInt(3));
    if (architecture.side(input.height()) < pooling || architecture.side(input.width()) < pooling) {
      return;
    }
    MonDeq model = RandomModels.of(random, architecture, input, 3);
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    CheckedModel read = CheckedModel.read(file);
    assertEquals(model.latent(), read.latent());
    for (int j = 0; j < model.latent(); j++) {
      assertEquals(1 - model.coupling().get(j, j), read.scale(j), TOLERANCE * read.scale(j));
      assertEquals(model.inputBias()[j], read.inputBias(j));
      for (int k = 0; k < model.latent(); k++) {
        double entry = j == k ? 0 : model.coupling().get(j, k);
        assertEquals(entry, read.coupling().center(j, k), TOLERANCE * read.scale(j));
      }
      for (int i = 0; i < model.inputs(); i++) {
        assertEquals(model.inputWeights().get(j, i), read.inputWeight(j, i));
      }
      assertLeadWeight(model.outputWeights(), read, j);
    }
  }

  private static void assertLeadWeight(Matrix weights, CheckedModel read, int j) {
    double lead = weights.get(2, j) - weights.get(0, j);
    Range range = read.leadWeight(2, 0, j);
    assertTrue(range.low() <= range.high() && range.high() - range.low() <= TOLERANCE);
    assertEquals(lead, range.low(), TOLERANCE);
  }
}
