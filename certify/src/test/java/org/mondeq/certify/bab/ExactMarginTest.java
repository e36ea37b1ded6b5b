package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.linalg.Matrix;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** The enumeration that the complete verifier is measured with. */
class ExactMarginTest {
  private static final double TOLERANCE = 1e-9;

  /** {@code z = max(0, x/2)}, {@code lead = 1 − z} on pixels in [0.3, 0.7]. */
  @Test
  void oneUnitHasAClosedForm() {
    var model = RawModel.oneUnit().model();
    InputBox box = InputBox.ball(new double[] {0.5}, 0.2, model.spec().normalization());
    ExactMargin.Minimum minimum = ExactMargin.of(new SmallProblem(model, box, 0));
    assertEquals(1 - (0.7 - 0.4) / 0.7 / 2, minimum.value(), TOLERANCE);
    assertEquals(0.7, minimum.pixels()[0], TOLERANCE);
  }

  /**
   * Of one input the lead is least at an end or where it has a corner, and corners are among the
   * roots of conditions: the model itself, asked at all of them, agrees.
   */
  @SeededTest(trials = 100)
  void agreesWithAllCornersOfOneInput(long seed) {
    Random random = new Random(seed);
    RawModel raw = new RawModel(random, 1, 1 + random.nextInt(7), 2 + random.nextInt(3));
    SmallProblem problem =
        SmallProblem.around(raw.model(), RandomModels.pixels(random, 1, 1), random, 0.6);
    double low = problem.box().lowPixels()[0];
    double high = problem.box().highPixels()[0];
    List<Double> candidates = new ArrayList<>(Arrays.asList(low, high));
    ExactMargin.forEachPiece(
        problem,
        piece ->
            piece.conditions().stream()
                .map(condition -> -condition[1] / condition[0])
                .filter(root -> Math.abs(root) <= 1)
                .map(root -> (low + high) / 2 + root * (high - low) / 2)
                .forEach(candidates::add));
    Matrix pixels =
        Matrix.of(
            candidates.size(), 1, candidates.stream().mapToDouble(Double::doubleValue).toArray());
    assertEquals(
        problem.smallestLead(pixels),
        ExactMargin.of(problem).value(),
        TOLERANCE * problem.scale(pixels));
  }
}
