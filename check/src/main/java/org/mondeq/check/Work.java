package org.mondeq.check;

import java.nio.file.Path;
import java.util.Locale;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Start;
import org.mondeq.io.InvalidInputException;

/**
 * How much checking costs at most, in multiplications, estimated from sizes alone before anything
 * is computed: small files can ask for much.
 */
public final class Work {
  /**
   * What is done without being asked to: minutes at most. The certificates of models with hundreds
   * of units take less than a hundredth of it, those of contained sets less than a tenth.
   */
  public static final double LIMIT = 5e11;

  /** The cost of a term of a bound within bounds of units, in multiplications. */
  private static final double TERM = 30;

  /** The cost of the bound itself, in terms. */
  private static final double TERMS = 8;

  private Work() {}

  /** The matrices of a model of p units, which are sums of p products each. */
  static double ofModel(long units) {
    return 16.0 * units * units * units;
  }

  /**
   * A certificate: rows of multipliers and leaves are pulled through the model's matrices once, and
   * rows bound in every round; steps of a contained set add a generator for each unit, and each
   * generator goes through a matrix.
   */
  static double of(Certificate certificate, int inputs) {
    double p = certificate.start().units();
    double rows = certificate.units().units().length;
    rows += certificate.tightenings().stream().mapToInt(one -> one.prices().length).sum();
    double all = rows + certificate.leafMultipliers().size();
    double work = p * (p + inputs) * (all + 1) + certificate.tree().length;
    double bounds = rows * certificate.units().rounds() + certificate.leafMultipliers().size();
    work += TERM * (p + TERMS) * bounds;
    work += certificate.weights().length * (p + inputs);
    if (certificate.claim().conjunctions().isPresent()) {
      double functions = certificate.claim().conjunctions().get().constants().length;
      double outputs = certificate.claim().conjunctions().get().outputs().width();
      work += functions * (p * outputs + inputs);
    }
    if (certificate.start() instanceof Start.ContainedState state) {
      double steps = (double) state.stepsToContainment() + state.furtherSteps();
      work += p * p * (steps * (inputs + p) + p * steps * (steps + 1) / 2);
      work += 4 * p * p * (p + inputs); // the splitting and its inverse
    }
    return work;
  }

  /**
   * Refuses what costs too much.
   *
   * @throws InvalidInputException if work is above the limit
   */
  static void require(double work, double limit, String what) {
    if (!(work <= limit)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: would take %.2g multiplications to check, more than %.2g; --work-limit raises"
                  + " this",
              what,
              work,
              limit));
    }
  }

  /** As {@link #require(double, double, String)}, of a file. */
  static void require(double work, double limit, Path file) {
    require(work, limit, file.toString());
  }
}
