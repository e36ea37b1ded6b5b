package org.mondeq.certify.craft.containment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.step.AbstractSplitting;
import org.mondeq.certify.craft.step.ContractiveStepSize;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.model.MonDeq;

/**
 * One way to search for containment.
 *
 * @param reflecting whether by Peaceman-Rachford steps; else by forward-backward ones
 * @param stepSize α of the steps
 * @param consolidateEvery r, steps between two consolidations
 * @param maxGrowth give up once the sets are this many times wider than after 2r steps
 */
public record SearchSchedule(
    boolean reflecting, double stepSize, int consolidateEvery, double maxGrowth) {
  private static final int USUAL = 3;

  /** Sets that widen more than this may still be contained later, but the enclosure is too wide. */
  private static final double GROWTH = 4;

  /**
   * The searches of a configuration by inclusion, to be tried in turn: one if it names the step
   * size; else {@code α = 1/m}, with which a Peaceman-Rachford step on {@code W = (1 − m) I}
   * forgets its state at once, with few and with more steps between consolidations, each of which
   * loosens the sets, and last {@code α = 1/(2m)} until the widths leave no hope.
   */
  public static List<SearchSchedule> of(CraftConfig config, MonDeq model) {
    Ablation ablation = config.ablation();
    if (ablation.onlyForwardBackward()) {
      double stepSize = ContractiveStepSize.of(model, ablation.forwardBackwardStepSize());
      return List.of(last(false, stepSize, config.consolidateEvery().orElse(USUAL)));
    }
    return config
        .stepSize()
        .map(alpha -> List.of(last(true, alpha, config.consolidateEvery().orElse(USUAL))))
        .orElseGet(() -> ladder(1 / model.spec().monotonicity(), config.consolidateEvery()));
  }

  private static List<SearchSchedule> ladder(double stepSize, Optional<Integer> consolidateEvery) {
    List<Integer> periods = consolidateEvery.map(List::of).orElse(List.of(USUAL, 10, 20));
    SearchSchedule last = last(true, stepSize / 2, periods.get(periods.size() - 1));
    return Stream.concat(
            periods.stream().map(every -> new SearchSchedule(true, stepSize, every, GROWTH)),
            Stream.of(last))
        .toList();
  }

  private static SearchSchedule last(boolean reflecting, double stepSize, int every) {
    return new SearchSchedule(reflecting, stepSize, every, Double.POSITIVE_INFINITY);
  }

  /** The splitting whose steps it takes. */
  public AbstractSplitting splitting(SplittingCache splittings) {
    return reflecting
        ? splittings.peacemanRachford(stepSize)
        : splittings.forwardBackward(stepSize);
  }

  /** The keys of a configuration that make this the only search. */
  public String settings() {
    return "containment=inclusion stepSize=" + stepSize + " consolidateEvery=" + consolidateEvery;
  }
}
