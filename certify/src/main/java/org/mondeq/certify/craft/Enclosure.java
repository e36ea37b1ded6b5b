package org.mondeq.certify.craft;

import java.util.List;
import java.util.Optional;

/**
 * The search for a set of all fixpoints of one sample, in each way of two lists until one succeeds.
 */
final class Enclosure {
  private final CraftConfig config;
  private final List<Contraction> contractions;
  private final List<Search> searches;
  private final CraftSplittings splittings;
  private int steps;
  private String failure = "";

  Enclosure(
      CraftConfig config,
      List<Contraction> contractions,
      List<Search> searches,
      CraftSplittings splittings) {
    this.config = config;
    this.contractions = contractions;
    this.searches = searches;
    this.splittings = splittings;
  }

  /**
   * A set of all fixpoint states, and how it was found.
   *
   * @param splitting the one whose steps found it
   * @param settings the keys of a configuration that make this the only search
   * @param containment the search, which can be resumed, if it was one by inclusion
   */
  record Contained(
      Rectified set,
      AbstractSplitting splitting,
      String settings,
      Optional<Containment> containment) {}

  /** The steps taken, those of searches that failed included. */
  int steps() {
    return steps;
  }

  /** Why the last search failed. */
  String failure() {
    return failure;
  }

  /** Searches from a point. */
  Optional<Contained> run(double[] point, InputSymbols x, Workspace work) {
    for (Contraction contraction : contractions) {
      Contraction.Outcome outcome = contraction.run(point, x, config, work);
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
    for (Search search : searches) {
      Containment containment = new Containment(config, search, search.splitting(splittings));
      Optional<Rectified> set = run(containment, point, x, work);
      steps += containment.steps();
      if (set.isPresent()) {
        return Optional.of(
            new Contained(
                set.get(), containment.splitting(), search.settings(), Optional.of(containment)));
      }
    }
    return Optional.empty();
  }

  private Optional<Rectified> run(
      Containment containment, double[] point, InputSymbols x, Workspace work) {
    try {
      failure = "no containment";
      return containment.run(point, x, work);
    } catch (UnboundedSetException e) {
      failure = "the set of states grew without bound";
      return Optional.empty();
    }
  }
}
