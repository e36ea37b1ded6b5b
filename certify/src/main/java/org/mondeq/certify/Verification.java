package org.mondeq.certify;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A verdict, how it was reached, and what it rests on.
 *
 * @param verdict the answer
 * @param converged whether an enclosure of the fixpoints was found at all
 * @param stage the part of the method that decided
 * @param steps abstract solver steps, in all parts of the method; the nodes of branch and bound
 * @param settings what the method has chosen for this box, by keys of its configuration; empty if
 *     it had no choice
 * @param proof looks for evidence when asked, which may take as long as the verdict
 */
public record Verification(
    Verdict verdict,
    boolean converged,
    String stage,
    int steps,
    Optional<String> settings,
    Supplier<Optional<Evidence>> proof) {
  private static final Supplier<Optional<Evidence>> NO_PROOF = Optional::empty;

  /** A verdict without evidence, of a method without a choice. */
  public Verification(Verdict verdict, boolean converged, String stage, int steps) {
    this(verdict, converged, stage, steps, Optional.empty(), NO_PROOF);
  }

  /** Evidence of a certified verdict; empty for any other, and where none is found. */
  public Optional<Evidence> evidence() {
    return verdict instanceof Verdict.Certified ? proof.get() : Optional.empty();
  }

  /** The same with another verdict, for which there is no evidence. */
  public Verification withVerdict(Verdict other) {
    return new Verification(other, converged, stage, steps, settings, NO_PROOF);
  }

  /** The same with what was chosen. */
  public Verification withSettings(String chosen) {
    return new Verification(verdict, converged, stage, steps, Optional.of(chosen), proof);
  }

  /** The same with what looks for evidence. */
  public Verification withProof(Supplier<Optional<Evidence>> other) {
    return new Verification(verdict, converged, stage, steps, settings, other);
  }

  /** The same without evidence. */
  public Verification withoutProof() {
    return withProof(NO_PROOF);
  }
}
