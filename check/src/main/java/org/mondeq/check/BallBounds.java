package org.mondeq.check;

/**
 * First bounds of all units where inputs lie in a ball: as {@link FirstBounds} on its box, and with
 * the gap at the centre and how far {@code U x} moves from there, {@code ‖gap(x)‖ ≤ ‖gap(c)‖ + ‖U(x
 * − c)‖}. The distance δ of states is one of vectors: {@code |K_j (z − z̃)| ≤ ‖K_j‖₂ δ}.
 */
final class BallBounds {
  private final CheckedModel model;
  private final BallReach reach;
  private final BallInputs ball;

  BallBounds(CheckedModel model, BallReach reach, BallInputs ball) {
    this.model = model;
    this.reach = reach;
    this.ball = ball;
  }

  /**
   * The bounds.
   *
   * @param box the inputs of the box around the ball
   * @param point {@code [p]}
   * @throws Unproved if the point is negative somewhere, or the bounds are not finite
   */
  UnitBounds of(Enclosure box, double[] point) throws Unproved {
    Enclosure atCenter = FirstBounds.injection(model, ball.center());
    Enclosure inBox = FirstBounds.injection(model, box);
    Enclosure injection = intersection(inBox, atCenter);
    double moved = Outward.up(reach.of(ball.norm()) * ball.epsilon());
    double gap = Outward.up(FirstBounds.gap(model, atCenter, point) + moved);
    double ofBox = FirstBounds.gap(model, inBox, point);
    double distance = Outward.up(Math.min(gap, ofBox) / model.monotonicity());
    UnitBounds bounds = FirstBounds.within(model, injection, distance, point);
    Enclosure image = model.coupling().times(point);
    for (int j = 0; j < point.length; j++) {
      double coupled = Outward.up(model.coupling().rowNorm(j) * distance);
      double low = Outward.down(Outward.down(image.low()[j] - coupled) + injection.low()[j]);
      double high = Outward.up(Outward.up(image.high()[j] + coupled) + injection.high()[j]);
      bounds.raiseLow(j, Outward.down(low / model.scale(j)));
      bounds.lowerHigh(j, Outward.up(high / model.scale(j)));
    }
    return bounds;
  }

  /** What an injection over the box and one at the centre leave, row by row. */
  private Enclosure intersection(Enclosure ofBox, Enclosure atCenter) {
    double[] low = new double[model.latent()];
    double[] high = new double[model.latent()];
    for (int j = 0; j < low.length; j++) {
      double moved = Outward.up(reach.ofRow(ball, j) * ball.epsilon());
      low[j] = Math.max(ofBox.low()[j], Outward.down(atCenter.low()[j] - moved));
      high[j] = Math.min(ofBox.high()[j], Outward.up(atCenter.high()[j] + moved));
    }
    return new Enclosure(low, high);
  }
}
