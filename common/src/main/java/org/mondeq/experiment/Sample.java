package org.mondeq.experiment;

import java.util.Locale;
import org.mondeq.data.LabeledDataset;
import org.mondeq.linalg.Matrix;
import org.mondeq.results.SampleResult;

/** A test sample to be attacked or certified, and what the model says about it. */
public final class Sample {
  private final LabeledDataset data;
  private final int index;
  private final int prediction;
  private final double margin;
  private final String method;

  /** A sample with its logits {@code [1 × c]}, and the name of a method that looks at it. */
  Sample(LabeledDataset data, int index, Matrix logits, String method) {
    this.data = data;
    this.index = index;
    this.prediction = Classifier.prediction(logits, 0);
    this.margin = Classifier.margin(logits, 0, data.label(index));
    this.method = method;
  }

  /** The index in the test split. */
  public int index() {
    return index;
  }

  /** The class. */
  public int label() {
    return data.label(index);
  }

  /** Whether the model predicts the class. */
  public boolean isCorrect() {
    return prediction == label();
  }

  /** The raw pixels {@code [q]}, in [0, 1]. */
  public double[] pixels() {
    return data.pixels(index).row(0);
  }

  /** Where an adversarial example of this sample is written, relative to the folder of results. */
  public String adversarialFile() {
    return String.format(Locale.ROOT, "adversarial/%05d.npz", index);
  }

  /**
   * Begins the result of this sample, with the logit of its class minus the largest other one as
   * the smallest margin so far. The time need not be set: the frame measures it.
   */
  public SampleResult.Builder result() {
    return SampleResult.of(index, label(), prediction, method).margin(margin);
  }
}
