package org.mondeq.certify.craft.containment;

import java.util.List;
import java.util.Optional;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.CraftSplittings;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.Workspace;
import org.mondeq.certify.domain.Rectified;
import org.mondeq.certify.domain.UnboundedSetException;

/**
 * The search for a set of all fixpoints of one sample, in each way of a list until one succeeds.
 */
public final class Enclosure {
  private final CraftConfig config;
  private final List<Search> searches;
  private final CraftSplittings splittings;
  private int steps;
  private String failure = "";

  public Enclosure(CraftConfig config, List<Search> searches, CraftSplittings splittings) {
    this.config = config;
    this.searches = searches;
    this.splittings = splittings;
  }

  /**
   * A set of all fixpoint states, and the search that has found it.
   *
   * @param containment the search, which can be resumed
   */
  public record Contained(Rectified set, Containment containment) {
    /** The splitting of the search. */
    public AbstractSplitting splitting() {
      return containment.splitting();
    }
  }

  /** The steps taken, those of searches that failed included. */
  public int steps() {
    return steps;
  }

  /** Why the last search failed. */
  public String failure() {
    return failure;
  }

  /** Searches from a point. */
  public Optional<Contained> run(double[] point, InputSymbols x, Workspace work) {
    for (Search search : searches) {
      Containment containment = new Containment(config, search, search.splitting(splittings));
      Optional<Rectified> set = run(containment, point, x, work);
      steps += containment.steps();
      if (set.isPresent()) {
        return Optional.of(new Contained(set.get(), containment));
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
