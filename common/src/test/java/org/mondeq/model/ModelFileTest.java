package org.mondeq.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.testing.RandomModels;

class ModelFileTest {
  @TempDir Path folder;
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

  private String rejection() {
    Npz.of(arrays, texts).write(file);
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> ModelFile.read(file));
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    return e.getMessage().substring(file.toString().length() + 2);
  }

  private String rejection(Consumer<Map<String, NpyArray>> change) {
    change.accept(arrays);
    return rejection();
  }

  @Test
  void readsWhatItWrote() {
    for (Architecture architecture :
        new Architecture[] {
          new Architecture.Dense(5), new Architecture.Convolutional(2, 4, 2, 1, 2)
        }) {
      MonDeq model = RandomModels.of(new Random(2), architecture, new InputShape(2, 8, 10), 3);
      ModelFile.write(model, file);
      MonDeq read = ModelFile.read(file);
      assertEquals(model.spec(), read.spec());
      assertArrayEquals(model.coupling().toArray(), read.coupling().toArray());
      assertArrayEquals(model.inputWeights().toArray(), read.inputWeights().toArray());
      assertArrayEquals(model.outputWeights().toArray(), read.outputWeights().toArray());
    }
  }

  @Test
  void readsVectorsAsMatlabWritesThem() {
    MonDeq model = ModelFile.read(file);
    arrays.put("b", NpyArray.of(arrays.get("b").values(), 1, 3));
    arrays.put("v", NpyArray.of(arrays.get("v").values(), 2, 1));
    Npz.of(arrays, texts).write(file);
    MonDeq read = ModelFile.read(file);
    assertArrayEquals(model.inputBias(), read.inputBias());
    assertArrayEquals(new int[] {3}, read.parameters().get("b").shape());
    assertArrayEquals(model.outputBias(), read.outputBias());
  }

  @Test
  void namesTheArrayThatIsWrong() {
    NpyArray p = arrays.get("P");
    assertEquals("P: missing array", rejection(a -> a.remove("P")));
    assertEquals(
        "P: expected shape [3, 3], got [9]",
        rejection(a -> a.put("P", NpyArray.of(p.values(), 9))));
    double[] values = p.values().clone();
    values[4] = Double.NaN;
    assertEquals(
        "P: expected finite values, got NaN",
        rejection(a -> a.put("P", NpyArray.of(values, 3, 3))));
    arrays.put("P", p);
    assertEquals(
        "extra: unexpected array, expected [U, b, P, Q, V, v]", rejection(a -> a.put("extra", p)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"monotonicity\" : 20.0 | \"monotonicity\" : -1 | monotonicity: expected m > 0",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : 0 | monotonicity: expected m > 0",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : \"20\" | monotonicity: expected a number",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : \"\" | monotonicity: expected a number",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : [] | monotonicity: expected a number",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : null | monotonicity: missing",
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | formatVersion: expected 1, got 2",
        "\"dense\" | \"recurrent\" | architecture: expected dense or convolutional, got recurrent",
        "\"latent\" : 3 | \"latent\" : 1000000000 | latent: expected 1 to 16384",
        "\"classes\" : 2 | \"classes\" : 1 | classes: expected 2 to 100000",
        "\"classes\" : 2 | \"classes\" : 2, \"activation\" : \"tanh\" | activation: unknown key",
        "\"name\" : \"random\" | \"name\" : \"../evil\" | name: expected letters",
        "0.6 | 0 | std: expected positive values",
        "0.6 | null | normalization.std: expected a number for each channel",
        "[ 0.6 ] | null | normalization.std: expected a number for each channel",
        "[ 1, 1, | [ null, 1, | inputShape: expected [channels, height, width], got [null",
        "\"monotonicity\" : 20.0 | \"monotonicity\" : 1e300 | W: expected a norm of at most",
        "{ | [ | model.json",
        "\"formatVersion\" | x\"formatVersion\" | model.json",
      })
  void namesTheKeyThatIsWrong(String old, String replacement, String expected) {
    String json = texts.get("model.json");
    assertTrue(json.contains(old), json);
    texts.put("model.json", json.replace(old, replacement));
    String message = rejection();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void requiresTheDescription() {
    texts.clear();
    assertEquals("model.json: missing, so this is no model", rejection());
  }

  @Test
  void rejectsWhatFollowsTheDescription() {
    texts.put("model.json", texts.get("model.json") + " x");
    assertTrue(rejection().startsWith("model.json: "));
  }

  @Test
  void rejectsForeignMembers() {
    texts.put("readme.txt", "hello");
    assertEquals("readme.txt: unexpected member", rejection());
  }

  @Test
  void aFileWithoutVersionIsOfTheFirst() {
    texts.put("model.json", texts.get("model.json").replaceFirst("\"formatVersion\" : 1,", ""));
    Npz.of(arrays, texts).write(file);
    assertEquals(3, ModelFile.read(file).latent());
  }

  /** Sizes whose product is another number in 32 bits. */
  @Test
  void rejectsConvolutionsOfMoreUnitsThanNumbers() {
    String json =
        """
        {"name": "m", "dataset": "digits", "architecture": "convolutional",
         "inputShape": [1, 4194304, 1], "classes": 2, "monotonicity": 1.0,
         "convolution":
           {"channels": 1024, "kernel": 1, "stride": 1, "padding": 0, "pooling": 1}}\
        """;
    texts.put("model.json", json);
    assertTrue(rejection().contains("at most 16384 latent units, got 4294967296"), rejection());
  }
}
