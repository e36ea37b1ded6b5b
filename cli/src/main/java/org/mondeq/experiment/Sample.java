package org.mondeq.experiment;

import java.util.Locale;
import org.mondeq.linalg.Matrix;
import org.mondeq.results.SampleResult;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.InputSets;

/**
 * A test sample, or the centre of a box, to be attacked or certified, and what the model says of
 * it.
 */
public final class Sample {
  private final InputSets inputs;
  private final int index;
  private final int prediction;
  private final double margin;
  private final String method;

  /** A sample with its logits {@code [1 × c]}, and the name of a method that looks at it. */
  Sample(InputSets inputs, int index, Matrix logits, String method) {
    this.inputs = inputs;
    this.index = index;
    this.prediction = Classifier.prediction(logits, 0);
    this.margin = Classifier.margin(logits, 0, inputs.label(index));
    this.method = method;
  }

  /** The index in the test split, or among the boxes. */
  public int index() {
    return index;
  }

  /** The class. */
  public int label() {
    return inputs.label(index);
  }

  /** Whether the model predicts the class. */
  public boolean isCorrect() {
    return prediction == label();
  }

  /**
   * Whether there is something to decide: every input set of a file claims something, a
   * misclassified test sample does not.
   */
  public boolean counts() {
    return isCorrect() || inputs.claimsMiddles();
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
    return adversarialFile(index);
  }

  /** The same for the sample of an index. */
  public static String adversarialFile(int index) {
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
