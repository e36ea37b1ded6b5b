package org.mondeq.vnnlib;

import java.util.List;

/**
 * A declared variable: a tensor of inputs or of outputs, in row-major order.
 *
 * @param name as in the file
 * @param type as in the file
 * @param dims its dimensions; none for one number
 * @param first the index of its first element among all inputs, or all outputs, of the query
 */
public record Tensor(String name, String type, List<Integer> dims, int first) {
  /** Copies the dimensions. */
  public Tensor {
    dims = List.copyOf(dims);
  }

  /** The number of elements. */
  public int size() {
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    return size;
  }

  /** The name of an element, as in {@code X[0,3]}. */
  String element(int index) {
    StringBuilder indices = new StringBuilder();
    int rest = index;
    for (int d = dims.size() - 1; d >= 0; d--) {
      indices.insert(0, (d == 0 ? "" : ",") + rest % dims.get(d));
      rest /= dims.get(d);
    }
    return dims.isEmpty() ? name : name + "[" + indices + "]";
  }
}
