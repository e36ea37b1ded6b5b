package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.solver.Anderson;
import org.mondeq.solver.ForwardBackward;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.testing.RandomModels;

class TunedSplittingTest {
  private final Matrix first = RandomModels.dense(new Random(1), 3, 8, 2).coupling();
  private final Matrix second = RandomModels.dense(new Random(2), 3, 8, 2).coupling();

  private static TunedSplitting splitting(SplittingKind kind) {
    return new TunedSplitting(Toys.spec(), Toys.config(Map.of("splitting", kind)));
  }

  @Test
  void onlyForwardBackwardIsAcceleratedByItself() {
    assertEquals(
        Optional.of(new Anderson(4, 20)),
        AccelerationKind.AUTO.of(SplittingKind.FORWARD_BACKWARD, 4));
    assertEquals(Optional.empty(), AccelerationKind.AUTO.of(SplittingKind.PEACEMAN_RACHFORD, 4));
    assertEquals(
        Optional.of(new Anderson(4, 1)),
        AccelerationKind.ANDERSON.of(SplittingKind.PEACEMAN_RACHFORD, 4));
    assertEquals(Optional.empty(), AccelerationKind.NONE.of(SplittingKind.FORWARD_BACKWARD, 4));
  }

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
        PeacemanRachford.class, splitting(SplittingKind.PEACEMAN_RACHFORD).of(first, 0));
  }

  @Test
  void stepSizesFollowTheWeightsNowAndThen() {
    TunedSplitting splitting = splitting(SplittingKind.FORWARD_BACKWARD);
    double alpha = alpha(splitting, first, 0);
    assertEquals(alpha, alpha(splitting, second, 1));
    assertEquals(alpha, alpha(splitting, second, 49));
    assertNotEquals(alpha, alpha(splitting, second, 50));
    assertEquals(alpha, alpha(splitting, first, 0));
  }

  @Test
  void stepSizesFollowTheWeightsWhenSolvesGetTwiceAsLong() {
    TunedSplitting splitting = splitting(SplittingKind.FORWARD_BACKWARD);
    double alpha = alpha(splitting, first, 0);
    splitting.observe(5);
    splitting.observe(10);
    assertEquals(alpha, alpha(splitting, second, 1));
    splitting.observe(11);
    assertNotEquals(alpha, alpha(splitting, second, 2));
  }
}
