package org.mondeq.experiment;

import java.util.Locale;
import org.mondeq.results.SampleResult;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.InputSets;

/** A correctly classified test sample, or the centre of a box, to be attacked or certified. */
public final class Sample {
  private final InputSets inputs;
  private final int index;
  private final double margin;
  private final String method;

  Sample(InputSets inputs, int index, double margin, String method) {
    this.inputs = inputs;
    this.index = index;
    this.margin = margin;
    this.method = method;
  }

  /** The index in the test split, or among the boxes. */
  public int index() {
    return index;
  }

  /** The class, which the model predicts. */
  public int label() {
    return inputs.label(index);
  }

  /** The logit of the label minus the largest other one, at the sample itself. */
  public double margin() {
    return margin;
  }

  /** The raw pixels {@code [q]}, in [0, 1]. */
  public double[] pixels() {
    return inputs.pixels(index).row(0);
  }

  /** The inputs on which the class should be kept. */
  public InputBox box() {
    return inputs.box(index);
  }

  /** Where an adversarial example of this sample is written, relative to the folder of results. */
  public String adversarialFile() {
    return String.format(Locale.ROOT, "adversarial/%05d.npz", index);
  }

  /** Begins the result of this sample. Its time need not be set: the frame measures it. */
  public SampleResult.Builder result() {
    return SampleResult.of(index, label(), label(), method);
  }
}
