package org.mondeq.attack;

import java.util.Map;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;

/**
 * An input of the box that the model does not give its label.
 *
 * <p>The pixels are the witness: they lie in the raw box in exact arithmetic, and the rest follows
 * from them.
 */
public final class AdversarialExample implements AttackResult {
  private final double[] pixels;
  private final double[] input;
  private final int prediction;
  private final double margin;

  AdversarialExample(double[] pixels, double[] input, int prediction, double margin) {
    this.pixels = pixels;
    this.input = input;
    this.prediction = prediction;
    this.margin = margin;
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
    return prediction;
  }

  /**
   * The example as an archive of {@code pixels [q]}, normalised {@code input [q]}, {@code label},
   * {@code prediction} and {@code margin}.
   *
   * @param label the class that the model should have kept
   */
  public Npz archive(int label) {
    return Npz.of(
        Map.of(
            "pixels", NpyArray.of(pixels.clone(), pixels.length),
            "input", NpyArray.of(input.clone(), input.length),
            "label", NpyArray.of(new double[] {label}),
            "prediction", NpyArray.of(new double[] {prediction}),
            "margin", NpyArray.of(new double[] {margin})),
        Map.of());
  }

  /** {@inheritDoc} Negative beyond every rounding and solver error. */
  @Override
  public double margin() {
    return margin;
  }
}
