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
 */
public record RadiusSummary(
    int samples,
    int correct,
    int closed,
    int maximum,
    int open,
    Double meanCertified,
    Double medianCertified,
    Double secondsPerCorrect) {
  /** The summary of these results. */
  public static RadiusSummary of(List<RadiusResult> results) {
    List<RadiusResult> correct = results.stream().filter(RadiusResult::correct).toList();
    double[] radii = results.stream().mapToDouble(RadiusResult::atLeast).sorted().toArray();
    OptionalDouble seconds = correct.stream().mapToDouble(RadiusResult::seconds).average();
    return new RadiusSummary(
        results.size(),
        correct.size(),
        count(results, Status.CLOSED),
        count(results, Status.MAXIMUM),
        count(results, Status.OPEN),
        radii.length == 0 ? null : java.util.Arrays.stream(radii).average().orElseThrow(),
        radii.length == 0 ? null : median(radii),
        seconds.isPresent() ? seconds.getAsDouble() : null);
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
