package org.mondeq.certify.lipschitz;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;
import org.mondeq.model.MonDeq;

/**
 * Bounds of the Lipschitz constant of a model, from normalised inputs to all logits in Euclidean
 * norms.
 *
 * <p>For any λ &gt; 0, γ is one if {@code 2I − W − Wᵀ ⪰ (VᵀV/λ + λ UUᵀ)/γ} [Revay20, Theorem 2 with
 * Λ = λI]: with S half of the left side, the states of two inputs have {@code ‖VΔz‖² ≤ 2γλ ΔzᵀSΔz −
 * λ²‖UᵀΔz‖² ≤ 2γλ ΔzᵀUΔx − λ²‖UᵀΔz‖² ≤ γ²‖Δx‖²}.
 */
public final class LipschitzConstant {
  private LipschitzConstant() {}

  /**
   * The least γ for λ = 1, or for the λ that balances the two parts, whichever is less, rounded up.
   * The latter is at most {@code ‖V‖₂ ‖U‖₂ / m}. O(p³ + p² q).
   */
  public static double of(MonDeq model) {
    SymmetricPart symmetric = SymmetricPart.of(model);
    Gram outputs = Gram.of(model.outputWeights().transposed());
    Gram inputs = Gram.of(model.inputWeights());
    double ratio = outputs.dominated(symmetric) / inputs.dominated(symmetric);
    double balance = Math.sqrt(ratio);
    double plain = outputs.plus(inputs, 1).dominated(symmetric) / 2;
    if (!(balance > 0 && balance < Double.POSITIVE_INFINITY)) {
      return plain;
    }
    double balanced = outputs.plus(inputs, balance).dominated(symmetric) / 2;
    return Rounding.up(Math.min(plain, balanced), 1);
  }

  /**
   * A product {@code F Fᵀ}, or a sum of such.
   *
   * @param error what it may be off in the Euclidean norm
   */
  private record Gram(Matrix matrix, double error) {
    /** That of F {@code [p × n]}, each element of which may be rounded once. */
    static Gram of(Matrix factor) {
      double norm = Norms.frobenius(factor);
      double lost =
          Rounding.gamma(factor.cols() + 8L) * norm * norm + Rounding.UNDERFLOW * factor.rows();
      return new Gram(
          Blas.productTransposed(factor, factor), Rounding.up(lost, 2L * factor.size()));
    }

    /** {@code this/λ + λ other}. */
    Gram plus(Gram other, double lambda) {
      Matrix sum = matrix.copy();
      for (int i = 0; i < sum.rows(); i++) {
        for (int j = 0; j < sum.cols(); j++) {
          sum.set(i, j, matrix.get(i, j) / lambda + lambda * other.matrix.get(i, j));
        }
      }
      double size = Norms.frobenius(matrix) / lambda + lambda * Norms.frobenius(other.matrix);
      double lost =
          error / lambda
              + lambda * other.error
              + Rounding.gamma(3) * size
              + Rounding.UNDERFLOW * sum.rows();
      return new Gram(sum, Rounding.up(lost, 2L * sum.size()));
    }

    double dominated(SymmetricPart symmetric) {
      return symmetric.dominating(matrix, error);
    }
  }
}
