package org.mondeq.train.graph;

import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A coupling that bounds the Lipschitz constant of a dense model by construction [Revay20, Theorem
 * 2 with Λ = I].
 *
 * <p>From normalised inputs to logits, the constant is at most γ in Euclidean norms if {@code 2I −
 * W − Wᵀ ⪰ (VᵀV + UUᵀ)/γ}. Since {@code 2I − W − Wᵀ = 2mI + 2PᵀP}, that holds for any U, V and P₀
 * with
 *
 * <pre>{@code
 * PᵀP = P₀ᵀP₀ + (VᵀV + UUᵀ)/(2γ).
 * }</pre>
 *
 * @param share {@code 1/(2γ)}, a little more of it so that rounding leaves the bound true
 */
record BoundedCoupling(double share) {
  /** Room for the rounding of a factor, and for a proof in double precision. */
  private static final double ROOM = 1e-6;

  /** Relative to the mean of the diagonal: makes every matrix here positive definite. */
  private static final double RIDGE = 1e-12;

  /** The coupling for a Lipschitz constant γ. */
  static BoundedCoupling of(double lipschitz) {
    return new BoundedCoupling(1 / (2 * lipschitz * (1 - ROOM)));
  }

  /** {@code PᵀP [p × p]} as a part of a graph, from P₀, U and V. */
  SDVariable gram(SameDiff graph, Map<String, SDVariable> parameters, Sizes sizes) {
    SDVariable inner = Products.gram(graph, parameters.get("P"), sizes.latent);
    SDVariable u = parameters.get("U");
    SDVariable v = parameters.get("V");
    // ND4J does not differentiate products of rows or columns rightly.
    SDVariable rest =
        sizes.latent == 1
            ? v.mul(v).sum(true, 0, 1).add(u.mul(u).sum(true, 0, 1))
            : graph
                .linalg()
                .mmul(v, v, true, false, false)
                .add(Products.timesTransposed(graph, u, u, sizes.inputs));
    return inner.add(rest.mul(share));
  }

  /** Sizes of a dense model. */
  record Sizes(int latent, int inputs) {}

  /** P, upper triangular, from P₀, U and V. */
  NpyArray factor(Map<String, NpyArray> trained) {
    Matrix p = matrix(trained.get("P"));
    Matrix u = matrix(trained.get("U"));
    Matrix v = matrix(trained.get("V"));
    Matrix gram = Blas.transposedProduct(p, p);
    Matrix outputs = Blas.transposedProduct(v, v);
    Matrix inputs = Blas.productTransposed(u, u);
    int n = gram.rows();
    double trace = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram.set(i, j, gram.get(i, j) + share * (outputs.get(i, j) + inputs.get(i, j)));
      }
      trace += gram.get(i, i);
    }
    return cholesky(gram, Math.max(Double.MIN_NORMAL, RIDGE * trace / n));
  }

  /** R with {@code RᵀR = A + ridge I}; not finite where A is not. */
  private static NpyArray cholesky(Matrix a, double ridge) {
    int n = a.rows();
    double[][] r = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        r[i][j] = a.get(i, j) + (i == j ? ridge : 0);
      }
    }
    for (int k = 0; k < n; k++) {
      double pivot = Math.sqrt(Math.max(ridge, r[k][k]));
      pivot = Double.isNaN(r[k][k]) ? Double.NaN : pivot;
      for (int j = k; j < n; j++) {
        r[k][j] = j == k ? pivot : r[k][j] / pivot;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = r[k][i];
        for (int j = i; j < n; j++) {
          r[i][j] -= factor * r[k][j];
        }
      }
    }
    double[] flat = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(r[i], i, flat, i * n + i, n - i);
    }
    return NpyArray.of(flat, n, n);
  }

  private static Matrix matrix(NpyArray array) {
    return Matrix.of(array.shape()[0], array.shape()[1], array.values());
  }
}
