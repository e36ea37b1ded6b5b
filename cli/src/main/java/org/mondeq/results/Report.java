package org.mondeq.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A table of results: one row for each certification, with the attack on the same samples merged
 * into it, and one for each attack without a certification.
 */
public final class Report {
  /**
   * One row.
   *
   * @param info the run that names model, data, radius and method
   * @param summary its counts
   * @param folder where its results stand
   * @param gap what is missing of the runs that are counted here, such as "interrupted"; empty if
   *     nothing is
   * @param indices of its samples
   */
  public record Row(RunInfo info, Summary summary, Path folder, String gap, Set<Integer> indices) {
    /** Copies the indices. */
    public Row {
      indices = Set.copyOf(indices);
    }

    /** Whether nothing is missing. */
    public boolean complete() {
      return gap.isEmpty();
    }

    /** Whether its samples are the first so many of the test split, and no others. */
    public boolean isOfFirst(int count) {
      return indices.size() == count && indices.stream().allMatch(index -> index < count);
    }

    /** The method as tables call it, which say where something is missing. */
    public String method() {
      return gap.isEmpty() ? info.method() : info.method() + ", " + gap;
    }

    /** Whether a table that shows no folder shows the same run for both. */
    public boolean isLike(Row other) {
      return info.model().equals(other.info.model())
          && info.data().equals(other.info.data())
          && info.method().equals(other.info.method())
          && Objects.equals(info.epsilon(), other.info.epsilon());
    }
  }

  private Report() {}

  /**
   * The rows, ordered by model, radius, method, seed and folder.
   *
   * @throws org.mondeq.io.FailedRunException if results contradict each other
   */
  public static List<Row> rows(List<ResultSet> sets) {
    Soundness.require(sets);
    List<ResultSet> certifications = of(Task.CERTIFY, sets);
    List<ResultSet> attacks = of(Task.ATTACK, sets);
    List<Row> rows = new ArrayList<>();
    for (ResultSet certification : certifications) {
      Optional<ResultSet> attack = partner(certification, attacks);
      rows.add(
          new Row(
              certification.info(),
              attack.map(a -> Summary.of(a, certification)).orElseGet(certification::summary),
              certification.folder(),
              certification.isComplete()
                  ? attack.map(ResultSet::gap).orElse("")
                  : certification.gap(),
              certification.indices()));
    }
    for (ResultSet attack : attacks) {
      if (partner(attack, certifications).isEmpty()) {
        rows.add(
            new Row(
                attack.info(), attack.summary(), attack.folder(), attack.gap(), attack.indices()));
      }
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.info().model())
            .thenComparing(
                row -> row.info().epsilon(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(row -> row.info().method())
            .thenComparing(row -> row.info().seed())
            .thenComparing(Row::folder));
    return List.copyOf(rows);
  }

  private static List<ResultSet> of(Task task, List<ResultSet> sets) {
    return sets.stream().filter(set -> set.info().task() == task).toList();
  }

  /** The run of the other task on the same model and samples. */
  private static Optional<ResultSet> partner(ResultSet set, List<ResultSet> others) {
    return others.stream()
        .filter(other -> other.info().modelSha256().equals(set.info().modelSha256()))
        .filter(other -> other.info().dataSha256().equals(set.info().dataSha256()))
        .filter(other -> Objects.equals(other.info().epsilon(), set.info().epsilon()))
        .filter(other -> other.info().norm() == set.info().norm())
        .filter(other -> other.indices().equals(set.indices()))
        .findFirst();
  }
}
