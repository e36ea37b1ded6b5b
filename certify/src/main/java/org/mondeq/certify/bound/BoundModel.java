package org.mondeq.certify.bound;

import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.StoppingRule;

/** What the bounds of all samples of a model share. Immutable, and safe for use by many threads. */
public final class BoundModel {
  private final ExplicitLayer layer;

  /** Prepares a model; O(p³ + p q). */
  public BoundModel(MonDeq model) {
    this.layer = new ExplicitLayer(model);
  }

  public ExplicitLayer layer() {
    return layer;
  }

  /** The model. */
  public MonDeq model() {
    return layer.model();
  }

  /**
   * Logits {@code [n × c]} at the fixpoints of normalised inputs {@code [n × q]}, to 1e-6 or so.
   */
  public Matrix logits(Matrix inputs) {
    StoppingRule loose = new StoppingRule(1e-7, 2000);
    MonDeq model = layer.model();
    return model.logits(layer.solver().forward(model.injection(inputs), loose).z());
  }
}
