package org.mondeq.certify.craft.config;

import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.ProperMZonotope;

/**
 * How much a consolidated set grows before containment, so that a later set fits in: Appendix B
 * [Müller21], {@code c ← (1 + w_mul) c + w_add} with {@code w_mul = 10⁻³}, {@code w_add = 10⁻²}.
 */
public enum Widening {
  /** Coefficients times 1 + 10⁻³, plus 10⁻². */
  CONST(1e-3, 1e-2, 1, 1),
  /** As {@link #CONST} at first; 1.1 and 1.2 times more at every second consolidation. */
  EXP(1e-3, 1e-2, 1.1, 1.2),
  /** Just enough for a basis. */
  NONE(0, 1e-9, 1, 1);

  private final double factor;
  private final double addend;
  private final double factorGrowth;
  private final double addendGrowth;

  Widening(double factor, double addend, double factorGrowth, double addendGrowth) {
    this.factor = factor;
    this.addend = addend;
    this.factorGrowth = factorGrowth;
    this.addendGrowth = addendGrowth;
  }

  /** The set grown as the consolidation with this index, counted from 0, wants it. */
  public ProperMZonotope apply(ProperMZonotope set, int consolidation) {
    int growths = consolidation / 2;
    return set.widen(
        factor * Math.pow(factorGrowth, growths), addend * Math.pow(addendGrowth, growths));
  }

  /** The box with its radii grown in the same way. */
  public Interval apply(Interval box, int consolidation) {
    int growths = consolidation / 2;
    return box.widen(
        factor * Math.pow(factorGrowth, growths), addend * Math.pow(addendGrowth, growths));
  }
}
