package org.mondeq.certify.craft.containment;

import java.util.List;
import java.util.Optional;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.certify.domain.UnboundedSetException;

/** The search for an enclosure of all fixpoints of one sample: tries schedules until one works. */
public final class EnclosureSearch {
  private final CraftConfig config;
  private final List<SearchSchedule> searches;
  private final SplittingCache splittings;
  private int steps;
  private String failure = "";

  public EnclosureSearch(
      CraftConfig config, List<SearchSchedule> searches, SplittingCache splittings) {
    this.config = config;
    this.searches = searches;
    this.splittings = splittings;
  }

  /**
   * An enclosure of all fixpoint states, and the search that found it.
   *
   * @param containment the search, which can be resumed
   */
  public record Contained(RectifiedStates set, ContainmentSearch containment) {
    /** The splitting of the search. */
    public AbstractSplitting splitting() {
      return containment.splitting();
    }
  }

  /** The number of steps taken, including those of searches that failed. */
  public int steps() {
    return steps;
  }

  /** Why the last search failed. */
  public String failure() {
    return failure;
  }

  /** Searches from a point. */
  public Optional<Contained> run(double[] point, InputSymbols x, GeneratorBuffers work) {
    for (SearchSchedule search : searches) {
      ContainmentSearch containment =
          new ContainmentSearch(config, search, search.splitting(splittings));
      Optional<RectifiedStates> set = run(containment, point, x, work);
      steps += containment.steps();
      if (set.isPresent()) {
        return Optional.of(new Contained(set.get(), containment));
      }
    }
    return Optional.empty();
  }

  private Optional<RectifiedStates> run(
      ContainmentSearch containment, double[] point, InputSymbols x, GeneratorBuffers work) {
    try {
      failure = "no containment";
      return containment.run(point, x, work);
    } catch (UnboundedSetException e) {
      failure = "the set of states grew without bound";
      return Optional.empty();
    }
  }
}
