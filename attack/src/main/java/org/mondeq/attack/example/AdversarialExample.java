package org.mondeq.attack.example;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/**
 * An input of the box that the model does not give its label.
 *
 * <p>The pixels are the counterexample: they lie in the raw box in exact arithmetic, and the rest
 * follows from them.
 */
public final class AdversarialExample implements AttackResult {
  private final double[] pixels;
  private final double[] input;
  private final int label;
  private final Prediction prediction;

  AdversarialExample(double[] pixels, double[] input, int label, Prediction prediction) {
    this.pixels = pixels;
    this.input = input;
    this.label = label;
    this.prediction = prediction;
  }

  /** A copy of the raw pixels {@code [q]}, in [0, 1]. */
  public double[] pixels() {
    return pixels.clone();
  }

  /** A copy of the normalised pixels {@code [q]}, which the model sees. */
  public double[] input() {
    return input.clone();
  }

  /** The class that the model gives the pixels, never the label. */
  public int prediction() {
    return prediction.label();
  }

  /** A copy of the logits {@code [c]} of the pixels. */
  public double[] logits() {
    return prediction.logits();
  }

  /**
   * The example as an archive of {@code pixels [q]}, normalised {@code input [q]}, the {@code
   * label} that it should have, {@code prediction}, {@code logits [c]}, {@code margin}, {@code
   * error} and {@code residual}.
   */
  public Npz archive() {
    double[] logits = logits();
    return Npz.of(
        Map.of(
            "pixels", NpyArray.of(pixels.clone(), pixels.length),
            "input", NpyArray.of(input.clone(), input.length),
            "label", NpyArray.ofWhole(new double[] {label}, 1),
            "prediction", NpyArray.ofWhole(new double[] {prediction()}, 1),
            "logits", NpyArray.of(logits, logits.length),
            "margin", scalar(margin()),
            "error", scalar(error()),
            "residual", scalar(residual())),
        Map.of());
  }

  private static NpyArray scalar(double value) {
    return NpyArray.of(new double[] {value});
  }

  /** {@inheritDoc} Negative beyond every rounding and solver error. */
  @Override
  public double margin() {
    return prediction.margin(label);
  }

  @Override
  public double error() {
    return prediction.error();
  }

  @Override
  public double residual() {
    return prediction.residual();
  }
}
