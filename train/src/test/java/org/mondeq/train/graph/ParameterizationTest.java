package org.mondeq.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Norms;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;

class ParameterizationTest {
  private final Random random = new Random(7);
  private final MonDeq convolution =
      RandomModels.of(
          random, new Architecture.Convolutional(2, 3, 2, 1, 2), new InputShape(2, 5, 4), 3);
  private final Parameterization parameterization = new Parameterization(convolution.spec());

  private Map<String, NpyArray> trained() {
    return new LinkedHashMap<>(parameterization.of(convolution));
  }

  private static NpyArray number(double value) {
    return NpyArray.of(new double[] {value}, 1);
  }

  private static double norm(MonDeq model, String name) {
    return Norms.euclidean(model.parameters().get(name).values());
  }

  @Test
  void aDenseModelIsTrainedByItsOwnArrays() {
    MonDeq dense = RandomModels.dense(random, 4, 3, 2);
    Parameterization own = new Parameterization(dense.spec());
    assertEquals(dense.parameters().keySet(), own.of(dense).keySet());
    dense
        .parameters()
        .forEach(
            (name, array) -> assertArrayEquals(array.values(), own.of(dense).get(name).values()));
  }

  @Test
  void aModelComesBack() {
    MonDeq again = parameterization.model(trained());
    convolution
        .parameters()
        .forEach(
            (name, array) ->
                assertArrayEquals(
                    array.values(), again.parameters().get(name).values(), 1e-14, name));
  }

  @Test
  void gainsAreTheSizesOfTheKernels() {
    Map<String, NpyArray> trained = trained();
    trained.put("g", number(9));
    trained.put("h", number(-2));
    MonDeq model = parameterization.model(trained);
    assertEquals(3, norm(model, "P"), 1e-14);
    assertEquals(2, norm(model, "Q"), 1e-14);
    NpyArray a = trained.get("A");
    double[] longer = Arrays.stream(a.values()).map(value -> 8 * value).toArray();
    trained.put("A", NpyArray.of(longer, a.shape()));
    assertArrayEquals(
        model.parameters().get("P").values(),
        parameterization.model(trained).parameters().get("P").values());
  }

  private String refusal(String name, NpyArray array) {
    Map<String, NpyArray> trained = trained();
    trained.put(name, array);
    return assertThrows(IllegalArgumentException.class, () -> parameterization.model(trained))
        .getMessage();
  }

  @Test
  void refusesWhatMakesNoModel() {
    assertEquals("g: expected a gain of at least 0, got -1.0", refusal("g", number(-1)));
    assertEquals(
        "A: expected a norm above 0, got 0.0",
        refusal("A", NpyArray.of(new double[36], 2, 2, 3, 3)));
    assertEquals("A: expected shape [2, 2, 3, 3], got [1]", refusal("A", number(1)));
    assertEquals("P: unexpected array, expected [U, b, A, B, V, v, g, h]", refusal("P", number(1)));
    Map<String, NpyArray> trained = trained();
    trained.remove("h");
    assertEquals(
        "h: missing array",
        assertThrows(IllegalArgumentException.class, () -> parameterization.model(trained))
            .getMessage());
  }
}
