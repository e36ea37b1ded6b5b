package org.mondeq.train.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;

class AdamOptimizerTest {
  private static final int SAMPLES = 4;
  private static final double RATE = 0.01;

  private final Random random = new Random(11);
  private final MonDeq model = RandomModels.dense(random, 5, 3, 2);
  private final MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
  private final AdamOptimizer optimizer = new AdamOptimizer(graph, 0);

  private Feed feed() {
    Feed feed = graph.feed(SAMPLES);
    feed.set(
        RandomModels.gaussian(random, SAMPLES, 5),
        new int[] {0, 1, 1, 0},
        RandomModels.gaussian(random, SAMPLES, 3),
        RandomModels.gaussian(random, SAMPLES, 3));
    return feed;
  }

  @Test
  void firstStepMovesEachWeightByTheLearningRate() {
    Feed feed = feed();
    Map<String, NpyArray> gradients =
        graph.gradients(feed, model.parameters().keySet().toArray(String[]::new));
    optimizer.step(feed, 0, RATE);
    graph
        .model()
        .parameters()
        .forEach(
            (name, array) -> {
              double[] before = model.parameters().get(name).values();
              double[] gradient = gradients.get(name).values();
              for (int i = 0; i < before.length; i++) {
                double expected = before[i] - RATE * Math.signum(gradient[i]);
                assertEquals(expected, array.values()[i], RATE * 1e-3, name);
              }
            });
  }

  @Test
  void restoredStateContinuesTheSameWay() {
    Feed first = feed();
    Feed second = feed();
    optimizer.step(first, 0, RATE);
    MonDeqGraph copy = new MonDeqGraph(graph.model(), Precision.DOUBLE);
    AdamOptimizer restored = new AdamOptimizer(copy, 0);
    restored.restore(optimizer.state());
    optimizer.step(second, 1, RATE / 3);
    restored.step(second, 1, RATE / 3);
    Map<String, NpyArray> actual = copy.model().parameters();
    graph
        .model()
        .parameters()
        .forEach(
            (name, array) -> assertArrayEquals(array.values(), actual.get(name).values(), name));
  }

  @Test
  void decayShrinksTheCouplingAlone() {
    MonDeqGraph copy = new MonDeqGraph(model, Precision.DOUBLE);
    Feed feed = feed();
    optimizer.step(feed, 0, RATE);
    new AdamOptimizer(copy, 5).step(feed, 0, RATE);
    Map<String, NpyArray> decayed = copy.model().parameters();
    graph
        .model()
        .parameters()
        .forEach(
            (name, array) -> {
              boolean coupling = name.equals("P") || name.equals("Q");
              double[] before = model.parameters().get(name).values();
              for (int i = 0; i < before.length; i++) {
                double expected = array.values()[i] - (coupling ? 5 * RATE * before[i] : 0);
                assertEquals(expected, decayed.get(name).values()[i], 1e-14, name);
              }
            });
  }

  /** P = √g · A / ‖A‖ and Q = h · B / ‖B‖ lose the same part of themselves as without gains. */
  @Test
  void decayShrinksGains() {
    MonDeq convolution = convolution(random);
    MonDeqGraph plain = new MonDeqGraph(convolution, Precision.DOUBLE);
    MonDeqGraph copy = new MonDeqGraph(convolution, Precision.DOUBLE);
    Feed feed = still(plain);
    new AdamOptimizer(plain, 0).step(feed, 0, RATE);
    new AdamOptimizer(copy, 5).step(feed, 0, RATE);
    for (String name : new String[] {"P", "Q"}) {
      double[] expected = plain.parameters().get(name).values();
      double[] decayed = copy.parameters().get(name).values();
      for (int i = 0; i < expected.length; i++) {
        assertEquals((1 - 5 * RATE) * expected[i], decayed[i], 1e-12, name);
      }
    }
  }

  private static MonDeq convolution(Random random) {
    return RandomModels.of(
        random, new Architecture.Convolutional(2, 3, 1, 1, 1), new InputShape(1, 3, 3), 2);
  }

  /** A batch that moves nothing of W. */
  private static Feed still(MonDeqGraph graph) {
    Matrix none = Matrix.zeros(SAMPLES, 18);
    Feed feed = graph.feed(SAMPLES);
    feed.set(Matrix.zeros(SAMPLES, 9), new int[] {0, 1, 1, 0}, none, none);
    return feed;
  }

  /** A pairing that falls with g, whatever A is: z = −w. */
  @Test
  void aGainStopsAtZero() {
    MonDeq model = convolution(random);
    MonDeqGraph graph = new MonDeqGraph(model, Precision.DOUBLE);
    double gain = graph.trained().get("g").values()[0];
    Matrix z = RandomModels.gaussian(random, SAMPLES, 18);
    Matrix w = Matrix.of(SAMPLES, 18, Arrays.stream(z.toArray()).map(v -> -v).toArray());
    Feed feed = graph.feed(SAMPLES);
    feed.set(Matrix.zeros(SAMPLES, 9), new int[] {0, 1, 1, 0}, z, w);
    assertTrue(graph.gradients(feed, "g").get("g").values()[0] > 0);
    AdamOptimizer descent = new AdamOptimizer(graph, 0);
    descent.step(feed, 0, gain / 2);
    assertEquals(gain / 2, graph.trained().get("g").values()[0], 1e-6 * gain);
    descent.step(feed, 1, gain);
    assertEquals(0, graph.trained().get("g").values()[0]);
    for (double weight : graph.model().parameters().get("P").values()) {
      assertEquals(0, weight, 0.0);
    }
  }

  @Test
  void rejectsAnIncompleteState() {
    Map<String, NpyArray> state = new LinkedHashMap<>(optimizer.state());
    state.remove("Q");
    String message =
        assertThrows(IllegalArgumentException.class, () -> optimizer.restore(state)).getMessage();
    assertEquals("Q: expected 18 values of optimizer state, got none", message);
    state.put("Q", NpyArray.of(new double[4], 4));
    assertThrows(IllegalArgumentException.class, () -> optimizer.restore(state));
  }

  @Test
  void buildingAGraphWritesNothingToTheStandardOutput() {
    PrintStream out = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      MonDeqGraph other = new MonDeqGraph(model, Precision.FLOAT);
      Feed feed = other.feed(SAMPLES);
      assertTrue(other.gradients(feed, "P", "x", "z").size() == 3);
    } finally {
      System.setOut(out);
    }
    assertEquals("", written.toString(StandardCharsets.UTF_8));
  }
}
