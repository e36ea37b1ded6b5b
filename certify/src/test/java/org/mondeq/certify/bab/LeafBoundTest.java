package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Linear programs of leaves lose nothing. */
class LeafBoundTest {
  /** A leaf for every pattern of signs: the least of their bounds is the smallest lead. */
  @SeededTest(trials = 200)
  void theBoundsOfAllLeavesMeetTheSmallestLead(long seed) {
    Random random = new Random(seed);
    int latent = 1 + random.nextInt(6);
    RawModel raw = new RawModel(random, 1 + random.nextInt(2), latent, 2 + random.nextInt(3));
    SmallProblem problem =
        SmallProblem.around(raw.model(), RandomModels.pixels(random, 1, raw.inputs), random, 0.6);
    ClassMargins leads = ClassMargins.of(problem.model(), problem.label());
    MarginBounder bounder =
        new MarginBounder(
            new BoundModel(problem.model()), problem.box(), leads.directions(), leads.offsets());
    PreStateBounds root = bounder.rootBounds();
    double least = Double.POSITIVE_INFINITY;
    for (int pattern = 0; pattern < 1 << root.size(); pattern++) {
      least = Math.min(least, leastOfLeaf(bounder, root, pattern, leads.size()));
    }
    double scale = problem.scale(problem.samples(random));
    assertEquals(ExactMargin.of(problem).value(), least, Decisions.TIE * scale);
  }

  /** The least bound of a leaf whose units are active as a pattern says. */
  private static double leastOfLeaf(
      MarginBounder bounder, PreStateBounds root, int pattern, int leads) {
    PreStateBounds leaf = root.copy();
    for (int j = 0; j < root.size(); j++) {
      new UnitSplit(j, (pattern >> j & 1) == 1).restrict(leaf);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < leads && !leaf.isEmpty(); i++) {
      least = Math.min(least, bounder.boundLeaf(i, leaf).value());
    }
    return least;
  }
}
