package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/** The smallest margin of a class over a set of states. */
public final class MarginOverStates {
  private final ClassMargins margins;

  private MarginOverStates(ClassMargins margins) {
    this.margins = margins;
  }

  public static MarginOverStates of(MonDeq model, int label) {
    return new MarginOverStates(ClassMargins.of(model, label));
  }

  /** The margins as linear functions. */
  public ClassMargins margins() {
    return margins;
  }

  /** A lower bound of the smallest margin over a set of states; NaN never results. */
  public double margin(RectifiedStates state) {
    double margin = Double.POSITIVE_INFINITY;
    for (double value : state.lowerBounds(margins.directions(), margins.offsets())) {
      margin = Math.min(margin, value);
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }

  /** As above for a kind of sets: without a zonotope part, only the box of z is known. */
  public double margin(RectifiedStates state, Ablation.Domain domain) {
    return domain == Ablation.Domain.BOX
        ? margin(new BoxStates(state.bounds()).z())
        : margin(state);
  }

  private double margin(Interval z) {
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < margins.size(); i++) {
      double value = margins.offsets()[i];
      double magnitude = Math.abs(value);
      double size = 0;
      for (int j = 0; j < z.size(); j++) {
        double direction = margins.directions().get(i, j);
        value += direction * (direction > 0 ? z.low(j) : z.high(j));
        magnitude += Math.abs(direction) * z.high(j);
        size += z.high(j);
      }
      double rounding = Rounding.gamma(z.size() + 6L) * magnitude + Rounding.TINY * size;
      double lost = Rounding.up(rounding, z.size() + 6L);
      margin = Math.min(margin, Math.nextDown(value - lost));
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }
}
