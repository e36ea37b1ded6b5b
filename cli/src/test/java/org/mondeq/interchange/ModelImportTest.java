package org.mondeq.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.interchange.file.ForeignEntry;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Each family of keys becomes the model that its program computes. */
class ModelImportTest {
  private static final Map<String, String> LAYERS =
      Map.of(
          "U", "linear_module.U.weight",
          "b", "linear_module.U.bias",
          "P", "linear_module.A.weight",
          "Q", "linear_module.B.weight",
          "V", "Wout.weight",
          "v", "Wout.bias");

  private static final Told DIGITS = new Told().with("dataset", "digits").with("m", 20.0);

  /** Options by name. */
  private record Told(Map<String, Object> values) {
    Told() {
      this(Map.of());
    }

    Told with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Told(more);
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> get(String name) {
      return Optional.ofNullable((T) values.get(name));
    }

    ImportOptions options() {
      return new ImportOptions(
          Optional.empty(),
          get("dataset"),
          get("m"),
          get("input"),
          get("mean"),
          get("std"),
          new ImportOptions.ConvolutionOptions(get("stride"), get("padding"), get("pooling")),
          values.containsKey("ignore"));
    }
  }

  private static Map<String, NpyArray> arrays(MonDeq model, String prefix) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    model.parameters().forEach((name, array) -> arrays.put(prefix + LAYERS.get(name), array));
    return arrays;
  }

  private static ImportedModel read(Map<String, NpyArray> arrays, Told told) {
    Map<String, ForeignEntry> entries = new LinkedHashMap<>();
    arrays.forEach((key, array) -> entries.put(key, new ForeignEntry.Numbers(array)));
    ForeignFile file =
        new ForeignFile(
            java.nio.file.Path.of("net_m20.0.pt"),
            "0".repeat(64),
            ForeignFile.Format.PYTORCH,
            entries,
            Optional.empty());
    return ModelImport.of(file, told.options());
  }

  private static String refusal(Map<String, NpyArray> arrays, Told told) {
    return assertThrows(InvalidInputException.class, () -> read(arrays, told)).getMessage();
  }

  private static MonDeq dense() {
    return RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10);
  }

  private static void assertSameModel(MonDeq expected, MonDeq actual) {
    assertArrayEquals(expected.coupling().toArray(), actual.coupling().toArray());
    assertArrayEquals(expected.inputWeights().toArray(), actual.inputWeights().toArray());
    assertArrayEquals(expected.inputBias(), actual.inputBias());
    assertArrayEquals(expected.outputWeights().toArray(), actual.outputWeights().toArray());
    assertArrayEquals(expected.outputBias(), actual.outputBias());
  }

  @Test
  void readsDenseLayersUnderAnyPrefix() {
    for (String prefix : List.of("", "mon.", "module.net.mon.")) {
      ImportedModel imported = read(arrays(dense(), prefix), DIGITS);
      assertSameModel(dense(), imported.model());
      assertEquals("net_m20.0", imported.model().spec().name());
      assertEquals("digits", imported.model().spec().dataset());
      assertEquals(List.of(0.3059), imported.model().spec().normalization().mean());
    }
  }

  @Test
  void takesAnArrayThatIsThereTwiceIfItIsTheSame() {
    Map<String, NpyArray> twice = arrays(dense(), "");
    twice.putAll(arrays(dense(), "mon."));
    assertSameModel(dense(), read(twice, DIGITS).model());
    double[] other = dense().parameters().get("b").values().clone();
    other[2] += 1e-9;
    twice.put("mon.linear_module.U.bias", NpyArray.of(other, other.length));
    assertTrue(refusal(twice, DIGITS).contains("mon.linear_module.U.bias: other numbers"));
  }

  @Test
  void namesKeysThatAreMissingOrUnknown() {
    Map<String, NpyArray> arrays = arrays(dense(), "mon.");
    arrays.remove("mon.linear_module.B.weight");
    assertTrue(refusal(arrays, DIGITS).contains("linear_module.B.weight: missing"));
    Map<String, NpyArray> more = arrays(dense(), "mon.");
    more.put("fc2.weight", NpyArray.of(new double[] {1}, 1));
    assertTrue(refusal(more, DIGITS).contains("fc2.weight: unknown key"));
    ImportedModel imported = read(more, DIGITS.with("ignore", true));
    assertSameModel(dense(), imported.model());
    assertTrue(imported.rows().contains(new ImportedModel.Key("fc2.weight", "", "[1]")));
    assertTrue(refusal(Map.of("x", NpyArray.of(new double[] {1}, 1)), DIGITS).contains("got x"));
  }

  @Test
  void asksInOneLineForWhatNoFileSays() {
    String message = refusal(arrays(dense(), "mon."), new Told());
    assertEquals(
        "net_m20.0.pt: does not say all of the model; give --monotonicity M (its name says 20.0),"
            + " and --dataset NAME or --mean and --std (0 and 1 if it takes raw values)",
        message);
    Told alone = new Told().with("m", 20.0).with("mean", List.of(0.5)).with("std", List.of(2.0));
    MonDeq model = read(arrays(dense(), "mon."), alone).model();
    assertEquals(new InputShape(64, 1, 1), model.spec().input());
    assertEquals(64, model.spec().normalization().mean().size());
    assertTrue(
        refusal(arrays(dense(), ""), alone.with("std", List.of(1.0, 2.0))).contains("--std"));
    assertTrue(refusal(arrays(dense(), ""), alone.with("dataset", "mnist")).contains("64 values"));
    assertTrue(refusal(arrays(dense(), ""), DIGITS.with("m", -1.0)).contains("m > 0"));
  }

  @Test
  void readsTheNamesOfMatlab() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Map<String, String> names = Map.of("U", "U", "b", "u", "P", "A", "Q", "B", "V", "C", "v", "c");
    dense()
        .parameters()
        .forEach(
            (name, array) -> {
              int[] shape = array.shape();
              int[] two = shape.length == 1 ? new int[] {shape[0], 1} : shape;
              arrays.put(names.get(name), NpyArray.of(array.values(), two));
            });
    assertSameModel(dense(), read(arrays, DIGITS).model());
    arrays.put("m", NpyArray.of(new double[] {20}, 1, 1));
    assertTrue(refusal(arrays, DIGITS).contains("says itself that m is 20.0"));
    assertSameModel(dense(), read(arrays, new Told().with("dataset", "digits")).model());
  }

  /** m = softplus(m_raw) + 1e-4, and a P of fewer rows than units. */
  @Test
  void readsLayersThatLearnM() {
    Random random = new Random(3);
    double[] a = RandomModels.gaussian(random, 2, 5).toArray();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    MonDeq model = dense();
    arrays.put("mon.core.A", NpyArray.of(a, 2, 5));
    arrays.put("mon.core.S", model.parameters().get("Q"));
    arrays.put("mon.core.m_raw", NpyArray.of(new double[] {0.25}));
    arrays.put("mon.core.U", model.parameters().get("U"));
    arrays.put("mon.core.b", model.parameters().get("b"));
    arrays.put("classifier.weight", model.parameters().get("V"));
    arrays.put("classifier.bias", model.parameters().get("v"));
    MonDeq read = read(arrays, new Told().with("dataset", "digits")).model();
    double m = Math.log(1 + Math.exp(0.25)) + 1e-4;
    assertEquals(m, read.spec().monotonicity(), 1e-15);
    Matrix expected =
        MonDeq.coupling(
            Matrix.of(5, 5, java.util.Arrays.copyOf(a, 25)),
            Matrix.of(5, 5, model.parameters().get("Q").values()),
            read.spec().monotonicity());
    assertArrayEquals(expected.toArray(), read.coupling().toArray());
  }

  @Test
  void readsConvolutionsWithoutGainsAsTheyAre() {
    Architecture architecture = new Architecture.Convolutional(2, 3, 2, 1, 2);
    MonDeq model = RandomModels.of(new Random(4), architecture, new InputShape(1, 8, 8), 10);
    Told told = DIGITS.with("stride", 2).with("padding", 1);
    assertSameModel(model, read(arrays(model, "mon."), told).model());
    String message = refusal(arrays(model, "mon."), DIGITS);
    assertTrue(message.contains("layers fit; give --stride, --padding and --pooling"), message);
    assertTrue(refusal(arrays(model, ""), told.with("pooling", 3)).contains("V: expected a width"));
  }

  /** Against the published layer, computed with convolutions that wrap around. */
  @SeededTest
  void readsThePublishedConvolution(long seed) {
    Random random = new Random(seed);
    PublishedLayer layer = PublishedLayer.of(random);
    MonDeq model =
        read(
                layer.arrays(),
                new Told()
                    .with("m", layer.m)
                    .with("input", layer.input)
                    .with("mean", List.of(0.0))
                    .with("std", List.of(1.0))
                    .with("stride", layer.stride)
                    .with("padding", layer.padding)
                    .with("pooling", layer.pooling))
            .model();
    double[] x = random.doubles(layer.input.size()).toArray();
    double[] inside = random.doubles(model.latent()).toArray();
    double[] whole = layer.embed(inside);
    double[] expected = layer.inside(layer.argument(whole, x));
    Matrix injection = model.injection(Matrix.ofRow(x));
    for (int i = 0; i < inside.length; i++) {
      double actual = injection.get(0, i);
      for (int j = 0; j < inside.length; j++) {
        actual += model.coupling().get(i, j) * inside[j];
      }
      assertEquals(expected[i], actual, 1e-11);
    }
    assertArrayEquals(layer.logits(whole), model.logits(Matrix.ofRow(inside)).toArray(), 1e-12);
  }
}
