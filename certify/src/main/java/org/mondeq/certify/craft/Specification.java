package org.mondeq.certify.craft;

import org.mondeq.certify.Leads;
import org.mondeq.model.MonDeq;

/** The smallest lead of a class over a set of states. */
final class Specification {
  private final Leads leads;

  private Specification(Leads leads) {
    this.leads = leads;
  }

  static Specification of(MonDeq model, int label) {
    return new Specification(Leads.of(model, label));
  }

  /** A lower bound of the smallest lead over a set of states; NaN never results. */
  double margin(Rectified state) {
    double margin = Double.POSITIVE_INFINITY;
    for (double bound : state.lowerBounds(leads.directions(), leads.offsets())) {
      margin = Math.min(margin, bound);
    }
    return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
  }
}
