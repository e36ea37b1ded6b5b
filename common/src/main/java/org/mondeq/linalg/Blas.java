package org.mondeq.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.mondeq.io.FailedRunException;

/**
 * Products, inverses and symmetric eigenproblems, computed by OpenBLAS on one thread.
 *
 * <p>The first use in a process solves a linear system and an eigenproblem with known properties;
 * if a residual is wrong, every call of this class throws. Some builds of OpenBLAS fail silently on
 * some processors (see the package description), and nothing downstream could be trusted then.
 */
public final class Blas {
  /** Null if the library passed its check, else what is wrong with it. */
  private static final String FAULT = selfCheck();

  private Blas() {}

  private static String selfCheck() {
    pinToOneThread();
    return LinearAlgebraCheck.faultOf(Blas::solveUnchecked, Blas::eigenUnchecked);
  }

  /** Makes OpenBLAS run on the calling thread; call it again after a library that resets it. */
  public static void pinToOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private static void requireRight() {
    if (FAULT != null) {
      throw new FailedRunException(FAULT);
    }
  }

  /** Overwrites {@code c [n × m]} with {@code a [n × k] · b [k × m]}. */
  public static void multiply(Matrix a, Matrix b, Matrix c) {
    Shapes.require("right factor", b.rows(), a.cols());
    Shapes.require("product", c, a.rows(), b.cols());
    gemm(new Operand(a, false), new Operand(b, false), 0, c);
  }

  /** Overwrites {@code c [n × m]} with {@code a [n × k] · b [m × k]ᵀ}. */
  public static void multiplyTransposed(Matrix a, Matrix b, Matrix c) {
    Shapes.require("right factor", b.cols(), a.cols());
    Shapes.require("product", c, a.rows(), b.rows());
    gemm(new Operand(a, false), new Operand(b, true), 0, c);
  }

  /** Adds {@code a [n × k] · b [m × k]ᵀ} to {@code c [n × m]}. */
  public static void addMultiplyTransposed(Matrix a, Matrix b, Matrix c) {
    Shapes.require("right factor", b.cols(), a.cols());
    Shapes.require("sum", c, a.rows(), b.rows());
    gemm(new Operand(a, false), new Operand(b, true), 1, c);
  }

  /** Overwrites {@code c [n × m]} with {@code a [k × n]ᵀ · b [k × m]}. */
  public static void transposedMultiply(Matrix a, Matrix b, Matrix c) {
    Shapes.require("right factor", b.rows(), a.rows());
    Shapes.require("product", c, a.cols(), b.cols());
    gemm(new Operand(a, true), new Operand(b, false), 0, c);
  }

  /** The product {@code a · b} in a new matrix. */
  public static Matrix product(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.rows(), b.cols());
    multiply(a, b, c);
    return c;
  }

  /** The product {@code a · bᵀ} in a new matrix. */
  public static Matrix productTransposed(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.rows(), b.rows());
    multiplyTransposed(a, b, c);
    return c;
  }

  /** The product {@code aᵀ · b} in a new matrix. */
  public static Matrix transposedProduct(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.cols(), b.cols());
    transposedMultiply(a, b, c);
    return c;
  }

  private record Operand(Matrix matrix, boolean transposed) {
    int outer() {
      return transposed ? matrix.cols() : matrix.rows();
    }

    int inner() {
      return transposed ? matrix.rows() : matrix.cols();
    }

    int flag() {
      return transposed ? CblasTrans : CblasNoTrans;
    }
  }

  /**
   * Overwrites the columns {@code to} of {@code c} with the columns {@code from} of {@code a},
   * times the block {@code to × from} of {@code b}, transposed, or {@code from × to}, as it is.
   */
  static void multiplyBlock(Matrix a, Range from, BlockFactor b, Range to, Matrix c) {
    requireRight();
    Range rows = b.transposed ? to : from;
    Range cols = b.transposed ? from : to;
    long offset = (long) rows.from * b.matrix.cols() + cols.from;
    openblas.cblas_dgemm(
        CblasRowMajor,
        CblasNoTrans,
        b.transposed ? CblasTrans : CblasNoTrans,
        a.rows(),
        to.size(),
        from.size(),
        1.0,
        a.pointer().getPointer(from.from),
        a.cols(),
        b.matrix.pointer().getPointer(offset),
        b.matrix.cols(),
        0.0,
        c.pointer().getPointer(to.from),
        c.cols());
  }

  /** The indices {@code from} (inclusive) to {@code to} (exclusive). */
  record Range(int from, int to) {
    int size() {
      return to - from;
    }
  }

  /** A matrix of which a block multiplies. */
  record BlockFactor(Matrix matrix, boolean transposed) {}

  private static void gemm(Operand a, Operand b, double beta, Matrix c) {
    requireRight();
    if (c.size() == 0) {
      return;
    }
    if (a.inner() == 0) {
      if (beta == 0) {
        c.fill(0);
      }
      return;
    }
    openblas.cblas_dgemm(
        CblasRowMajor,
        a.flag(),
        b.flag(),
        a.outer(),
        c.cols(),
        a.inner(),
        1.0,
        a.matrix.pointer(),
        a.matrix.cols(),
        b.matrix.pointer(),
        b.matrix.cols(),
        beta,
        c.pointer(),
        c.cols());
  }

  /**
   * The inverse of a square matrix, by LU factorisation.
   *
   * @throws FailedRunException if the matrix is singular to working precision
   */
  public static Matrix inverse(Matrix a) {
    Shapes.require("matrix", a, a.rows(), a.rows());
    requireRight();
    return solveUnchecked(a, Matrix.identity(a.rows()));
  }

  /**
   * The eigenvalues and eigenvectors of a symmetric matrix.
   *
   * @throws FailedRunException if LAPACK does not converge
   */
  public static SymmetricEigen symmetricEigen(Matrix a) {
    Shapes.require("matrix", a, a.rows(), a.rows());
    requireRight();
    return eigenUnchecked(a);
  }

  /** Solves {@code a x = b}. Row-major memory is its transpose in LAPACK's order. */
  private static Matrix solveUnchecked(Matrix a, Matrix b) {
    int n = a.rows();
    Matrix factors = a.transposed();
    Matrix solution = b.transposed();
    try (IntPointer pivots = new IntPointer(Math.max(1, n))) {
      int info =
          openblas.LAPACKE_dgesv(
              LAPACK_COL_MAJOR,
              n,
              b.cols(),
              factors.pointer(),
              Math.max(1, n),
              pivots,
              solution.pointer(),
              Math.max(1, n));
      if (info != 0) {
        throw new FailedRunException("a linear system of order " + n + " is singular");
      }
    }
    return solution.transposed();
  }

  private static SymmetricEigen eigenUnchecked(Matrix a) {
    int n = a.rows();
    Matrix vectors = a.copy();
    Matrix values = Matrix.zeros(1, n);
    int info =
        openblas.LAPACKE_dsyevd(
            LAPACK_COL_MAJOR,
            (byte) 'V',
            (byte) 'U',
            n,
            vectors.pointer(),
            Math.max(1, n),
            values.pointer());
    if (info != 0) {
      throw new FailedRunException(
          "the eigenvalues of a matrix of order " + n + " did not converge");
    }
    return new SymmetricEigen(values.toArray(), vectors);
  }
}
