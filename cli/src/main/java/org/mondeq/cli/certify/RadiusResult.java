package org.mondeq.cli.certify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.mondeq.results.IndexedResult;

/**
 * The radius of one sample: one line of {@code radius.jsonl}. Components are null where they do not
 * apply.
 *
 * @param index the sample in the test split, from 0
 * @param label its class
 * @param prediction the class that the model predicts
 * @param status how far the radius is known
 * @param certified the largest radius, in raw pixels, for which the method certified the ball
 * @param falsified the smallest radius within which a misclassified input was found, rounded up
 * @param reason why the gap stayed open
 * @param verifications how many balls the method looked at
 * @param method the method
 * @param seconds wall-clock time for this sample
 * @param adversarial the file of the misclassified input, relative to the folder
 * @param refused of the balls, those with an answer that the independent checker did not accept;
 *     null if none
 * @param unchecked true where nobody has asked the checker: the radius is "certified, unchecked"
 */
public record RadiusResult(
    int index,
    int label,
    int prediction,
    Status status,
    Double certified,
    Double falsified,
    String reason,
    int verifications,
    String method,
    double seconds,
    String adversarial,
    Integer refused,
    Boolean unchecked)
    implements IndexedResult {
  /** How far a radius is known. */
  public enum Status {
    /** To the tolerance. */
    @JsonProperty("closed")
    CLOSED,
    /** It is at least the largest that was asked about. */
    @JsonProperty("maximum")
    MAXIMUM,
    /** A larger gap is left. */
    @JsonProperty("open")
    OPEN,
    /** The sample itself is misclassified, so that the radius is zero. */
    @JsonProperty("misclassified")
    MISCLASSIFIED;

    /** The word in files and tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks that the components agree.
   *
   * @throws IllegalArgumentException if not
   */
  public RadiusResult {
    require(index >= 0 && label >= 0 && prediction >= 0, "a negative index, label or prediction");
    require(status != null && method != null, "no status or no method");
    require(
        (status == Status.MISCLASSIFIED) == (label != prediction),
        "status " + status + " for label " + label + " and prediction " + prediction);
    require(radius(certified) && radius(falsified), "a radius that is not in 0 to 1");
    require(
        certified == null || falsified == null || certified < falsified,
        "certified within " + certified + " and falsified at " + falsified);
    require(status != Status.MAXIMUM || certified != null, "a maximum that is not certified");
    require(
        status != Status.CLOSED || (certified != null && falsified != null), "closed without ends");
    require((status == Status.OPEN) == (reason != null), "a reason goes with open alone");
    require((falsified == null) == (adversarial == null), "an example goes with a distance");
    require(Double.isFinite(seconds) && seconds >= 0, "seconds that are negative or not finite");
  }

  /** {@inheritDoc} None: what is certified of a radius leaves no certificate. */
  @Override
  public String certificate() {
    return null;
  }

  /** The same result with its example in another file. */
  RadiusResult withAdversarial(String file) {
    return new RadiusResult(
        index,
        label,
        prediction,
        status,
        certified,
        falsified,
        reason,
        verifications,
        method,
        seconds,
        file,
        refused,
        unchecked);
  }

  private static boolean radius(Double value) {
    return value == null || (value >= 0 && value <= 1);
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException("impossible radius: " + fault);
    }
  }

  /** Whether the model classifies the sample correctly. */
  public boolean correct() {
    return status != Status.MISCLASSIFIED;
  }

  /** What is proved of the radius: zero where nothing was certified. */
  public double atLeast() {
    return certified == null ? 0 : certified;
  }
}
