package org.mondeq.certify.craft.step;

import java.util.List;
import java.util.stream.Stream;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Resolvent;

/**
 * Step sizes of Peaceman-Rachford steps that the spectrum of {@code I − W} suggests.
 *
 * <p>A step multiplies what it knows of the state by {@code T(α) = 2 (I + α(I − W))⁻¹ − I}. On an
 * eigenvalue κ that is {@code (1 − ακ)/(1 + ακ)}: α = 1/κ forgets it at once. With the smallest
 * eigenvalue m of the symmetric part and {@code L = ‖I − W‖₂}, candidates lie from 1/m to 1/√(mL),
 * the size with the best guaranteed rate where {@code I − W} is symmetric. A trained W has a few
 * large eigenvalues and many near m, so that the Frobenius norm of T prefers sizes near 1/m, where
 * sets grow least, and the spectral norm prefers smaller ones, whose steps contract most.
 */
public final class SpectralStepSizes {
  /** Candidates, in geometric progression. */
  private static final int CANDIDATES = 5;

  private SpectralStepSizes() {}

  /** What T of one step size forgets least, on the whole and along one direction. */
  private record Candidate(double alpha, double frobenius, double spectral) {}

  /** The sizes to try, the most promising first; O(p³). */
  public static List<Double> of(MonDeq model) {
    Matrix operator = Resolvent.identityMinus(model.coupling());
    double largest = 1 / smallestEigenvalue(operator, model.spec().monotonicity());
    double smallest = Math.min(largest, Math.sqrt(largest / Norms.spectralBound(operator)));
    double ratio = Math.pow(smallest / largest, 1.0 / (CANDIDATES - 1));
    List<Candidate> candidates =
        Stream.iterate(largest, alpha -> alpha * ratio)
            .limit(CANDIDATES)
            .filter(alpha -> alpha >= Double.MIN_NORMAL && alpha < Double.POSITIVE_INFINITY)
            .map(alpha -> candidate(model, alpha))
            .toList();
    return Stream.of(
            candidates.stream().min((a, b) -> Double.compare(a.frobenius, b.frobenius)),
            candidates.stream().min((a, b) -> Double.compare(a.spectral, b.spectral)))
        .flatMap(best -> best.map(Candidate::alpha).stream())
        .distinct()
        .toList();
  }

  private static Candidate candidate(MonDeq model, double alpha) {
    Matrix step = Resolvent.of(model.coupling(), alpha);
    int p = step.rows();
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        step.set(i, j, 2 * step.get(i, j) - (i == j ? 1 : 0));
      }
    }
    return new Candidate(alpha, Norms.frobenius(step), Norms.spectralBound(step));
  }

  /** That of the symmetric part, at least m: it may be much larger where m is nearly nothing. */
  private static double smallestEigenvalue(Matrix operator, double monotonicity) {
    int p = operator.rows();
    Matrix symmetric = Matrix.zeros(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        symmetric.set(i, j, operator.get(i, j) / 2 + operator.get(j, i) / 2);
      }
    }
    return Math.max(monotonicity, Blas.symmetricEigen(symmetric).values()[0]);
  }
}
