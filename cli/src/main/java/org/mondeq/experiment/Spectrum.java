package org.mondeq.experiment;

import org.mondeq.certify.lipschitz.LipschitzConstant;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.MonDeq;

/**
 * What the matrices of a model say about it.
 *
 * @param smallest the smallest eigenvalue of the symmetric part of {@code I − W}; at least m
 * @param largest the largest one
 * @param operatorNorm an upper bound of {@code ‖I − W‖₂}
 * @param lipschitz a Lipschitz constant from normalised inputs to logits in the Euclidean norm
 *     ({@link LipschitzConstant})
 */
public record Spectrum(double smallest, double largest, double operatorNorm, double lipschitz) {

  /** The spectrum of a model; O(p³). */
  public static Spectrum of(MonDeq model) {
    Matrix w = model.coupling();
    int p = w.rows();
    Matrix operator = Matrix.zeros(p, p);
    Matrix symmetric = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double identity = i == j ? 1 : 0;
        operator.set(i, j, identity - w.get(i, j));
        symmetric.set(i, j, identity - (w.get(i, j) + w.get(j, i)) / 2);
      }
    }
    double[] values = Blas.symmetricEigen(symmetric).values();
    return new Spectrum(
        values[0], values[p - 1], Norms.spectralBound(operator), LipschitzConstant.of(model));
  }
}
