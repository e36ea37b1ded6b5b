package org.mondeq.check;

import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Counterexample;

/** Whether a model gives an input another class, by the distance of its fixpoint from a point. */
final class CounterexampleCheck {
  private CounterexampleCheck() {}

  /**
   * The lead of the prediction over the label at the exact fixpoint.
   *
   * @throws Unproved if the input is not in the box, or no lead is shown
   */
  static Judgement of(CheckedModel model, Counterexample example) throws Unproved {
    Claim claim = example.claim();
    int prediction = example.prediction();
    double[] pixels = example.pixels();
    double[] point = example.fixpoint();
    Unproved.unless(prediction >= 0 && prediction < model.classes(), "no class " + prediction);
    Unproved.unless(prediction != claim.label(), "the prediction is the label");
    Unproved.unless(pixels.length == model.inputs(), "another number of pixels");
    Unproved.unless(point.length == model.latent(), "another number of units");
    for (int i = 0; i < pixels.length; i++) {
      Unproved.unless(
          claim.lower()[i] <= pixels[i] && pixels[i] <= claim.upper()[i],
          "pixel " + i + " is not in the box");
    }
    Unproved.unless(
        claim.ball().isEmpty() || BallInputs.contains(claim.ball().get(), pixels),
        "the input is not in the ball");
    double distance = FirstBounds.distance(model, model.normalized(pixels, pixels), point);
    double lead = Outward.down(model.outputBias(prediction) - model.outputBias(claim.label()));
    double[] weights = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      Range weight = model.leadWeight(prediction, claim.label(), j);
      lead = Outward.down(lead + Outward.down(weight.low() * point[j]));
      weights[j] = Math.max(-weight.low(), weight.high());
    }
    double off = Outward.up(Sums.euclidean(weights) * distance);
    lead = Outward.down(lead - off);
    Unproved.unless(
        lead > 0 && Double.isFinite(lead),
        String.format(
            java.util.Locale.ROOT,
            "class %d is only shown to lead class %d by at least %.3g",
            prediction,
            claim.label(),
            lead));
    return new Judgement.Accepted(lead, 0);
  }
}
