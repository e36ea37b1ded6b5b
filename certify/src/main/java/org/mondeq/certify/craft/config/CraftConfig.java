package org.mondeq.certify.craft.config;

import java.util.List;
import java.util.Optional;
import org.mondeq.io.Expect;

/**
 * Parameters of CRAFT; an absent one has the paper's value for the smaller MNIST models [Müller21,
 * Appendix B and Table 4], except for the step size.
 *
 * <p>No step size suits every model: sets grow without being contained where α is too large or too
 * small for W, or consolidations come too often. The published ones were searched by hand for each
 * model. Without one, the spectrum of W chooses ({@link
 * org.mondeq.certify.craft.step.SpectralStepSizes}), nothing is consolidated before all fixpoints
 * are enclosed ({@link org.mondeq.certify.craft.containment.ContractionSearch}), and sets that grow
 * ever faster are given up.
 *
 * @param containment how a set is known to hold all fixpoints: by {@code inclusion} in an earlier
 *     one, as published, or by {@code contraction}; default inclusion if {@code stepSize}, {@code
 *     consolidateEvery} or an ablation is given, else contraction
 * @param stepSize α of the Peaceman-Rachford steps, positive; default that of the spectrum, and
 *     with inclusion a few
 * @param consolidateEvery r, steps between two consolidations before containment, with inclusion
 *     alone; default 3, or a few where no step size is given
 * @param consolidateLaterEvery r', the same after containment; default 50
 * @param basisEvery steps after which a consolidation computes a new basis; default 30
 * @param keptSets how many consolidated sets containment is tried in; default 10
 * @param maxSteps steps to containment, at most; default 500
 * @param maxWidth width of a set at which to give up; default 1e9
 * @param extraSteps Peaceman-Rachford steps after containment; default 20
 * @param widening growth of consolidated sets before containment; default const
 * @param lineSearch candidates for the step size of forward-backward steps; default 1/10 to 1/60
 * @param lineSearchSteps steps that each candidate is tried for; default 10
 * @param patience give up after this many times r' steps without a better margin; default 3
 * @param slopes parameters of the slope optimisation; default those of {@link SlopeConfig}
 * @param ablation parts of the method to leave out; default none
 */
public record CraftConfig(
    Optional<ContainmentBy> containment,
    Optional<Double> stepSize,
    Optional<Integer> consolidateEvery,
    Integer consolidateLaterEvery,
    Integer basisEvery,
    Integer keptSets,
    Integer maxSteps,
    Double maxWidth,
    Integer extraSteps,
    Widening widening,
    List<Double> lineSearch,
    Integer lineSearchSteps,
    Integer patience,
    SlopeConfig slopes,
    Ablation ablation) {
  private static final int MOST = 1_000_000;
  private static final List<Double> LINE_SEARCH =
      List.of(10, 13, 16, 19, 22, 25, 28, 31, 34, 37, 40, 45, 50, 55, 60).stream()
          .map(n -> 1.0 / n)
          .toList();

  /** How a set is known to hold all fixpoints. */
  public enum ContainmentBy {
    /** It maps into itself [Müller21, Theorems 4.1 and A.2]. */
    INCLUSION,
    /** It holds an iterate, and how far that is from the fixpoint. */
    CONTRACTION
  }

  /** Fills in defaults and checks the ranges. */
  public CraftConfig {
    stepSize.ifPresent(value -> Expect.positive("stepSize", value));
    consolidateEvery.ifPresent(value -> Expect.between("consolidateEvery", 1, MOST, value));
    consolidateLaterEvery = count("consolidateLaterEvery", 1, consolidateLaterEvery, 50);
    basisEvery = count("basisEvery", 1, basisEvery, 30);
    keptSets = count("keptSets", 1, keptSets, 10);
    maxSteps = count("maxSteps", 1, maxSteps, 500);
    maxWidth = Expect.positive("maxWidth", maxWidth == null ? 1e9 : maxWidth);
    extraSteps = count("extraSteps", 0, extraSteps, 20);
    widening = widening == null ? Widening.CONST : widening;
    lineSearch = lineSearch == null ? LINE_SEARCH : List.copyOf(lineSearch);
    lineSearchSteps = count("lineSearchSteps", 1, lineSearchSteps, 10);
    patience = count("patience", 1, patience, 3);
    slopes = slopes == null ? SlopeConfig.published() : slopes;
    ablation = ablation == null ? Ablation.none() : ablation;
    if (containment.filter(by -> by == ContainmentBy.CONTRACTION).isPresent()
        && (consolidateEvery.isPresent() || !ablation.isNone())) {
      throw new IllegalArgumentException(
          "containment: expected inclusion with consolidateEvery or an ablation, got contraction");
    }
    if (!ablation.tightensAsPublished() && slopes.whenBeside(ablation) == SlopeConfig.When.FIRST) {
      throw new IllegalArgumentException(
          "slopes.when: expected last or never with this ablation, whose steps are all of one kind");
    }
    if (lineSearch.isEmpty()) {
      throw new IllegalArgumentException("lineSearch: expected at least one step size");
    }
    for (double candidate : lineSearch) {
      Expect.positive("lineSearch", candidate);
    }
  }

  /** The defaults. */
  public static CraftConfig published() {
    return of(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The defaults but for what decides how a set of all fixpoints is searched. */
  public static CraftConfig of(
      Optional<ContainmentBy> containment,
      Optional<Double> stepSize,
      Optional<Integer> consolidateEvery) {
    return new CraftConfig(
        containment,
        stepSize,
        consolidateEvery,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same with parts of the method left out. */
  public CraftConfig withAblation(Ablation other) {
    return new CraftConfig(
        containment,
        stepSize,
        consolidateEvery,
        consolidateLaterEvery,
        basisEvery,
        keptSets,
        maxSteps,
        maxWidth,
        extraSteps,
        widening,
        lineSearch,
        lineSearchSteps,
        patience,
        slopes,
        other);
  }

  /** How a set is known to hold all fixpoints. */
  public ContainmentBy containmentBy() {
    boolean published = stepSize.isPresent() || consolidateEvery.isPresent() || !ablation.isNone();
    return containment.orElse(published ? ContainmentBy.INCLUSION : ContainmentBy.CONTRACTION);
  }

  /** When the slope optimisation runs. */
  public SlopeConfig.When whenSlopes() {
    return slopes.whenBeside(ablation);
  }

  private static int count(String key, int least, Integer value, int standard) {
    return value == null ? standard : Expect.between(key, least, MOST, value);
  }
}
