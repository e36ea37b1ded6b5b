package org.mondeq.certify.craft.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mondeq.certify.Verification;
import org.mondeq.certify.craft.Craft;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

class SearchScheduleTest {
  private static final int BOXES = 12;
  private static final double RADIUS = 0.02;

  /** Units that act on each other more strongly than random models do elsewhere. */
  private static MonDeq strongly(Random random) {
    return RandomModels.of(random, new Architecture.Dense(24), new InputShape(1, 1, 6), 3, 7);
  }

  private static List<InputBox> boxes(MonDeq model, Random random) {
    return IntStream.range(0, BOXES)
        .mapToObj(i -> RandomModels.pixels(random, 1, 6).row(0))
        .map(pixels -> InputBox.ball(pixels, RADIUS, model.spec().normalization()))
        .toList();
  }

  private static CraftConfig config(Optional<Double> stepSize, Optional<Integer> every) {
    return config(Optional.empty(), stepSize, every);
  }

  private static CraftConfig config(
      Optional<CraftConfig.ContainmentBy> containment,
      Optional<Double> stepSize,
      Optional<Integer> every) {
    return CraftConfig.of(containment, stepSize, every);
  }

  private static int enclosed(MonDeq model, CraftConfig config) {
    Craft craft = new Craft(model, config);
    return (int)
        boxes(model, new Random(7)).stream()
            .filter(box -> craft.encloses(box).orElseThrow())
            .count();
  }

  @Test
  void findsContainmentWhereTheUsualStepSizeDoesNot() {
    MonDeq model = strongly(new Random(1));
    assertEquals(0, enclosed(model, config(Optional.of(0.1), Optional.empty())));
    assertEquals(BOXES, enclosed(model, CraftConfig.published()));
  }

  /** What a result says was chosen, written into the configuration, gives the result again. */
  @Test
  void theChosenSettingsGiveTheSameAnswer() {
    MonDeq model = strongly(new Random(1));
    Craft craft = new Craft(model, CraftConfig.published());
    for (InputBox box : boxes(model, new Random(7))) {
      Verification free = craft.verify(box, 0);
      String[] words = free.settings().orElseThrow().split("[= ]", -1);
      assertEquals(
          "containment contraction stepSize", String.join(" ", words[0], words[1], words[2]));
      CraftConfig fixed =
          config(
              Optional.of(CraftConfig.ContainmentBy.CONTRACTION),
              Optional.of(Double.valueOf(words[3])),
              Optional.empty());
      Verification again = new Craft(model, fixed).verify(box, 0);
      assertEquals(again.verdict(), free.verdict());
      assertEquals(again.stage(), free.stage());
      assertEquals(Optional.empty(), again.settings());
    }
  }

  @Test
  void aConfigurationThatNamesTheStepSizeHasNoChoice() {
    MonDeq model = strongly(new Random(1));
    assertEquals(
        List.of(new SearchSchedule(true, 0.1, 3, Double.POSITIVE_INFINITY)),
        SearchSchedule.of(config(Optional.of(0.1), Optional.empty()), model));
    assertEquals(
        List.of(5, 5),
        SearchSchedule.of(config(Optional.empty(), Optional.of(5)), model).stream()
            .map(SearchSchedule::consolidateEvery)
            .toList());
    assertTrue(SearchSchedule.of(CraftConfig.published(), model).size() > 2);
  }

  /** Whether a set is found does not depend on the class. */
  @Test
  void enclosesWhatConvergesForEveryClass() {
    MonDeq model = strongly(new Random(2));
    Craft craft = new Craft(model, config(Optional.of(0.02), Optional.empty()));
    for (InputBox box : boxes(model, new Random(8))) {
      for (int label = 0; label < 3; label++) {
        assertEquals(craft.encloses(box).orElseThrow(), craft.verify(box, label).converged());
      }
    }
  }

  @Test
  void theNumberOfThreadsChangesNoAnswer() {
    MonDeq model = strongly(new Random(3));
    List<InputBox> boxes = boxes(model, new Random(9));
    List<String> one = answers(model, boxes, 1);
    assertEquals(one, answers(model, boxes, 2));
    assertEquals(one, answers(model, boxes, 5));
    assertNotEquals(1, one.stream().distinct().count());
  }

  private static List<String> answers(MonDeq model, List<InputBox> boxes, int threads) {
    Craft craft = new Craft(model, CraftConfig.published());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      return IntStream.range(0, BOXES)
          .mapToObj(
              i -> pool.submit(() -> i + ": " + craft.verify(boxes.get(i), i % 3).withoutProof()))
          .toList()
          .stream()
          .map(SearchScheduleTest::result)
          .sorted()
          .toList();
    } finally {
      pool.shutdown();
    }
  }

  private static String result(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
