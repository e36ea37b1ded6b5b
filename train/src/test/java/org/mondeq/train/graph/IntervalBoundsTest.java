package org.mondeq.train.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class IntervalBoundsTest {
  private static final int SAMPLES = 4;
  private static final int CLASSES = 3;
  private static final int INPUTS = 6;
  private static final StoppingRule RULE = new StoppingRule(1e-15, 5_000);

  private static MonDeq model(Random random) {
    return RandomModels.dense(random, INPUTS, 7, CLASSES);
  }

  private static PeacemanRachford splitting(MonDeq model) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }

  private static Matrix states(MonDeq model, Matrix inputs) {
    return splitting(model).forward(model.injection(inputs), RULE).require();
  }

  /** A batch of boxes for a graph. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Boxes(Matrix centers, Matrix radii, int[] labels) {
    static Boxes random(Random random, double radius) {
      Matrix radii = Matrix.zeros(SAMPLES, INPUTS);
      for (int i = 0; i < radii.size(); i++) {
        radii.buffer().put(i, radius * random.nextDouble());
      }
      return new Boxes(
          RandomModels.gaussian(random, SAMPLES, INPUTS),
          radii,
          random.ints(SAMPLES, 0, CLASSES).toArray());
    }

    Feed feed(MonDeqGraph graph, Matrix z, Matrix w) {
      Feed feed = graph.feed(SAMPLES);
      feed.set(centers, labels, z, w);
      feed.setRadii(radii);
      return feed;
    }
  }

  private static MonDeqGraph graph(MonDeq model, double weight, int steps) {
    return new MonDeqGraph(model, Precision.DOUBLE, Optional.of(new BoundLoss(weight, steps)));
  }

  private static Matrix none(MonDeq model) {
    return Matrix.zeros(SAMPLES, model.latent());
  }

  @SeededTest(trials = 20)
  void noInputOfABoxExceedsTheWorstLogits(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Boxes boxes = Boxes.random(random, 0.3);
    MonDeqGraph graph = graph(model, 1, 1 + random.nextInt(4));
    double[] worst =
        graph.evaluate(boxes.feed(graph, states(model, boxes.centers), none(model)), "worstLogits");
    for (int trial = 0; trial < 200; trial++) {
      Matrix inputs = boxes.centers.copy();
      for (int k = 0; k < inputs.size(); k++) {
        double to = trial % 2 == 0 ? 2 * random.nextDouble() - 1 : random.nextInt(2) * 2 - 1;
        inputs.buffer().put(k, inputs.buffer().get(k) + to * boxes.radii.buffer().get(k));
      }
      Matrix logits = model.logits(states(model, inputs));
      for (int i = 0; i < SAMPLES; i++) {
        for (int c = 0; c < CLASSES; c++) {
          double lead = logits.get(i, c) - logits.get(i, boxes.labels[i]);
          double bound = worst[i * CLASSES + c];
          assertTrue(lead <= bound + 1e-9, () -> lead + " above the bound " + bound);
        }
      }
    }
  }

  @SeededTest(trials = 10)
  void boundsOfAPointAreItsLogits(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Boxes boxes = Boxes.random(random, 0);
    MonDeqGraph graph = graph(model, 1, 3);
    Matrix z = states(model, boxes.centers);
    double[] worst = graph.evaluate(boxes.feed(graph, z, none(model)), "worstLogits");
    Matrix logits = model.logits(z);
    for (int i = 0; i < SAMPLES; i++) {
      for (int c = 0; c < CLASSES; c++) {
        double lead = logits.get(i, c) - logits.get(i, boxes.labels[i]);
        assertEquals(lead, worst[i * CLASSES + c], 1e-5);
      }
    }
  }

  @SeededTest(trials = 10)
  void moreStepsTightenTheBounds(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Boxes boxes = Boxes.random(random, 0.2);
    Matrix z = states(model, boxes.centers);
    double[] before = null;
    for (int steps : new int[] {1, 2, 5}) {
      MonDeqGraph graph = graph(model, 1, steps);
      double[] worst = graph.evaluate(boxes.feed(graph, z, none(model)), "worstLogits");
      for (int i = 0; before != null && i < worst.length; i++) {
        assertTrue(worst[i] <= before[i] + 1e-9, "looser after " + steps + " steps");
      }
      before = worst;
    }
  }

  private static double loss(MonDeq model, Boxes boxes, double weight) {
    MonDeqGraph graph = graph(model, weight, 3);
    Feed feed = boxes.feed(graph, states(model, boxes.centers), none(model));
    return graph.evaluate(feed, "centre")[0] + graph.evaluate(feed, "bounds")[0];
  }

  @SeededTest(trials = 3)
  void gradientsAreCentralDifferences(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Boxes boxes = Boxes.random(random, 0.1);
    MonDeqGraph graph = graph(model, 0.7, 3);
    Matrix z = states(model, boxes.centers);
    Matrix head =
        Matrix.of(
            SAMPLES,
            model.latent(),
            graph.gradients(boxes.feed(graph, z, none(model)), "z").get("z").values());
    Matrix w = splitting(model).adjoint(z, head, RULE).require();
    String[] names = model.parameters().keySet().toArray(String[]::new);
    Map<String, NpyArray> gradients = graph.gradients(boxes.feed(graph, z, w), names);
    for (String name : names) {
      Map<String, NpyArray> moved = new LinkedHashMap<>(model.parameters());
      double[] values = moved.get(name).values().clone();
      moved.put(name, NpyArray.of(values, moved.get(name).shape()));
      double step = 1e-5;
      for (int trial = 0; trial < 4; trial++) {
        int i = random.nextInt(values.length);
        double original = values[i];
        values[i] = original + step;
        double above = loss(MonDeq.of(model.spec(), moved), boxes, 0.7);
        values[i] = original - step;
        double below = loss(MonDeq.of(model.spec(), moved), boxes, 0.7);
        values[i] = original;
        assertEquals((above - below) / (2 * step), gradients.get(name).values()[i], 1e-6, name);
      }
    }
  }

  @SeededTest(trials = 1)
  void refusesConvolutions(long seed) {
    MonDeq model =
        RandomModels.of(
            new Random(seed),
            new Architecture.Convolutional(2, 3, 2, 1, 2),
            new InputShape(2, 5, 4),
            CLASSES);
    assertThrows(InvalidInputException.class, () -> graph(model, 0.5, 2));
  }
}
