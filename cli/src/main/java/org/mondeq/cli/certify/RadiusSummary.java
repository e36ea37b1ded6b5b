package org.mondeq.cli.certify;

import java.util.List;
import java.util.OptionalDouble;
import org.mondeq.cli.certify.RadiusResult.Status;

/**
 * The radii of a run. Means are null where there is nothing to take them of.
 *
 * @param samples samples looked at
 * @param correct of these, samples that the model classifies correctly
 * @param closed of the correct ones, those whose radius is known to the tolerance
 * @param maximum of the correct ones, those certified at the largest radius asked about
 * @param open of the correct ones, the others
 * @param meanCertified mean certified radius of all samples, zero for those without one
 * @param medianCertified its median
 * @param secondsPerCorrect mean wall-clock time of a correct sample
 * @param refused balls with an answer that the independent checker did not accept; null if none
 * @param unchecked true where certified radii are those of the method alone; null elsewhere
 */
public record RadiusSummary(
    int samples,
    int correct,
    int closed,
    int maximum,
    int open,
    Double meanCertified,
    Double medianCertified,
    Double secondsPerCorrect,
    Integer refused,
    Boolean unchecked) {
  /** The summary of these results. */
  public static RadiusSummary of(List<RadiusResult> results) {
    List<RadiusResult> correct = results.stream().filter(RadiusResult::correct).toList();
    double[] radii = results.stream().mapToDouble(RadiusResult::atLeast).sorted().toArray();
    OptionalDouble seconds = correct.stream().mapToDouble(RadiusResult::seconds).average();
    int refused = results.stream().mapToInt(r -> r.refused() == null ? 0 : r.refused()).sum();
    boolean unchecked = results.stream().anyMatch(r -> Boolean.TRUE.equals(r.unchecked()));
    return new RadiusSummary(
        results.size(),
        correct.size(),
        count(results, Status.CLOSED),
        count(results, Status.MAXIMUM),
        count(results, Status.OPEN),
        radii.length == 0 ? null : java.util.Arrays.stream(radii).average().orElseThrow(),
        radii.length == 0 ? null : median(radii),
        seconds.isPresent() ? seconds.getAsDouble() : null,
        refused == 0 ? null : refused,
        unchecked ? true : null);
  }

  private static int count(List<RadiusResult> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }

  /** The middle of sorted values, or the mean of the two in the middle. */
  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }
}
