package org.mondeq.linalg;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LinearAlgebraCheckTest {
  private static Matrix solve(Matrix a, Matrix b) {
    return Blas.product(Blas.inverse(a), b);
  }

  @Test
  void passesTheLibraryOfThisBuild() {
    assertNull(LinearAlgebraCheck.faultOf(LinearAlgebraCheckTest::solve, Blas::symmetricEigen));
  }

  /** What the faulty builds do: one block of the solution is wrong, and no error is reported. */
  @Test
  void refusesASolveThatIsWrongInOneElement() {
    BinaryOperator<Matrix> wrong =
        (a, b) -> {
          Matrix x = solve(a, b);
          x.set(137, 63, x.get(137, 63) + 1e-6);
          return x;
        };
    String fault = LinearAlgebraCheck.faultOf(wrong, Blas::symmetricEigen);
    assertNotNull(fault);
    assertTrue(fault.contains("linear solve"), fault);
  }

  @Test
  void refusesNaN() {
    BinaryOperator<Matrix> wrong =
        (a, b) -> {
          Matrix x = solve(a, b);
          x.set(0, 0, Double.NaN);
          return x;
        };
    assertNotNull(LinearAlgebraCheck.faultOf(wrong, Blas::symmetricEigen));
  }

  @Test
  void refusesEigenvectorsThatAreNotOrthogonal() {
    Function<Matrix, SymmetricEigen> wrong =
        a -> {
          SymmetricEigen eigen = Blas.symmetricEigen(a);
          eigen.vectors().set(10, 20, eigen.vectors().get(10, 20) + 1e-6);
          return eigen;
        };
    String fault = LinearAlgebraCheck.faultOf(LinearAlgebraCheckTest::solve, wrong);
    assertNotNull(fault);
    assertTrue(fault.contains("eigendecomposition"), fault);
  }
}
