package org.mondeq.cli.benchmark;

import java.util.Objects;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;

/**
 * What a row took.
 *
 * @param model the name of the model
 * @param epsilon the radius in raw pixels
 * @param correct samples that count
 * @param certified of these, samples that the method alone certifies
 * @param falsified of these, samples with a counterexample
 * @param open of these, the others
 * @param nodes of all trees
 * @param seconds mean wall-clock time of a sample that counts, unchecked
 * @param cpuSeconds mean processor time of a sample that counts, unchecked, preparation included
 * @param checkedSeconds mean wall-clock time of a sample that counts, with the independent checker
 */
record Timing(
    String model,
    double epsilon,
    int correct,
    int certified,
    int falsified,
    int open,
    long nodes,
    double seconds,
    double cpuSeconds,
    double checkedSeconds) {

  /**
   * From two runs of the same samples.
   *
   * @param cpuSeconds processor time of the unchecked run
   */
  static Timing of(ResultSet unchecked, ResultSet checked, double cpuSeconds) {
    Summary summary = unchecked.summary();
    int counted = (int) unchecked.results().stream().filter(SampleResult::counts).count();
    return new Timing(
        unchecked.info().model(),
        unchecked.info().epsilon(),
        counted,
        Objects.requireNonNullElse(summary.certifiedUnchecked(), 0),
        summary.falsified(),
        summary.unknown(),
        unchecked.results().stream().mapToLong(Timing::nodes).sum(),
        mean(summary),
        counted == 0 ? 0 : cpuSeconds / counted,
        mean(checked.summary()));
  }

  private static double mean(Summary summary) {
    return Objects.requireNonNullElse(summary.secondsPerCorrect(), 0.0);
  }

  private static long nodes(SampleResult result) {
    return result.nodes() == null ? 0 : result.nodes();
  }

  /** How many times as long a sample takes with the independent checker. */
  double checkingFactor() {
    return checkedSeconds / seconds;
  }

  /** Whether another timing is of the same model and radius. */
  boolean isOf(Timing other) {
    return model.equals(other.model) && epsilon == other.epsilon;
  }
}
