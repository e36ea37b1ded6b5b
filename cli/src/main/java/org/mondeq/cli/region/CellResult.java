package org.mondeq.cli.region;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.mondeq.results.IndexedResult;

/**
 * What is known of one cell: one line of {@code cells.jsonl}. Components are null where they do not
 * apply.
 *
 * @param index the number of the cell among those of all levels
 * @param level from 0, the coarsest
 * @param lower its smallest values in the user's units, rounded
 * @param upper its largest ones
 * @param label the class that the model gives its centre; null where that was not computed
 * @param status what was shown
 * @param reason why nothing was, of an open or cut cell
 * @param margin a lower bound of the smallest margin of the class, if it holds on all of the cell
 * @param counterexample raw values that the model gives another class, of a mixed cell
 * @param prediction that class
 * @param parts that its inputs were cut into for a proof; null if none
 * @param nodes of all trees
 * @param seconds wall-clock time for this cell
 * @param certificate the file of what proves it, or of the first part
 */
public record CellResult(
    int index,
    int level,
    List<Double> lower,
    List<Double> upper,
    Integer label,
    Status status,
    String reason,
    Double margin,
    List<Double> counterexample,
    Integer prediction,
    Integer parts,
    long nodes,
    double seconds,
    String certificate)
    implements IndexedResult {
  /** What was shown of a cell. */
  public enum Status {
    /** The class of its centre holds on all of it, and is the expected one if one is. */
    @JsonProperty("certified")
    CERTIFIED,
    /** The class of its centre holds on all of it, and another one is expected. */
    @JsonProperty("falsified")
    FALSIFIED,
    /** It is a smallest cell, and the class of its centre does not hold on all of it. */
    @JsonProperty("mixed")
    MIXED,
    /** It is a smallest cell, and nothing was shown. */
    @JsonProperty("open")
    OPEN,
    /** It was cut, and its parts have results of their own. */
    @JsonProperty("split")
    SPLIT
  }

  /**
   * Checks that the components agree.
   *
   * @throws IllegalArgumentException if not
   */
  public CellResult {
    require(index >= 0 && level >= 0 && nodes >= 0, "a negative number");
    require(label != null || status == Status.OPEN || status == Status.SPLIT, "no class");
    require(status != null && lower != null && upper != null, "no status or no bounds");
    require((margin != null) == isOneClass(status), "a margin goes with one class alone");
    require(margin == null || margin > 0, "a margin that is not positive");
    require((counterexample != null) == (status == Status.MIXED), "a counterexample makes mixed");
    require((prediction != null) == (status == Status.MIXED), "a counterexample has a class");
    require(prediction == null || !prediction.equals(label), "a counterexample of the class");
    require(certificate == null || isOneClass(status), "a certificate of nothing");
    require(Double.isFinite(seconds) && seconds >= 0, "seconds that are negative or not finite");
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
  }

  private static boolean isOneClass(Status status) {
    return status == Status.CERTIFIED || status == Status.FALSIFIED;
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException("impossible cell: " + fault);
    }
  }

  /** {@inheritDoc} None: the counterexample stands in the line itself. */
  @Override
  public String adversarial() {
    return null;
  }
}
