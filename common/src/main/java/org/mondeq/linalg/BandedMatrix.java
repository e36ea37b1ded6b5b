package org.mondeq.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mondeq.linalg.Blas.BlockFactor;
import org.mondeq.linalg.Blas.Range;

/**
 * A square matrix A whose entries far from the diagonal are zero once its rows and columns stand in
 * a suitable order, as those of a convolution do if pixels stand row after row.
 *
 * <p>Products leave out what is zero. The band is read off the matrix itself, block of rows by
 * block of rows: an order that suits it badly costs time, and never changes a result by more than
 * rounding. Vectors are the rows of matrices, in the order of the band: {@link #ordered} brings
 * them there and {@link #restored} back. Immutable.
 */
public final class BandedMatrix {
  private final Matrix matrix;
  private final int[] order;
  private final boolean identity;
  private final Range[] blocks;
  private final Range[] colsOfRows;
  private final Range[] rowsOfCols;

  private BandedMatrix(Matrix matrix, int[] order, boolean identity, int block) {
    this.matrix = matrix;
    this.order = order;
    this.identity = identity;
    this.blocks = blocks(matrix.rows(), block);
    this.colsOfRows = new Range[blocks.length];
    this.rowsOfCols = new Range[blocks.length];
    findBand();
  }

  /** A matrix without zeros that are worth looking for: one block. */
  public static BandedMatrix dense(Matrix matrix) {
    int n = matrix.rows();
    Shapes.require("matrix", matrix, n, n);
    return new BandedMatrix(matrix, new int[0], true, Math.max(1, n));
  }

  /**
   * A matrix in another order.
   *
   * @param order which row and column of {@code matrix} stands at each place, a permutation
   * @param block how many rows and columns are multiplied together, at least 1
   */
  public static BandedMatrix of(Matrix matrix, int[] order, int block) {
    int n = matrix.rows();
    Shapes.require("matrix", matrix, n, n);
    Shapes.require("order", order.length, n);
    Matrix permuted = Matrix.zeros(n, n);
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      double[] from = matrix.row(order[i]);
      Arrays.setAll(row, j -> from[order[j]]);
      permuted.setRow(i, row);
    }
    return new BandedMatrix(permuted, order.clone(), false, block);
  }

  private static Range[] blocks(int n, int block) {
    return IntStream.range(0, (n + block - 1) / block)
        .mapToObj(i -> new Range(i * block, Math.min(n, (i + 1) * block)))
        .toArray(Range[]::new);
  }

  /** Finds which blocks hold something else than zeros; each block on the diagonal counts. */
  private void findBand() {
    for (int i = 0; i < blocks.length; i++) {
      colsOfRows[i] = blocks[i];
      rowsOfCols[i] = blocks[i];
    }
    for (int i = 0; i < blocks.length; i++) {
      for (int j = 0; j < blocks.length; j++) {
        if (!isZero(blocks[i], blocks[j])) {
          colsOfRows[i] = hull(colsOfRows[i], blocks[j]);
          rowsOfCols[j] = hull(rowsOfCols[j], blocks[i]);
        }
      }
    }
  }

  private boolean isZero(Range rows, Range cols) {
    for (int i = rows.from(); i < rows.to(); i++) {
      for (int j = cols.from(); j < cols.to(); j++) {
        if (matrix.get(i, j) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static Range hull(Range a, Range b) {
    return new Range(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
  }

  /** The order n of the matrix. */
  public int size() {
    return matrix.rows();
  }

  /** How many of the n² entries a product multiplies with. */
  public int entries() {
    return IntStream.range(0, blocks.length)
        .map(i -> blocks[i].size() * colsOfRows[i].size())
        .sum();
  }

  /** Overwrites {@code product [k × n]} with {@code rows [k × n] · A}, all ordered. */
  public void multiply(Matrix rows, Matrix product) {
    multiply(rows, rowsOfCols, false, product);
  }

  /** Overwrites {@code product [k × n]} with {@code rows [k × n] · Aᵀ}, all ordered. */
  public void multiplyTransposed(Matrix rows, Matrix product) {
    multiply(rows, colsOfRows, true, product);
  }

  private void multiply(Matrix rows, Range[] sources, boolean transposed, Matrix product) {
    Shapes.require("factor", rows.cols(), size());
    Shapes.require("product", product, rows.rows(), size());
    if (product.size() == 0) {
      return;
    }
    BlockFactor factor = new BlockFactor(matrix, transposed);
    for (int i = 0; i < blocks.length; i++) {
      Blas.multiplyBlock(rows, sources[i], factor, blocks[i], product);
    }
  }

  /** The rows of a matrix {@code [k × n]} in the order of the band; itself if that is the same. */
  public Matrix ordered(Matrix rows) {
    return moved(rows, true);
  }

  /** The inverse of {@link #ordered}. */
  public Matrix restored(Matrix rows) {
    return moved(rows, false);
  }

  private Matrix moved(Matrix rows, boolean forward) {
    Shapes.require("rows", rows.cols(), size());
    if (identity) {
      return rows;
    }
    Matrix result = Matrix.zeros(rows.rows(), rows.cols());
    double[] to = new double[order.length];
    for (int i = 0; i < rows.rows(); i++) {
      double[] from = rows.row(i);
      for (int j = 0; j < order.length; j++) {
        if (forward) {
          to[j] = from[order[j]];
        } else {
          to[order[j]] = from[j];
        }
      }
      result.setRow(i, to);
    }
    return result;
  }
}
