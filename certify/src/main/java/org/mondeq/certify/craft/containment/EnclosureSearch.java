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

/** The search for an enclosure of all fixpoints of one sample: tries each way of two lists. */
public final class EnclosureSearch {
  private final CraftConfig config;
  private final List<ContractionSearch> contractions;
  private final List<SearchSchedule> searches;
  private final SplittingCache splittings;
  private int steps;
  private String failure = "";

  /** A search of one sample, by contractions first, then by inclusion. */
  public EnclosureSearch(
      CraftConfig config,
      List<ContractionSearch> contractions,
      List<SearchSchedule> searches,
      SplittingCache splittings) {
    this.config = config;
    this.contractions = contractions;
    this.searches = searches;
    this.splittings = splittings;
  }

  /**
   * An enclosure of all fixpoint states, and how it was found.
   *
   * @param splitting the one whose steps found it
   * @param settings the keys of a configuration that make this the only search
   * @param containment the search, which can be resumed, if it was one by inclusion
   */
  public record Contained(
      RectifiedStates set,
      AbstractSplitting splitting,
      String settings,
      Optional<ContainmentSearch> containment) {}

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
    for (ContractionSearch contraction : contractions) {
      ContractionSearch.Outcome outcome = contraction.run(point, x, config, work);
      steps += outcome.steps();
      failure = outcome.failure();
      if (outcome.set().isPresent()) {
        return outcome
            .set()
            .map(
                set ->
                    new Contained(
                        set, contraction.splitting(), contraction.settings(), Optional.empty()));
      }
    }
    for (SearchSchedule search : searches) {
      ContainmentSearch containment =
          new ContainmentSearch(config, search, search.splitting(splittings));
      Optional<RectifiedStates> set = run(containment, point, x, work);
      steps += containment.steps();
      if (set.isPresent()) {
        return Optional.of(
            new Contained(
                set.get(), containment.splitting(), search.settings(), Optional.of(containment)));
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
