package org.mondeq.certify.bound.dual;

import java.util.List;
import org.mondeq.linalg.Matrix;

/**
 * What a search changes for a batch of objectives, a row for each: the multipliers, the parameters
 * of the relaxations, and the iterates of both splittings. No bound depends on anything but f.
 */
final class SearchState {
  /** The number of matrices. */
  static final int MATRICES = 6;

  private final RowBuffer f;
  private final RowBuffer u;
  private final RowBuffer lowerSlopes;
  private final RowBuffer signMultipliers;
  private final RowBuffer z;
  private final RowBuffer zu;
  private int rows;

  /** No rows yet, for a layer of p units. */
  SearchState(int p) {
    this.f = new RowBuffer(p);
    this.u = new RowBuffer(p);
    this.lowerSlopes = new RowBuffer(p);
    this.signMultipliers = new RowBuffer(p);
    this.z = new RowBuffer(p);
    this.zu = new RowBuffer(p);
  }

  private List<RowBuffer> buffers() {
    return List.of(f, u, lowerSlopes, signMultipliers, z, zu);
  }

  /** Lets the matrices show so many rows. */
  void view(int count) {
    rows = count;
  }

  /** All matrices, in the order in which {@link WarmStart} keeps them. */
  Matrix[] matrices() {
    return buffers().stream().map(buffer -> buffer.rows(rows)).toArray(Matrix[]::new);
  }

  /** Sets a row to zero everywhere. */
  void clear(int row) {
    for (Matrix matrix : matrices()) {
      for (int j = 0; j < matrix.cols(); j++) {
        matrix.set(row, j, 0);
      }
    }
  }

  /** Moves a row to an earlier place. */
  void move(int from, int to) {
    buffers().forEach(buffer -> buffer.move(from, to));
  }

  /** f of the multipliers {@code g = D∘f}. */
  Matrix f() {
    return f.rows(rows);
  }

  /** u of the splitting that finds f. */
  Matrix u() {
    return u.rows(rows);
  }

  /** The slopes of the lower lines of units whose sign is open. */
  Matrix lowerSlopes() {
    return lowerSlopes.rows(rows);
  }

  /** The multipliers of the signs of units whose sign is known. */
  Matrix signMultipliers() {
    return signMultipliers.rows(rows);
  }

  /** z of the point at which the relaxation is smallest. */
  Matrix z() {
    return z.rows(rows);
  }

  /** u of the splitting that finds z. */
  Matrix zu() {
    return zu.rows(rows);
  }
}
