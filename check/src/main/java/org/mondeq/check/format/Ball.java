package org.mondeq.check.format;

/**
 * The raw pixels {@code {x : ‖x − center‖ ≤ ε}}.
 *
 * @param norm of the distance
 * @param epsilon ε, at least 0
 * @param center raw pixels {@code [q]}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Ball(Norm norm, double epsilon, double[] center) {
  /** The norms of balls that are no boxes. */
  public enum Norm {
    /** The Euclidean length. */
    TWO("2"),
    /** The sum of the magnitudes. */
    ONE("1");

    private final String word;

    Norm(String word) {
      this.word = word;
    }

    /** The name in files: {@code 2} or {@code 1}. */
    public String word() {
      return word;
    }
  }
}
