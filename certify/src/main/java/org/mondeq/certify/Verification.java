package org.mondeq.certify;

import java.util.Optional;

/**
 * A verdict and how it was reached.
 *
 * @param verdict the answer
 * @param converged whether an enclosure of the fixpoints was found at all
 * @param stage the part of the method that decided
 * @param steps abstract solver steps, in all parts of the method; the nodes of branch and bound
 * @param settings what the method has chosen for this box, by keys of its configuration; empty if
 *     it had no choice
 */
public record Verification(
    Verdict verdict, boolean converged, String stage, int steps, Optional<String> settings) {
  /** A verdict of a method without a choice. */
  public Verification(Verdict verdict, boolean converged, String stage, int steps) {
    this(verdict, converged, stage, steps, Optional.empty());
  }

  /** The same with another verdict. */
  public Verification withVerdict(Verdict other) {
    return new Verification(other, converged, stage, steps, settings);
  }

  /** The same with what was chosen. */
  public Verification withSettings(String chosen) {
    return new Verification(verdict, converged, stage, steps, Optional.of(chosen));
  }
}
