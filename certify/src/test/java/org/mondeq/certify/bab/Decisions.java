package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.linalg.Matrix;

/** Compares verdicts with {@link ExactMargin}, and counts them. */
final class Decisions {
  /** An attack so weak that trees have something to find. */
  static final CompleteConfig WEAK_ATTACK =
      new CompleteConfig(
          20_000, 4, 3, null, new PgdConfig(1, 1, null, null, null, null, null), null);

  /** The same for models on which solvers need many iterations. */
  static final CompleteConfig PATIENT_ATTACK =
      new CompleteConfig(
          20_000, 4, 3, null, new PgdConfig(1, 1, null, null, null, null, 1_000_000), null);

  /** Leads this small are ties, relative to what they are summed from. */
  static final double TIE = 1e-7;

  /** The leads of problems that are shifted almost to a tie. */
  static final double NEAR_TIE = 1e-5;

  private int certified;
  private int falsified;
  private int undecided;
  private int ties;
  private int trees;

  /** A problem whose smallest lead is known. */
  record Solved(SmallProblem problem, double exact, double scale) {
    /** Enumerates, and compares with what the model says of the minimiser and of samples. */
    static Solved of(SmallProblem problem, Random random) {
      ExactMargin.Minimum exact = ExactMargin.of(problem);
      Matrix samples = problem.samples(random);
      double scale = problem.scale(samples);
      double attained = problem.smallestLead(Matrix.ofRow(exact.pixels()));
      assertEquals(exact.value(), attained, TIE * scale, "lead at the minimiser");
      assertTrue(problem.smallestLead(samples) >= exact.value() - TIE * scale, "lead of a sample");
      return new Solved(problem, exact.value(), scale);
    }

    /** The same model with another bias of the label, by which the smallest lead is this. */
    Solved shiftedTo(double lead) {
      return new Solved(problem.shifted(lead - exact), lead, scale);
    }

    boolean isTie() {
      return Math.abs(exact) <= TIE * scale;
    }
  }

  /** Verifies, and fails on a verdict or a margin or a witness that is wrong. */
  Verdict verdict(Solved solved, CompleteConfig config) {
    SmallProblem problem = solved.problem();
    Verification answer =
        new CompleteVerifier(problem.model(), config, CompleteVerifier.Limits.none())
            .verify(problem.box(), problem.label());
    String context = "exact " + solved.exact() + ", scale " + solved.scale() + ", " + answer;
    double slack = TIE * solved.scale();
    if (answer.verdict() instanceof Verdict.Certified proof) {
      assertTrue(proof.margin() <= solved.exact() + slack, context);
      certified++;
    } else if (answer.verdict() instanceof Verdict.Falsified refutation) {
      assertTrue(solved.exact() < slack, context);
      assertWitness(problem, refutation.witness(), solved.exact() - slack);
      falsified++;
    } else {
      undecided++;
    }
    ties += solved.isTie() ? 1 : 0;
    trees += answer.stage().equals("tree") ? 1 : 0;
    return answer.verdict();
  }

  /** The same, and fails where nothing is decided but a tie. */
  Verdict decided(Solved solved, CompleteConfig config) {
    Verdict verdict = verdict(solved, config);
    assertTrue(
        solved.isTie() || !(verdict instanceof Verdict.Unknown),
        () -> "exact " + solved.exact() + ", scale " + solved.scale() + ", " + verdict);
    return verdict;
  }

  private static void assertWitness(
      SmallProblem problem, AdversarialExample witness, double lowest) {
    double[] low = problem.box().lowPixels();
    double[] high = problem.box().highPixels();
    double[] pixels = witness.pixels();
    for (int i = 0; i < low.length; i++) {
      assertTrue(low[i] <= pixels[i] && pixels[i] <= high[i], "pixel " + i + " outside the box");
    }
    problem.box().ball().ifPresent(ball -> assertTrue(ball.contains(pixels), "not in the ball"));
    double lead = problem.smallestLead(Matrix.ofRow(pixels));
    assertTrue(lead < 0 && lead >= lowest, "lead " + lead + " of the witness, least " + lowest);
  }

  int certified() {
    return certified;
  }

  int falsified() {
    return falsified;
  }

  int trees() {
    return trees;
  }

  int total() {
    return certified + falsified + undecided;
  }

  @Override
  public String toString() {
    return String.format(
        "%d certified, %d falsified, %d undecided; %d ties, %d trees",
        certified, falsified, undecided, ties, trees);
  }
}
