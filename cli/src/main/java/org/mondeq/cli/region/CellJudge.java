package org.mondeq.cli.region;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.experiment.Resilient;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.grid.Cell;
import org.mondeq.spec.grid.Grid;

/**
 * Decides one cell after another. One that may still be cut gets a short budget: what is not one
 * class at its corners, or not soon proved, is cut. A smallest one is proved or refuted with all
 * that the configuration grants. Safe for use by many threads.
 */
final class CellJudge implements Function<Integer, Optional<CellResult>> {
  private final Task task;
  private final Grid grid;
  private final CellCorners corners;
  private final CellProof proof;
  private final OptionalInt expected;

  /**
   * What all cells share.
   *
   * @param config of the region
   * @param expected the class that the region should have, if there is one
   * @param model the whole model
   * @param referee of that model
   * @param interruption whether the user wants to end
   */
  record Task(
      RegionConfig config,
      OptionalInt expected,
      MonDeq model,
      Referee referee,
      BooleanSupplier interruption) {}

  CellJudge(Task task, Grid grid, CellCorners corners, CellProof proof) {
    this.task = task;
    this.grid = grid;
    this.corners = corners;
    this.proof = proof;
    this.expected = task.expected;
  }

  /** The result of a cell; nothing if it was given up because of an interruption. */
  @Override
  public Optional<CellResult> apply(Integer number) {
    Builder cell = new Builder(number);
    try {
      double seconds = task.config.timeout().orElse(Double.POSITIVE_INFINITY);
      return Optional.of(WorkTime.within(seconds, task.interruption, () -> judge(cell)));
    } catch (WorkTime.Over e) {
      return task.interruption.getAsBoolean()
          ? Optional.empty()
          : Optional.of(cell.undecided(WorkTime.Over.REASON));
    } catch (RuntimeException | Error e) {
      return Optional.of(cell.undecided(Resilient.reason(e)));
    }
  }

  private CellResult judge(Builder cell) {
    InputBox box = grid.box(cell.cell, task.model.spec().normalization());
    CellCorners.Found found = corners.look(box);
    cell.label = found.label();
    boolean last = grid.isLast(cell.cell.level());
    if (found.other().isPresent() && !last) {
      return cell.undecided("two classes");
    }
    if (found.other().isPresent()) {
      Optional<CellResult> refuted = refuted(cell, box, found.other().get());
      if (refuted.isPresent()) {
        return refuted.get();
      }
    }
    CellProof.Outcome outcome = proof.prove(box, cell.label, last ? task.config.parts() : 1);
    cell.nodes = outcome.nodes();
    cell.parts = outcome.parts();
    if (outcome.margin().isPresent()) {
      cell.certificate = write(cell, outcome.certificates());
      return cell.oneClass(outcome.margin().get());
    }
    if (outcome.counterexample().isPresent()) {
      AdversarialExample example = outcome.counterexample().get();
      return last
          ? cell.mixed(example.pixels(), example.prediction())
          : cell.undecided("two classes");
    }
    return cell.undecided(outcome.reason().orElseThrow());
  }

  /** A corner as a counterexample, if the checker agrees that it is one. */
  private Optional<CellResult> refuted(Builder cell, InputBox box, CellCorners.Other corner) {
    Judgement judgement =
        task.referee.judge(
            task.referee.claim(box, cell.label),
            corner.pixels(),
            corner.prediction(),
            corner.fixpoint());
    return judgement instanceof Judgement.Accepted
        ? Optional.of(cell.mixed(corner.pixels(), corner.prediction()))
        : Optional.empty();
  }

  private String write(Builder cell, List<Certificate> certificates) {
    if (task.config.certificates().isEmpty()) {
      return null;
    }
    Path folder = task.config.certificates().get();
    for (int part = 0; part < certificates.size(); part++) {
      certificates.get(part).write(CellFiles.certificate(folder, cell.number, part));
    }
    return CellFiles.certificate(folder, cell.number, 0).toString();
  }

  /** A result that grows; it measures its own time. */
  private final class Builder {
    private final long start = System.nanoTime();
    private final int number;
    private final Cell cell;
    private Integer label;
    private int parts;
    private long nodes;
    private List<Double> counterexample;
    private Integer prediction;
    private String certificate;

    Builder(int number) {
      this.number = number;
      this.cell = grid.cell(number);
    }

    CellResult undecided(String reason) {
      return result(grid.isLast(cell.level()) ? Status.OPEN : Status.SPLIT, reason, null);
    }

    CellResult oneClass(double margin) {
      boolean asExpected = expected.isEmpty() || expected.getAsInt() == label;
      return result(asExpected ? Status.CERTIFIED : Status.FALSIFIED, null, margin);
    }

    CellResult mixed(double[] counterexample, int prediction) {
      this.counterexample = Arrays.stream(counterexample).boxed().toList();
      this.prediction = prediction;
      return result(Status.MIXED, null, null);
    }

    private CellResult result(Status status, String reason, Double margin) {
      return new CellResult(
          number,
          cell.level(),
          grid.low(cell),
          grid.high(cell),
          label,
          status,
          reason,
          margin,
          counterexample,
          prediction,
          parts > 1 ? parts : null,
          nodes,
          (System.nanoTime() - start) * 1e-9,
          certificate);
    }
  }

  /** A line on a cell that is done. */
  static String note(CellResult result) {
    return String.format(
        Locale.ROOT,
        "region: cell %d of level %d %s, %.3g s",
        result.index(),
        result.level(),
        result.status().name().toLowerCase(Locale.ROOT),
        result.seconds());
  }
}
