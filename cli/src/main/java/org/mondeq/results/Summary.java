package org.mondeq.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The counts of a run, in the columns of the published tables. Components are null where they were
 * not computed. Samples count that the model classifies correctly; so do input sets of a file, each
 * of which claims something, whatever the model predicts in its middle.
 *
 * @param samples samples looked at
 * @param correct of these, samples that the model classifies correctly
 * @param bound of those that count, those without an adversarial example after an attack: an upper
 *     bound of what can be certified
 * @param converged of all, those with a set that contains every fixpoint, as far as the method has
 *     looked for one; misclassified ones count as in the published tables
 * @param certified of those that count, those proved to be robust, accepted by the independent
 *     checker
 * @param falsified of those that count, those with an adversarial example
 * @param unknown of those that count, the others
 * @param secondsPerCorrect mean wall-clock time of a sample that counts
 * @param certifiedUnchecked of those that count, those that a method alone claims to be robust;
 *     null if none
 * @param refused of the unknown ones, those with an answer that the checker did not accept; null if
 *     none
 */
public record Summary(
    int samples,
    int correct,
    Integer bound,
    Integer converged,
    Integer certified,
    int falsified,
    int unknown,
    Double secondsPerCorrect,
    Integer certifiedUnchecked,
    Integer refused) {

  /** The counts of one run. */
  public static Summary of(Task task, List<SampleResult> results) {
    List<SampleResult> counted = results.stream().filter(SampleResult::counts).toList();
    int falsified = count(counted, r -> r.verdict() == Verdict.FALSIFIED);
    int certified = count(counted, r -> r.verdict() == Verdict.CERTIFIED);
    int unchecked = count(counted, r -> r.verdict() == Verdict.CERTIFIED_UNCHECKED);
    boolean convergence = results.stream().anyMatch(r -> r.converged() != null);
    OptionalDouble seconds = counted.stream().mapToDouble(SampleResult::seconds).average();
    return new Summary(
        results.size(),
        count(results, SampleResult::correct),
        task == Task.ATTACK ? counted.size() - falsified : null,
        convergence ? count(results, r -> Boolean.TRUE.equals(r.converged())) : null,
        task == Task.CERTIFY ? certified : null,
        falsified,
        counted.size() - certified - unchecked - falsified,
        seconds.isPresent() ? seconds.getAsDouble() : null,
        positive(unchecked),
        positive(count(counted, r -> Boolean.TRUE.equals(r.refused()))));
  }

  private static Integer positive(int count) {
    return count == 0 ? null : count;
  }

  private static int count(List<SampleResult> results, Predicate<SampleResult> condition) {
    return (int) results.stream().filter(condition).count();
  }

  /**
   * The counts of an attack and a certification of the same samples: a sample is falsified if
   * either found an adversarial example. The time is that of the certification.
   *
   * @throws IllegalArgumentException if the samples differ
   */
  public static Summary of(ResultSet attack, ResultSet certification) {
    if (!attack.indices().equals(certification.indices())) {
      throw new IllegalArgumentException("the samples differ");
    }
    Summary upper = of(Task.ATTACK, attack.results());
    Summary lower = of(Task.CERTIFY, certification.results());
    int falsified =
        count(
            certification.results(),
            r ->
                r.verdict() == Verdict.FALSIFIED
                    || attack.verdict(r.index()).equals(Optional.of(Verdict.FALSIFIED)));
    return new Summary(
        lower.samples,
        lower.correct,
        upper.bound,
        lower.converged,
        lower.certified,
        falsified,
        lower.falsified + lower.unknown - falsified,
        lower.secondsPerCorrect,
        lower.certifiedUnchecked,
        lower.refused);
  }
}
