package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.testing.RandomModels;

class TunedSplittingTest {
  private final Matrix first = RandomModels.dense(new Random(1), 3, 8, 2).coupling();
  private final Matrix second = RandomModels.dense(new Random(2), 3, 8, 2).coupling();

  private static double alpha(TunedSplitting splitting, Matrix coupling, int batch) {
    return ((ForwardBackward) splitting.of(coupling, batch)).alpha();
  }

  @Test
  void theArchitectureDecidesUnlessTheConfigurationDoes() {
    Architecture dense = new Architecture.Dense(8);
    Architecture convolutional = new Architecture.Convolutional(8, 6, 3, 1, 2);
    assertEquals(SplittingKind.PEACEMAN_RACHFORD, SplittingKind.AUTO.of(dense));
    assertEquals(SplittingKind.FORWARD_BACKWARD, SplittingKind.AUTO.of(convolutional));
    assertEquals(SplittingKind.FORWARD_BACKWARD, SplittingKind.FORWARD_BACKWARD.of(dense));
    assertInstanceOf(
        PeacemanRachford.class,
        new TunedSplitting(SplittingKind.PEACEMAN_RACHFORD, 20).of(first, 0));
  }

  @Test
  void stepSizesFollowTheWeightsNowAndThen() {
    TunedSplitting splitting = new TunedSplitting(SplittingKind.FORWARD_BACKWARD, 20);
    double alpha = alpha(splitting, first, 0);
    assertEquals(alpha, alpha(splitting, second, 1));
    assertEquals(alpha, alpha(splitting, second, 49));
    assertNotEquals(alpha, alpha(splitting, second, 50));
    assertEquals(alpha, alpha(splitting, first, 0));
  }

  @Test
  void stepSizesFollowTheWeightsWhenSolvesGetTwiceAsLong() {
    TunedSplitting splitting = new TunedSplitting(SplittingKind.FORWARD_BACKWARD, 20);
    double alpha = alpha(splitting, first, 0);
    splitting.observe(5);
    splitting.observe(10);
    assertEquals(alpha, alpha(splitting, second, 1));
    splitting.observe(11);
    assertNotEquals(alpha, alpha(splitting, second, 2));
  }
}
