package org.mondeq.certify.craft.containment;

import java.util.Optional;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.UnboundedSetException;

/**
 * The first part of CRAFT [Müller21, Algorithm 1]: solver steps on sets until one lies in an
 * earlier one and so encloses the states of every fixpoint.
 */
public final class ContainmentSearch {
  private final CraftConfig config;
  private final SearchSchedule search;
  private final AbstractSplitting splitting;
  private final Simplification simplification;
  private RectifiedStates state;
  private double usualWidth = Double.POSITIVE_INFINITY;
  private int steps;

  /**
   * A search with one splitting: Peaceman-Rachford, or a forward-backward one that contracts if the
   * configuration has only those.
   */
  public ContainmentSearch(CraftConfig config, SearchSchedule search, AbstractSplitting splitting) {
    this.config = config;
    this.search = search;
    this.splitting = splitting;
    this.simplification = Simplification.of(config, search.consolidateEvery());
  }

  /** How it searches. */
  public SearchSchedule search() {
    return search;
  }

  /** The splitting whose steps it takes. */
  AbstractSplitting splitting() {
    return splitting;
  }

  /** The number of steps taken. */
  public int steps() {
    return steps;
  }

  /**
   * Iterates from a point until containment.
   *
   * <p>Theorem 4.1: {@code g#(S) ⊆ S ⇒ z*(x) ∈ S} for every input x, where g# is an abstract step
   * of a splitting that converges to z*(x) from everywhere. Theorem A.2: {@code g#ˢ(S) ⊆ S ⇒ z*(x)
   * ∈ g#ˢ(S)}, for s steps in place of one.
   *
   * @return a set of all fixpoint states, or nothing if there was none within the limits
   * @throws UnboundedSetException if the sets stop being finite
   */
  public Optional<RectifiedStates> run(double[] point, InputSymbols x, GeneratorBuffers work) {
    state = splitting.step(ConsolidatedStates.point(point), x, work);
    steps = 1;
    return resume(x, work);
  }

  /** Continues from the last set until the next one that is contained. */
  public Optional<RectifiedStates> resume(InputSymbols x, GeneratorBuffers work) {
    while (steps < config.maxSteps()) {
      state = splitting.step(simplification.apply(state, steps), x, work);
      steps++;
      if (simplification.contains(state)) {
        return Optional.of(state);
      }
      if (isTooWide()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isTooWide() {
    if (steps == 2 * search.consolidateEvery()) {
      usualWidth = state.bounds().meanWidth();
    }
    return !state.bounds().isNarrowerThan(config.maxWidth())
        || state.bounds().meanWidth() > search.maxGrowth() * usualWidth;
  }
}
