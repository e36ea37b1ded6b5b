package org.mondeq.certify.craft.config;

import java.util.Optional;
import org.mondeq.certify.craft.step.ContractiveStepSize;

/**
 * Parts of CRAFT that can be taken away to measure what they are worth [Müller21, §6.2]. Absent
 * values leave the published method, and every combination that is accepted is sound.
 *
 * @param domain the sets that are iterated; default mixed
 * @param iteration the splittings that are used; default both
 * @param forwardBackwardStepSize α of the forward-backward steps that search for containment, which
 *     must contract ({@link ContractiveStepSize}); only where {@code iteration} is
 *     forward-backward; default the most contractive of a few
 * @param containedOnly whether the margin counts only in steps whose set is itself contained in an
 *     earlier one; default false
 * @param separate whether z and u are consolidated each for itself instead of jointly; default
 *     false
 */
public record Ablation(
    Domain domain,
    Iteration iteration,
    Optional<Double> forwardBackwardStepSize,
    Boolean containedOnly,
    Boolean separate) {
  /** Kinds of sets. */
  public enum Domain {
    /** M-Zonotopes. */
    MIXED,
    /** Boxes: no zonotope part. */
    BOX,
    /** Zonotopes: no box part; the errors of the ReLU are consolidated with all others. */
    ZONOTOPE
  }

  /** Which steps are taken. */
  public enum Iteration {
    /** Peaceman-Rachford steps until containment and a little longer, then forward-backward. */
    BOTH,
    /** Peaceman-Rachford steps throughout. */
    PEACEMAN_RACHFORD,
    /** Forward-backward steps throughout, with one step size; their state is z alone. */
    FORWARD_BACKWARD
  }

  /** Fills in defaults and rejects combinations that mean nothing. */
  public Ablation {
    domain = domain == null ? Domain.MIXED : domain;
    iteration = iteration == null ? Iteration.BOTH : iteration;
    containedOnly = containedOnly != null && containedOnly;
    separate = separate != null && separate;
    forwardBackwardStepSize.ifPresent(Ablation::requirePositive);
    if (forwardBackwardStepSize.isPresent() && iteration != Iteration.FORWARD_BACKWARD) {
      throw new IllegalArgumentException(
          "forwardBackwardStepSize: expected only with iteration forward-backward");
    }
    if (separate && domain == Domain.BOX) {
      throw new IllegalArgumentException("separate: expected false, since boxes relate nothing");
    }
    if (separate && iteration == Iteration.FORWARD_BACKWARD) {
      throw new IllegalArgumentException(
          "separate: expected false, since forward-backward steps have no u");
    }
  }

  /** The published method. */
  public static Ablation none() {
    return new Ablation(null, null, Optional.empty(), null, null);
  }

  /** The same with other sets. */
  public Ablation withDomain(Domain other) {
    return new Ablation(other, iteration, forwardBackwardStepSize, containedOnly, separate);
  }

  /** Whether nothing is left out. */
  public boolean isNone() {
    return equals(none());
  }

  /** Whether the search for containment takes forward-backward steps, on z alone. */
  public boolean onlyForwardBackward() {
    return iteration == Iteration.FORWARD_BACKWARD;
  }

  /** Whether the part after containment is the published one, but for its consolidations. */
  public boolean tightensAsPublished() {
    return domain != Domain.BOX && iteration == Iteration.BOTH && !containedOnly;
  }

  private static void requirePositive(double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "forwardBackwardStepSize: expected a positive number, got " + value);
    }
  }
}
