package org.mondeq.train.graph;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Products of matrices that can be differentiated whatever their sizes: ND4J's derivative of a
 * matrix product fails where a matrix is a single number.
 */
final class Products {
  private Products() {}

  /**
   * {@code a bᵀ}.
   *
   * @param inner the number of columns of both
   */
  static SDVariable timesTransposed(SameDiff graph, SDVariable a, SDVariable b, int inner) {
    return inner == 1 ? a.mul(graph.transpose(b)) : graph.linalg().mmul(a, b, false, true, false);
  }

  /**
   * {@code aᵀ a}.
   *
   * @param size the number of rows and of columns of a
   */
  static SDVariable gram(SameDiff graph, SDVariable a, int size) {
    return size == 1 ? a.mul(a) : graph.linalg().mmul(a, a, true, false, false);
  }
}
