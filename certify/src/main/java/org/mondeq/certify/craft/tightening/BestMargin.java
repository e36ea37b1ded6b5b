package org.mondeq.certify.craft.tightening;

import java.util.function.ObjDoubleConsumer;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.RectifiedStates;

/** The best margin that the sets after containment have shown for one sample. */
public final class BestMargin {
  private final MarginOverStates specification;
  private final Ablation.Domain domain;
  private final ObjDoubleConsumer<Interval> units;
  private double best = Double.NEGATIVE_INFINITY;
  private String stage = "containment";
  private int steps;

  /**
   * Starts with no margin.
   *
   * @param domain the kind of sets
   * @param units receives the bounds of each set and the α of the step that produced it
   */
  public BestMargin(
      MarginOverStates specification, Ablation.Domain domain, ObjDoubleConsumer<Interval> units) {
    this.specification = specification;
    this.domain = domain;
    this.units = units;
  }

  /** The best margin; −∞ before the first. */
  public double best() {
    return best;
  }

  /** Whether the best margin is positive. */
  public boolean isPositive() {
    return best > 0;
  }

  /** The part of the method that reached the best margin. */
  public String stage() {
    return stage;
  }

  /** The steps taken. */
  public int steps() {
    return steps;
  }

  /** Counts further steps. */
  public void addSteps(int more) {
    steps += more;
  }

  /** The margin of a trial set, without recording it. */
  double of(RectifiedStates state) {
    return specification.margin(state, domain);
  }

  /**
   * Records the margin of an enclosure of all fixpoint states.
   *
   * @param splitting whose step produced it
   * @param part the part of the method that took the step
   * @return whether its margin is the best so far
   */
  boolean see(RectifiedStates state, AbstractSplitting splitting, String part) {
    units.accept(state.bounds(), splitting.alpha());
    return reach(of(state), part);
  }

  /** Records a margin that was found without a set. */
  public boolean reach(double margin, String part) {
    if (!(margin > best)) {
      return false;
    }
    best = margin;
    stage = part;
    return true;
  }
}
