package org.mondeq.certify.domain;

import java.nio.DoubleBuffer;
import org.mondeq.linalg.Matrix;

/**
 * The set {@code { c + diag(σ) Gᵀν + diag(β) η + e }} that a step multiplies with its matrix; the
 * scaling is folded into that matrix instead of the generators.
 */
public final class StepOperand {
  private final Matrix rows;
  private final boolean withInputs;
  private final double[] scale;
  private final double[] center;
  private final double[] box;
  private final double slack;
  private final double magnitude;

  /**
   * The set from its parts.
   *
   * @param rows G {@code [k × p]}; the first q rows are the input's symbols if {@code withInputs}
   * @param magnitude {@code ‖ max |s| ‖₂} over the set without the ball, or more
   */
  @SuppressWarnings("ParameterNumber")
  StepOperand(
      Matrix rows,
      boolean withInputs,
      double[] scale,
      double[] center,
      double[] box,
      double slack,
      double magnitude) {
    this.rows = rows;
    this.withInputs = withInputs;
    this.scale = scale;
    this.center = center;
    this.box = box;
    this.slack = slack;
    this.magnitude = magnitude;
  }

  public Matrix rows() {
    return rows;
  }

  public boolean withInputs() {
    return withInputs;
  }

  public double[] center() {
    return center;
  }

  public double box(int j) {
    return box[j];
  }

  public double slack() {
    return slack;
  }

  public double magnitude() {
    return magnitude;
  }

  /** How many coordinates have a box, each of which becomes a generator. */
  public int boxRows() {
    int count = 0;
    for (double radius : box) {
      count += radius > 0 ? 1 : 0;
    }
    return count;
  }

  /** {@code T diag(σ)}. */
  public Matrix scale(Matrix map) {
    int p = map.cols();
    Matrix scaled = Matrix.zeros(map.rows(), p);
    DoubleBuffer source = map.buffer();
    DoubleBuffer target = scaled.buffer();
    for (int i = 0; i < map.rows(); i++) {
      for (int j = 0; j < p; j++) {
        target.put(i * p + j, source.get(i * p + j) * scale[j]);
      }
    }
    return scaled;
  }
}
