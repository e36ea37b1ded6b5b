package org.mondeq.check;

import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Conjunctions;
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
    if (claim.conjunctions().isPresent()) {
      return ofConjunction(model, example, claim.conjunctions().get());
    }
    int prediction = example.prediction();
    double[] pixels = example.pixels();
    double[] point = example.fixpoint();
    Unproved.unless(prediction >= 0 && prediction < model.classes(), "no class " + prediction);
    Unproved.unless(prediction != claim.label(), "the prediction is the label");
    requireInput(model, example);
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

  private static void requireInput(CheckedModel model, Counterexample example) throws Unproved {
    double[] pixels = example.pixels();
    Unproved.unless(pixels.length == model.inputs(), "another number of pixels");
    Unproved.unless(example.fixpoint().length == model.latent(), "another number of units");
    for (int i = 0; i < pixels.length; i++) {
      Unproved.unless(
          example.claim().lower()[i] <= pixels[i] && pixels[i] <= example.claim().upper()[i],
          "pixel " + i + " is not in the box");
    }
    Unproved.unless(
        example.claim().ball().isEmpty()
            || BallInputs.contains(example.claim().ball().get(), pixels),
        "the input is not in the ball");
  }

  /** How far below zero all functions of a conjunction are at the exact fixpoint. */
  private static Judgement ofConjunction(
      CheckedModel model, Counterexample example, Conjunctions conjunctions) throws Unproved {
    int which = example.prediction();
    Unproved.unless(which >= 0 && which < conjunctions.sizes().length, "no conjunction " + which);
    requireInput(model, example);
    double[] pixels = example.pixels();
    double distance =
        FirstBounds.distance(model, model.normalized(pixels, pixels), example.fixpoint());
    int first = conjunctions.first(which);
    double least = Double.POSITIVE_INFINITY;
    for (int k = first; k < first + conjunctions.sizes()[which]; k++) {
      double below = below(model, example, conjunctions, k, distance);
      Unproved.unless(
          below > 0 && Double.isFinite(below),
          String.format(
              java.util.Locale.ROOT,
              "function %d is only shown to be at most %.3g",
              k - first,
              -below));
      least = Math.min(least, below);
    }
    return new Judgement.Accepted(least, 0);
  }

  /** Less than the negative value of a function. */
  private static double below(
      CheckedModel model,
      Counterexample example,
      Conjunctions conjunctions,
      int k,
      double distance) {
    double[] point = example.fixpoint();
    double[] negative = conjunctions.outputs().row(k);
    double sum = -conjunctions.constants()[k];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -negative[i];
      sum = Outward.down(sum + Outward.down(negative[i] * model.outputBias(i)));
    }
    double[] weights = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      Range weight = model.weight(negative, j);
      sum = Outward.down(sum + Outward.down(weight.low() * point[j]));
      weights[j] = Math.max(-weight.low(), weight.high());
    }
    if (conjunctions.hasInputs()) {
      double[] inputs = conjunctions.inputs().row(k);
      for (int i = 0; i < inputs.length; i++) {
        sum = Outward.down(sum + Outward.down(-inputs[i] * example.pixels()[i]));
      }
    }
    return Outward.down(sum - Outward.up(Sums.euclidean(weights) * distance));
  }
}
