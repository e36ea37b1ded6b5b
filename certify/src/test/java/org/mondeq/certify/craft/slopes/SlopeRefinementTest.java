package org.mondeq.certify.craft.slopes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.config.SlopeConfig;
import org.mondeq.certify.craft.containment.ContainmentSearch;
import org.mondeq.certify.craft.containment.SearchSchedule;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.tightening.MarginOverStates;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

class SlopeRefinementTest {
  private static final double STEP = 0.05;
  private static final int POINTS = 200;
  private static final double TOLERANCE = 1e-8;

  private static Matrix fixpoints(MonDeq model, Matrix inputs) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
        .forward(model.injection(inputs), StoppingRule.tight())
        .require();
  }

  /** From the bounds of a contained set, a margin that is below every sampled lead. */
  @SeededTest(trials = 40)
  void theMarginHoldsForEveryFixpointOfAContainedSet(long seed) {
    Random random = new Random(seed);
    int q = 2 + random.nextInt(8);
    MonDeq model = RandomModels.dense(random, q, 2 + random.nextInt(12), 2 + random.nextInt(4));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, 0.15 * random.nextDouble(), model.spec().normalization());
    InputSymbols x = InputSymbols.of(box, model);
    Optional<RectifiedStates> contained =
        new ContainmentSearch(
                CraftConfig.published(),
                new SearchSchedule(true, STEP, 3, Double.POSITIVE_INFINITY),
                AbstractSplitting.peacemanRachford(model, STEP))
            .run(fixpoints(model, x.centerRow()).row(0), x, new GeneratorBuffers());
    if (contained.isEmpty()) {
      return;
    }
    SlopeBounder bounder = new SlopeBounder(new BoundModel(model), box);
    bounder.intersect(contained.get().bounds(), STEP);
    ClassMargins leads = ClassMargins.of(model, 0);
    double margin = new SlopeRefinement(SlopeConfig.published(), bounder).run(leads);
    assertTrue(margin >= MarginOverStates.of(model, 0).margin(contained.get()) - TOLERANCE);
    Matrix inputs = RandomModels.gaussian(random, POINTS, q);
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < q; j++) {
        double nu = Math.max(-1, Math.min(1, 2 * inputs.get(i, j)));
        inputs.set(i, j, x.center()[j] + nu * x.radius(j));
      }
    }
    assertTrue(margin <= smallest(leads, fixpoints(model, inputs)) + TOLERANCE);
  }

  private static double smallest(ClassMargins leads, Matrix states) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int n = 0; n < states.rows(); n++) {
      for (int i = 0; i < leads.size(); i++) {
        double lead = leads.offsets()[i];
        for (int j = 0; j < states.cols(); j++) {
          lead += leads.directions().get(i, j) * states.get(n, j);
        }
        smallest = Math.min(smallest, lead);
      }
    }
    return smallest;
  }
}
