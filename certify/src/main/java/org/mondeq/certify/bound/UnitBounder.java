package org.mondeq.certify.bound;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.ExplicitLayer;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.search.AdjointEquilibrium;
import org.mondeq.certify.bound.search.LineFactors;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.certify.bound.search.SlopeSearch;

/**
 * Bounds of all units for one input region, by objectives {@code ±r_j} in batches.
 *
 * <p>Holds the memory of its batches; not for use by many threads.
 */
final class UnitBounder {
  private static final double TOLERANCE = 1e-4;
  private static final int FIRST_STEPS = 60;
  private static final int STEPS = 12;

  private final ExplicitLayer layer;
  private final AdjointEquilibrium adjoint;
  private final LineFactors factors;
  private final DualBound dual;
  private final InputRegion region;
  private final SearchedObjectives units;
  private final Optional<ProofLog> log;

  UnitBounder(InputRegion region) {
    this(region, Optional.empty());
  }

  /** An engine that logs the multipliers of every bound that it uses. */
  UnitBounder(InputRegion region, Optional<ProofLog> log) {
    this.log = log;
    this.region = region;
    this.layer = region.layer();
    this.adjoint = new AdjointEquilibrium(layer);
    this.factors = new LineFactors(layer);
    this.dual = new DualBound(region);
    this.units = new SearchedObjectives(layer, 2 * layer.size());
  }

  /**
   * Tightens the bounds of all units together, round after round, until one shrinks the widths of
   * those whose signs are open by less than {@code gain}. Units with known signs are left out of
   * later rounds: how far they reach says nothing about others.
   */
  void tighten(PreStateBounds bounds, double gain, int maxRounds) {
    addAll(bounds);
    for (int round = 0; round < maxRounds && units.size() > 0; round++) {
      double width = bounds.openWidth();
      factors.prepare(units);
      adjoint.solve(units, factors, TOLERANCE, round == 0 ? FIRST_STEPS : STEPS);
      if (log.isPresent()) {
        ProofLog.round(units.f());
      }
      dual.evaluate(units);
      for (int row = 0; row < units.size(); row++) {
        if (apply(row, units.lowerBound(row)) && log.isPresent()) {
          log.get().add(units, row, units.f().row(row));
        }
      }
      if (bounds.isEmpty() || bounds.openWidth() > (1 - gain) * width) {
        return;
      }
      keepOpen(bounds);
    }
  }

  private void addAll(PreStateBounds bounds) {
    units.clear(2 * layer.size());
    for (int j = 0; j < layer.size(); j++) {
      if (bounds.isUnstable(j)) {
        units.addUnit(j, 1, bounds);
        units.addUnit(j, -1, bounds);
      }
    }
  }

  private void keepOpen(PreStateBounds bounds) {
    units.keep(
        IntStream.range(0, units.size())
            .filter(row -> bounds.isUnstable(units.unit(row)))
            .toArray());
    for (int row = 0; row < units.size(); row++) {
      units.resetLowerSlopes(row);
    }
  }

  /** Whether the bound is tighter than what was known. */
  private boolean apply(int row, double bound) {
    PreStateBounds bounds = units.bounds(row);
    return units.sign(row) > 0
        ? bounds.raiseLow(units.unit(row), bound)
        : bounds.lowerHigh(units.unit(row), -bound);
  }

  /** Tightens the bounds of all units whose sign is open, by some steps of ascent. */
  void ascend(PreStateBounds bounds, int steps, double learningRate) {
    addAll(bounds);
    if (units.size() == 0) {
      return;
    }
    SlopeSearch search = new SlopeSearch(region, units, SlopeSearch.Memory.of(log.isPresent()));
    search.start();
    for (int i = 0; i < steps; i++) {
      search.ascend(learningRate);
    }
    double[] least = search.best();
    for (int row = 0; row < least.length; row++) {
      if (apply(row, least[row]) && log.isPresent()) {
        log.get().add(units, row, search.multipliers(row).orElseThrow());
      }
    }
  }
}
