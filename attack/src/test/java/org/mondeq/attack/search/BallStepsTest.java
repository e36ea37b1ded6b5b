package org.mondeq.attack.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;
import org.mondeq.testing.RandomModels;

/** Steps of searches in balls. */
class BallStepsTest {
  private static final int INPUTS = 4;

  /** Random points, steps and projections stay in the ball and in the box, but for rounding. */
  @ParameterizedTest
  @EnumSource(names = {"TWO", "ONE"})
  void stepsStayInside(Norm norm) {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] pixels = RandomModels.pixels(random, 1, INPUTS).row(0);
      double epsilon = random.nextDouble();
      Normalization normalization = new Normalization(List.of(0.4), List.of(0.5));
      InputBox box = InputBox.ball(pixels, epsilon, norm, normalization);
      double[] low = new double[INPUTS];
      double[] high = new double[INPUTS];
      for (int j = 0; j < INPUTS; j++) {
        low[j] = box.center()[j] - box.radius()[j];
        high[j] = box.center()[j] + box.radius()[j];
      }
      BallSteps steps = new BallSteps(box.ball().orElseThrow(), box.normalization(), low, high);
      double[] point = steps.random(new SplittableRandom(seed));
      for (int step = 0; step < 20; step++) {
        double length = steps.length(steps.change(point));
        assertTrue(length <= epsilon * (1 + 1e-9), length + " of " + epsilon);
        for (int j = 0; j < INPUTS; j++) {
          assertTrue(low[j] <= point[j] && point[j] <= high[j]);
        }
        point = steps.stepped(point, random.doubles(INPUTS, -1, 1).toArray(), 2);
      }
    }
  }
}
