package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** A result depends on the model, the sample and the seed alone, bit by bit. */
final class ReproducibilityTest {
  private static final int SAMPLES = 12;
  private static final int INPUTS = 12;

  /** So loose a tolerance that any state left over from another sample would change results. */
  private static final AttackConfig CONFIG = Budgets.loose(0.5);

  private final MonDeq model = RandomModels.dense(new Random(0), INPUTS, 12, 4);
  private final Matrix pixels = RandomModels.pixels(new Random(12), SAMPLES, INPUTS);

  @Test
  void threadsChangeNothing() throws InterruptedException, ExecutionException {
    List<String> alone = run(1);
    assertEquals(alone, run(4));
    assertTrue(alone.stream().anyMatch(text -> text.startsWith("[")), "no example found");
    assertTrue(alone.stream().anyMatch(text -> text.startsWith("NotFound")), "only examples found");
  }

  @Test
  void otherSamplesChangeNothing() {
    Cascade shared = new Cascade(model, CONFIG);
    List<String> backwards = new ArrayList<>();
    for (int index = SAMPLES - 1; index >= 0; index--) {
      backwards.add(0, describe(attack(shared, index)));
    }
    for (int index = 0; index < SAMPLES; index++) {
      Cascade fresh = new Cascade(model, CONFIG);
      assertEquals(describe(attack(fresh, index)), backwards.get(index));
    }
  }

  private List<String> run(int threads) throws InterruptedException, ExecutionException {
    Cascade shared = new Cascade(model, CONFIG);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> futures = new ArrayList<>();
      for (int index = 0; index < SAMPLES; index++) {
        int sample = index;
        futures.add(pool.submit(() -> describe(attack(shared, sample))));
      }
      List<String> results = new ArrayList<>();
      for (Future<String> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private AttackResult attack(Cascade attack, int index) {
    double[] image = pixels.row(index);
    InputBox box = InputBox.ball(image, 0.08 * (index + 1), model.spec().normalization());
    int label = new CheckedClassifier(model).classifyPixels(image).label();
    return attack.attack(image, label, box, SampleSeed.of(5, index));
  }

  private static String describe(AttackResult result) {
    return result instanceof AdversarialExample example
        ? Arrays.toString(example.pixels()) + example.prediction() + " " + example.margin()
        : result.toString();
  }
}
