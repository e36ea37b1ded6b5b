package org.mondeq.certify.craft.tightening;

import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/** The smallest lead of a class over a set of states. */
public final class MarginOverStates {
  private final ClassMargins leads;

  private MarginOverStates(ClassMargins leads) {
    this.leads = leads;
  }

  public static MarginOverStates of(MonDeq model, int label) {
    return new MarginOverStates(ClassMargins.of(model, label));
  }

  /** The leads themselves. */
  public ClassMargins leads() {
    return leads;
  }

  /** A lower bound of the smallest lead over a set of states; NaN never results. */
  public double margin(RectifiedStates state) {
    double margin = Double.POSITIVE_INFINITY;
    for (double lead : state.lowerBounds(leads.directions(), leads.offsets())) {
      margin = Math.min(margin, lead);
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }

  /** The same for a kind of sets; without a zonotope part, z is known by its box alone. */
  public double margin(RectifiedStates state, Ablation.Domain domain) {
    return domain == Ablation.Domain.BOX
        ? margin(new BoxStates(state.bounds()).z())
        : margin(state);
  }

  private double margin(Interval z) {
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < leads.size(); i++) {
      double value = leads.offsets()[i];
      double magnitude = Math.abs(value);
      double size = 0;
      for (int j = 0; j < z.size(); j++) {
        double direction = leads.directions().get(i, j);
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
