package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bab.Decisions.Solved;
import org.mondeq.certify.bab.SearchTree.Outcome;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.TreeBounder;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Single trees, under limits, of models with two classes that are shifted almost to a tie. */
class SearchTreeTest {
  private static final int SEEDS = 100;

  /** So large that the open nodes always fill the memory. */
  private static final long HUGE_NODE = Long.MAX_VALUE;

  private static Solved solved(long seed, int sign) {
    Random random = new Random(seed);
    RawModel raw = new RawModel(random, 1 + random.nextInt(4), 4 + random.nextInt(4), 2);
    SmallProblem problem =
        SmallProblem.around(raw.model(), RandomModels.pixels(random, 1, raw.inputs), random, 0.6);
    Solved drawn = Solved.of(problem, random);
    return drawn.shiftedTo(sign * Decisions.NEAR_TIE * drawn.scale());
  }

  private static CompleteConfig config(int batch) {
    return new CompleteConfig(null, batch, 0, null, null, null);
  }

  /** The end of the tree of the only other class; nothing if no tree is needed. */
  private static Optional<Outcome> grow(
      SmallProblem problem, CompleteConfig config, Budget budget, long bytesOfNode) {
    BoundModel model = new BoundModel(problem.model());
    ClassMargins leads = ClassMargins.of(problem.model(), problem.label());
    MarginBounder bounder =
        new MarginBounder(model, problem.box(), leads.directions(), leads.offsets());
    PreStateBounds bounds = bounder.rootBounds();
    MarginBound root =
        bounder
            .bound(
                List.of(new MarginBounder.Query(0, bounds, Optional.empty())),
                MarginBounder.THOROUGH)
            .get(0);
    if (root.open().isEmpty()) {
      return Optional.empty();
    }
    CounterexampleJudge check =
        new CounterexampleJudge(
            problem.model(),
            new CheckedClassifier(problem.model()),
            problem.label(),
            problem.box());
    TreeBounder trees = bounder.forTrees(bounds);
    SearchTree.Tools tools =
        new SearchTree.Tools(
            trees,
            new CounterexampleSearch(
                model,
                problem.label(),
                check,
                new LateAttack(
                    new ProjectedGradientDescent(problem.model(), PgdConfig.defaults()),
                    problem.box(),
                    problem.label(),
                    1)),
            budget,
            Optional.empty());
    return Optional.of(
        new SearchTree(tools, config, 0, bytesOfNode).run(Node.root(root, bounds, trees)));
  }

  private static Budget noLimit() {
    return new Budget(Double.POSITIVE_INFINITY, Long.MAX_VALUE, () -> false);
  }

  /** No node is lost when those with the largest bounds go first. */
  @SeededTest(trials = SEEDS)
  void littleMemoryChangesNoVerdict(long seed) {
    for (int sign : new int[] {-1, 1}) {
      Solved solved = solved(seed, sign);
      for (int batch : new int[] {1, 3}) {
        grow(solved.problem(), config(batch), noLimit(), HUGE_NODE)
            .ifPresent(outcome -> assertRight(solved, outcome));
      }
    }
  }

  private static void assertRight(Solved solved, Outcome outcome) {
    if (solved.exact() < 0) {
      assertInstanceOf(Outcome.Refuted.class, outcome);
    } else {
      double margin = assertInstanceOf(Outcome.Proved.class, outcome).margin();
      assertTrue(margin <= solved.exact() + Decisions.TIE * solved.scale());
    }
  }

  /** What a limit leaves open is below the smallest lead, however far the tree has grown. */
  @Test
  void aNodeLimitLeavesABound() {
    int limited = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Solved solved = solved(seed, seed % 2 == 0 ? 1 : -1);
      for (int nodes : new int[] {1, 5, 15}) {
        Budget budget = new Budget(Double.POSITIVE_INFINITY, nodes, () -> false);
        Optional<Outcome> outcome = grow(solved.problem(), config(1), budget, 1);
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Open open) {
          limited++;
          assertEquals("node limit", open.reason());
          assertTrue(budget.nodes() > nodes && budget.nodes() <= nodes + 2);
          assertTrue(open.lowerBound() <= solved.exact() + Decisions.TIE * solved.scale());
          assertTrue(open.lowerBound() <= 0);
        }
      }
    }
    assertTrue(limited >= 20, limited + " trees met their limit");
  }

  @Test
  void anInterruptedTreeStaysOpen() {
    int interrupted = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Budget budget = new Budget(Double.POSITIVE_INFINITY, Long.MAX_VALUE, () -> true);
      Optional<Outcome> outcome = grow(solved(seed, 1).problem(), config(1), budget, 1);
      if (outcome.isPresent()) {
        interrupted++;
        assertEquals("interrupted", assertInstanceOf(Outcome.Open.class, outcome.get()).reason());
      }
    }
    assertTrue(interrupted >= 20, interrupted + " trees were interrupted");
  }
}
