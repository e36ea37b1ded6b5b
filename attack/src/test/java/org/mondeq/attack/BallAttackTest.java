package org.mondeq.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.AttackResult;
import org.mondeq.spec.Ball;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/** Attacks in ℓ2 and ℓ1 balls, against the dual norms of linear models. */
class BallAttackTest {
  private static final int INPUTS = 4;
  private static final double EXACT = 1e-6;

  static Stream<Arguments> methodsAndNorms() {
    return Stream.of(AttackMethod.values())
        .flatMap(method -> Stream.of(Norm.TWO, Norm.ONE).map(norm -> Arguments.of(method, norm)));
  }

  /** {@code ‖C_0 − C_1‖} in the dual norm. */
  private static double slope(LinearModel linear, Norm norm) {
    double sum = 0;
    for (int j = 0; j < INPUTS; j++) {
      double difference = Math.abs(linear.slopes.get(0, j) - linear.slopes.get(1, j));
      sum = norm == Norm.TWO ? Math.hypot(sum, difference) : Math.max(sum, difference);
    }
    return sum;
  }

  private static AttackResult attack(
      LinearModel linear, AttackMethod method, Norm norm, double epsilon) {
    InputBox ball =
        InputBox.ball(linear.pixels, epsilon, norm, linear.model.spec().normalization());
    return new Cascade(linear.model, Budgets.small().only(method))
        .attack(linear.pixels, 0, ball, 1);
  }

  @ParameterizedTest
  @MethodSource("methodsAndNorms")
  void everyMethodFindsTheCriticalRadius(AttackMethod method, Norm norm) {
    // A random search does not come as close as a gradient does.
    double near = method == AttackMethod.SQUARE ? 0.4 : 0.05;
    for (long seed = 0; seed < 10; seed++) {
      LinearModel linear = new LinearModel(new Random(seed), INPUTS, 2);
      double critical = linear.gap / slope(linear, norm) * LinearModel.STD;
      assertTrue(critical < 0.25, "the range of pixels has no part in it");
      AttackResult below = attack(linear, method, norm, 0.999 * critical);
      assertInstanceOf(AttackResult.NotFound.class, below, "seed " + seed);
      double worst = linear.gap - 0.999 * critical / LinearModel.STD * slope(linear, norm);
      assertTrue(below.margin() >= worst - EXACT * linear.gap);
      double epsilon = (1 + near) * critical;
      AttackResult beyond = attack(linear, method, norm, epsilon);
      AdversarialExample found = assertInstanceOf(AdversarialExample.class, beyond, "" + seed);
      assertTrue(new Ball(norm, epsilon, linear.pixels).contains(found.pixels()));
    }
  }

  @ParameterizedTest
  @MethodSource("methodsAndNorms")
  void radiusZeroFindsNothing(AttackMethod method, Norm norm) {
    LinearModel linear = new LinearModel(new Random(4), INPUTS, 2);
    AttackResult result = attack(linear, method, norm, 0);
    assertInstanceOf(AttackResult.NotFound.class, result);
    assertEquals(linear.gap, result.margin(), EXACT);
  }
}
