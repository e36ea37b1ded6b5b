package org.mondeq.certify.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.vnnlib.ExactBox;
import org.mondeq.vnnlib.LinearInequality;
import org.mondeq.vnnlib.Network;
import org.mondeq.vnnlib.Query;

/**
 * One model that has the inputs and outputs of a query's networks: the model itself, or several
 * copies of it side by side, which share the inputs that the query says are equal.
 */
public final class QueryModel {
  private final MonDeq model;
  private final boolean isBlock;
  private final int[] columns;
  private final List<UnsafeCase> cases;

  private QueryModel(Query query, MonDeq single) {
    int copies = query.networks().size();
    this.isBlock = copies > 1;
    SharedInputs shared = isBlock ? SharedInputs.of(query) : SharedInputs.none(query.inputs());
    this.columns = shared.columns();
    this.model = isBlock ? BlockModel.of(single, copies, columns) : single;
    this.cases = new ArrayList<>();
    for (Query.Case one : query.cases()) {
      add(one, shared);
    }
  }

  /**
   * The model of a query.
   *
   * @param single the model of the one network that is no copy
   * @throws InvalidInputException if its inputs or outputs are not those of the query, or copies of
   *     it cannot be one model
   */
  public static QueryModel of(Query query, MonDeq single) {
    for (Network network : query.networks()) {
      require(query, network.name() + ": input", network.input().size(), single.inputs());
      require(query, network.name() + ": output", network.output().size(), single.classes());
    }
    try {
      return new QueryModel(query, single);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(query.file() + ": " + e.getMessage(), e);
    }
  }

  private static void require(Query query, String what, int got, int expected) {
    if (got != expected) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected %d elements, as the model has, got %d",
              query.file(),
              what,
              expected,
              got));
    }
  }

  private void add(Query.Case one, SharedInputs shared) {
    int q = model.inputs();
    double[] outerLow = filled(q, Double.NEGATIVE_INFINITY);
    double[] outerHigh = filled(q, Double.POSITIVE_INFINITY);
    double[] innerLow = outerLow.clone();
    double[] innerHigh = outerHigh.clone();
    ExactBox box = one.box();
    raise(outerLow, box.outerLower());
    raise(innerLow, box.innerLower());
    lower(outerHigh, box.outerUpper());
    lower(innerHigh, box.innerUpper());
    for (int i = 0; i < q; i++) {
      if (outerLow[i] > outerHigh[i]) {
        return; // inputs that are equal have no value in common
      }
    }
    List<List<LinearInequality>> mapped = new ArrayList<>();
    for (List<LinearInequality> conjunction : one.conjunctions()) {
      mapped.add(
          conjunction.stream()
              .filter(inequality -> !shared.isShared(inequality))
              .map(this::inColumns)
              .toList());
    }
    double[][] inside = {innerLow, innerHigh};
    InputBox inputs = InputBox.enclosing(outerLow, outerHigh, inside, model.spec().normalization());
    cases.add(new UnsafeCase(inputs, mapped, model.classes()));
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private void raise(double[] low, double[] bounds) {
    for (int i = 0; i < bounds.length; i++) {
      low[columns[i]] = Math.max(low[columns[i]], bounds[i]);
    }
  }

  private void lower(double[] high, double[] bounds) {
    for (int i = 0; i < bounds.length; i++) {
      high[columns[i]] = Math.min(high[columns[i]], bounds[i]);
    }
  }

  private LinearInequality inColumns(LinearInequality inequality) {
    SortedMap<Integer, BigDecimal> inputs = new TreeMap<>();
    inequality.inputs().forEach((i, value) -> inputs.merge(columns[i], value, BigDecimal::add));
    inputs.values().removeIf(value -> value.signum() == 0);
    return new LinearInequality(
        inputs, inequality.outputs(), inequality.constant(), inequality.strict());
  }

  /** The model. */
  public MonDeq model() {
    return model;
  }

  /** Whether the model is one of several copies, and no file holds it. */
  public boolean isBlock() {
    return isBlock;
  }

  /** What is unsafe; nothing where the query contradicts itself. */
  public List<UnsafeCase> cases() {
    return List.copyOf(cases);
  }

  /** The query's inputs at raw inputs {@code [q]} of the model. */
  public double[] queryInputs(double[] pixels) {
    return Arrays.stream(columns).mapToDouble(column -> pixels[column]).toArray();
  }
}
