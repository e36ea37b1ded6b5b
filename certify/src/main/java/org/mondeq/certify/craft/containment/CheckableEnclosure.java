package org.mondeq.certify.craft.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.ProperMZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.UnboundedSetException;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;

/**
 * An enclosure for a certificate: a set of Peaceman-Rachford states u in single precision that a
 * few steps map into itself, with some room.
 *
 * <p>Since {@code 2z − u = |u|}, a step needs u alone, and a set of u is half the size of one of
 * (z, u).
 *
 * @param start what a certificate says of it
 * @param hulls bounds of the states after containment and after each further step
 */
public record CheckableEnclosure(Start.ContainedState start, List<Interval> hulls) {
  private static final int TRIALS = 8;
  private static final int MOST_STEPS = 20;
  private static final int MOST_FURTHER_STEPS = 10;

  /** Widening of a set that is tried, at first and from one trial to the next. */
  private static final double FACTOR = 1e-3;

  private static final double ADDEND = 1e-3;
  private static final double GROWTH = 2;

  /** Room for other arithmetic. */
  private static final double ROOM = 1e-4;

  private static final double ROOM_OF_HULLS = 1e-9;

  /** Steps after containment go on while they make the states narrower by this share. */
  private static final double GAIN = 0.01;

  /** Looks for one near a contained set; empty if there is none, or if the steps were not PR. */
  public static Optional<CheckableEnclosure> near(
      EnclosureSearch.Contained contained, InputSymbols x, GeneratorBuffers work) {
    if (!contained.splitting().reflecting()) {
      return Optional.empty();
    }
    try {
      return near(contained.splitting(), contained.set(), x, work);
    } catch (UnboundedSetException e) {
      return Optional.empty();
    }
  }

  private static Optional<CheckableEnclosure> near(
      AbstractSplitting splitting, RectifiedStates set, InputSymbols x, GeneratorBuffers work) {
    RectifiedStates state = set;
    double scale = 1;
    for (int trial = 0; trial < TRIALS; trial++, scale *= GROWTH) {
      Matrix generators = state.set().generators();
      Basis basis = Basis.principal(Blas.transposedProduct(generators, generators));
      ProperMZonotope inner = state.set().consolidate(basis).widen(scale * FACTOR, scale * ADDEND);
      MZonotope outer = single(inner.widen(ROOM, ROOM * ADDEND).toMZonotope());
      state = RectifiedStates.of(withoutInputs(outer, x.size()), true);
      for (int step = 1; step <= MOST_STEPS; step++) {
        state = splitting.step(state, x, work);
        if (inner.contains(state.set())) {
          return Optional.of(tightened(splitting, outer, step, new Tail(state, x, work)));
        }
      }
    }
    return Optional.empty();
  }

  /** A set near the given one whose numbers are in single precision. */
  private static MZonotope single(MZonotope set) {
    int p = set.size();
    double[] center = new double[p];
    Matrix generators = set.generators().copy();
    for (int j = 0; j < p; j++) {
      center[j] = (float) set.center(j);
    }
    for (int k = 0; k < generators.size(); k++) {
      generators.buffer().put(k, (float) generators.buffer().get(k));
    }
    return new MZonotope(center, generators, new double[p], 0);
  }

  /** The set with q zero generators in front, which stand for the inputs. */
  private static MZonotope withoutInputs(MZonotope set, int q) {
    int p = set.size();
    Matrix rows = Matrix.zeros(q + p, p);
    rows.rows(q, q + p).assign(set.generators());
    double[] center = new double[p];
    for (int j = 0; j < p; j++) {
      center[j] = set.center(j);
    }
    return new MZonotope(center, rows, new double[p], 0);
  }

  /** Where the steps after containment begin. */
  private record Tail(RectifiedStates state, InputSymbols x, GeneratorBuffers work) {}

  private static CheckableEnclosure tightened(
      AbstractSplitting splitting, MZonotope set, int steps, Tail tail) {
    List<Interval> hulls = new ArrayList<>();
    RectifiedStates state = tail.state;
    double before = Double.POSITIVE_INFINITY;
    while (hulls.size() <= MOST_FURTHER_STEPS && state.bounds().meanWidth() < (1 - GAIN) * before) {
      before = state.bounds().meanWidth();
      hulls.add(state.bounds().widen(ROOM_OF_HULLS, ROOM_OF_HULLS));
      state = splitting.step(state, tail.x, tail.work);
    }
    int p = set.size();
    double[] center = new double[p];
    for (int j = 0; j < p; j++) {
      center[j] = set.center(j);
    }
    Start.ContainedState start =
        new Start.ContainedState(
            splitting.alpha(),
            center,
            new Multipliers(p, set.generators().toArray()),
            new double[p],
            steps,
            hulls.size() - 1);
    return new CheckableEnclosure(start, hulls);
  }
}
