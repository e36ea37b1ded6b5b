package org.mondeq.certify.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mondeq.vnnlib.LinearInequality;
import org.mondeq.vnnlib.Query;

/**
 * Inputs of copies of one network that a query says are equal, wherever it is: they are one input
 * then, and need no inequalities.
 */
final class SharedInputs {
  private final int[] columns;
  private final Set<LinearInequality> equalities;

  private SharedInputs(int[] columns, Set<LinearInequality> equalities) {
    this.columns = columns;
    this.equalities = equalities;
  }

  /** Every input for itself. */
  static SharedInputs none(int inputs) {
    return new SharedInputs(IntStream.range(0, inputs).toArray(), Set.of());
  }

  /** What a query shares: the same element of the inputs of several copies. */
  static SharedInputs of(Query query) {
    int inputs = query.inputs();
    int size = query.networks().get(0).input().size();
    int[] representative = IntStream.range(0, inputs).toArray();
    Set<LinearInequality> used = new HashSet<>();
    Set<LinearInequality> common = common(query);
    for (LinearInequality inequality : common) {
      if (isDifference(inequality, size) && common.contains(reversed(inequality))) {
        used.add(inequality);
        int first = root(representative, inequality.inputs().firstKey());
        int second = root(representative, inequality.inputs().lastKey());
        representative[Math.max(first, second)] = Math.min(first, second);
      }
    }
    return new SharedInputs(columns(representative), used);
  }

  /** What every conjunction of every case says. */
  private static Set<LinearInequality> common(Query query) {
    List<List<LinearInequality>> all =
        query.cases().stream().flatMap(one -> one.conjunctions().stream()).toList();
    Set<LinearInequality> common = new HashSet<>(all.isEmpty() ? List.of() : all.get(0));
    for (List<LinearInequality> conjunction : all) {
      common.retainAll(new HashSet<>(conjunction));
    }
    return common;
  }

  /** {@code X_i − X_j ≤ 0} of the same element of two copies. */
  private static boolean isDifference(LinearInequality inequality, int size) {
    if (!inequality.isOfInputs() || inequality.strict() || inequality.inputs().size() != 2) {
      return false;
    }
    BigDecimal one = inequality.inputs().get(inequality.inputs().firstKey());
    BigDecimal other = inequality.inputs().get(inequality.inputs().lastKey());
    int apart = inequality.inputs().lastKey() - inequality.inputs().firstKey();
    return inequality.constant().signum() == 0 && one.add(other).signum() == 0 && apart % size == 0;
  }

  private static LinearInequality reversed(LinearInequality inequality) {
    var inputs = new TreeMap<Integer, BigDecimal>();
    inequality.inputs().forEach((i, value) -> inputs.put(i, value.negate()));
    return new LinearInequality(
        inputs, inequality.outputs(), inequality.constant().negate(), inequality.strict());
  }

  private static int root(int[] representative, int input) {
    int root = input;
    while (representative[root] != root) {
      root = representative[root];
    }
    return root;
  }

  /** Numbers the representatives in their order. */
  private static int[] columns(int[] representative) {
    int[] columns = new int[representative.length];
    int count = 0;
    for (int i = 0; i < columns.length; i++) {
      int root = root(representative, i);
      columns[i] = root == i ? count++ : columns[root];
    }
    return columns;
  }

  /** The input of the shared model that each input of the query is. */
  int[] columns() {
    return Arrays.copyOf(columns, columns.length);
  }

  /** Whether an inequality says no more than that inputs are equal which are one now. */
  boolean isShared(LinearInequality inequality) {
    return equalities.contains(inequality);
  }
}
