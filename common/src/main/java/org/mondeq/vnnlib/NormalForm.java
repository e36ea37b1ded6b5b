package org.mondeq.vnnlib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mondeq.io.InvalidInputException;

/** Turns assertions into a disjunction of conjunctions, grouped by their boxes. */
final class NormalForm {
  /** Disjuncts, at most. */
  private static final int MOST_DISJUNCTS = 10_000;

  /** Inequalities in all of them, at most. */
  private static final int MOST_PARTS = 1 << 20;

  /** Bounds of boxes take as little memory as one inequality. */
  private static final int BOUNDS_A_PART = 16;

  private final String file;
  private final List<LinearInequality> common = new ArrayList<>();
  private List<List<LinearInequality>> disjuncts = List.of(List.of());

  private NormalForm(String file) {
    this.file = file;
  }

  /** The cases of assertions that all hold; none if they contradict each other. */
  static List<Query.Case> of(Declarations declared, Query names) {
    NormalForm form = new NormalForm(names.file().toString());
    declared.assertions().forEach(form::take);
    return form.cases(names);
  }

  private void take(Formula assertion) {
    if (assertion instanceof LinearInequality inequality) {
      common.add(inequality);
    } else if (assertion instanceof Formula.And and) {
      and.parts().forEach(this::take);
    } else {
      disjuncts = product(disjuncts, alternatives(assertion));
    }
  }

  private List<List<LinearInequality>> alternatives(Formula formula) {
    if (formula instanceof LinearInequality inequality) {
      return List.of(List.of(inequality));
    }
    if (formula instanceof Formula.And and) {
      List<List<LinearInequality>> all = List.of(List.of());
      for (Formula part : and.parts()) {
        all = product(all, alternatives(part));
      }
      return all;
    }
    List<List<LinearInequality>> all = new ArrayList<>();
    for (Formula part : ((Formula.Or) formula).parts()) {
      all.addAll(alternatives(part));
      requireFew(all.size(), 0);
    }
    return List.copyOf(all);
  }

  private List<List<LinearInequality>> product(
      List<List<LinearInequality>> first, List<List<LinearInequality>> second) {
    requireFew((long) first.size() * second.size(), 0);
    if (first.size() == 1 && first.get(0).isEmpty()) {
      return second;
    }
    List<List<LinearInequality>> all = new ArrayList<>();
    long parts = 0;
    for (List<LinearInequality> one : first) {
      for (List<LinearInequality> other : second) {
        List<LinearInequality> both = new ArrayList<>(one);
        both.addAll(other);
        parts += both.size();
        requireFew(0, parts);
        all.add(both);
      }
    }
    return all;
  }

  private void requireFew(long count, long parts) {
    if (count > MOST_DISJUNCTS || parts > MOST_PARTS) {
      throw new InvalidInputException(
          file
              + ": expected at most "
              + MOST_DISJUNCTS
              + " disjuncts of "
              + MOST_PARTS
              + " inequalities once multiplied out");
    }
  }

  private List<Query.Case> cases(Query names) {
    ExactBox whole = new ExactBox(names.inputs());
    List<LinearInequality> shared = new ArrayList<>();
    if (!sort(common, whole, shared)) {
      return List.of();
    }
    requireFew(0, (long) shared.size() * disjuncts.size());
    Map<ExactBox, List<List<LinearInequality>>> boxes = new LinkedHashMap<>();
    for (List<LinearInequality> disjunct : disjuncts) {
      requireFew(0, (long) boxes.size() * names.inputs() / BOUNDS_A_PART);
      boolean cuts = disjunct.stream().anyMatch(LinearInequality::isBound);
      ExactBox box = cuts ? whole.copy() : whole;
      List<LinearInequality> rest = new ArrayList<>(shared);
      if (sort(disjunct, box, rest) && !box.isEmpty()) {
        boxes.computeIfAbsent(box, key -> new ArrayList<>()).add(rest);
      }
    }
    boxes.keySet().forEach(box -> requireBounded(box, names));
    return boxes.entrySet().stream().map(e -> new Query.Case(e.getKey(), e.getValue())).toList();
  }

  /** Cuts a box by bounds and keeps what else is there; false if one of them holds nowhere. */
  private static boolean sort(
      List<LinearInequality> from, ExactBox box, List<LinearInequality> rest) {
    for (LinearInequality inequality : from) {
      if (inequality.isConstant()) {
        if (!inequality.holdsForZero()) {
          return false;
        }
      } else if (!inequality.isBound() || !box.cut(inequality)) {
        rest.add(inequality);
      }
    }
    return true;
  }

  private void requireBounded(ExactBox box, Query names) {
    int lower = box.withoutLower();
    int upper = box.withoutUpper();
    if (lower >= 0 || upper >= 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected a lower and an upper bound, got no %s one",
              file,
              names.inputName(lower >= 0 ? lower : upper),
              lower >= 0 ? "lower" : "upper"));
    }
    for (int i = 0; i < box.size(); i++) {
      if (Double.isInfinite(Decimals.down(box.lower(i)))
          || Double.isInfinite(Decimals.up(box.upper(i)))) {
        throw new InvalidInputException(
            file + ": " + names.inputName(i) + ": expected bounds that a double can hold");
      }
    }
  }
}
