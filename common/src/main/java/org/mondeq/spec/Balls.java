package org.mondeq.spec;

import java.util.Optional;
import org.mondeq.data.LabeledDataset;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;

/** The balls of one radius and norm around the images of a data set. */
public final class Balls implements InputSets {
  private final LabeledDataset data;
  private final double epsilon;
  private final Norm norm;
  private final Normalization normalization;

  /**
   * ℓ∞ balls around test samples.
   *
   * @param data the test split
   * @param epsilon the radius in raw pixels
   * @param normalization of the model
   */
  public Balls(LabeledDataset data, double epsilon, Normalization normalization) {
    this(data, epsilon, Norm.INF, normalization);
  }

  /** The same in any norm. */
  public Balls(LabeledDataset data, double epsilon, Norm norm, Normalization normalization) {
    this.norm = norm;
    this.data = data;
    this.epsilon = epsilon;
    this.normalization = normalization;
  }

  @Override
  public String name() {
    return data.name();
  }

  @Override
  public String description() {
    return "the test split of " + data.name();
  }

  @Override
  public String checksum() {
    return data.checksum();
  }

  @Override
  public Optional<Double> epsilon() {
    return Optional.of(epsilon);
  }

  @Override
  public Norm norm() {
    return norm;
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public int label(int index) {
    return data.label(index);
  }

  /** {@inheritDoc} Only test samples that the model classifies correctly count. */
  @Override
  public boolean claimsMiddles() {
    return false;
  }

  @Override
  public Matrix pixels(int... indices) {
    return data.pixels(indices);
  }

  @Override
  public InputBox box(int index) {
    return InputBox.ball(pixels(index).row(0), epsilon, norm, normalization);
  }
}
