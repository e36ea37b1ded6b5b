package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;

/**
 * The shapes that the checker takes for those of a model are those that the model's reader takes.
 */
class ModelShapesTest {
  @TempDir private Path folder;
  private Path file;
  private Map<String, NpyArray> arrays;
  private Map<String, String> texts;

  @BeforeEach
  void aModelInPieces() {
    file = folder.resolve("model.npz");
    ModelFile.write(RandomModels.dense(new Random(1), 4, 3, 2), file);
    Npz npz = Npz.read(file);
    arrays = npz.arrays();
    texts = npz.texts();
  }

  private CheckedModel with(String name, int... shape) {
    arrays.put(name, NpyArray.of(arrays.get(name).values(), shape));
    Npz.of(arrays, texts).write(file);
    return CheckedModel.read(file);
  }

  @Test
  void vectorsMayHaveAxesOfLengthOne() {
    CheckedModel model = CheckedModel.read(file);
    for (int[] shape : new int[][] {{1, 3}, {3, 1}, {3}}) {
      CheckedModel read = with("b", shape);
      assertEquals(3, read.latent());
      assertEquals(model.inputBias(2), read.inputBias(2));
    }
  }

  @Test
  void otherShapesAreRefused() {
    for (Map.Entry<String, int[]> other :
        Map.of("U", new int[] {4, 3}, "V", new int[] {3, 2}, "P", new int[] {9}).entrySet()) {
      NpyArray array = arrays.get(other.getKey());
      assertThrows(
          InvalidInputException.class,
          () -> with(other.getKey(), other.getValue()),
          other.getKey());
      assertThrows(InvalidInputException.class, () -> ModelFile.read(file), other.getKey());
      arrays.put(other.getKey(), array);
    }
  }
}
