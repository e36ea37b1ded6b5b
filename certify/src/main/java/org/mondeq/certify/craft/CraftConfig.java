package org.mondeq.certify.craft;

import java.util.List;

/**
 * Parameters of CRAFT; an absent one has the paper's value for the smaller MNIST models [Müller21,
 * App. B and Table 4].
 *
 * @param stepSize α of the Peaceman-Rachford steps, positive; default 0.1
 * @param consolidateEvery r, steps between two consolidations before containment; default 3
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
    Double stepSize,
    Integer consolidateEvery,
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
  private static final List<Double> LINE_SEARCH =
      List.of(10, 13, 16, 19, 22, 25, 28, 31, 34, 37, 40, 45, 50, 55, 60).stream()
          .map(n -> 1.0 / n)
          .toList();

  /** Fills in defaults and checks the ranges. */
  public CraftConfig {
    stepSize = stepSize == null ? 0.1 : stepSize;
    consolidateEvery = atLeast(1, "consolidateEvery", consolidateEvery, 3);
    consolidateLaterEvery = atLeast(1, "consolidateLaterEvery", consolidateLaterEvery, 50);
    basisEvery = atLeast(1, "basisEvery", basisEvery, 30);
    keptSets = atLeast(1, "keptSets", keptSets, 10);
    maxSteps = atLeast(1, "maxSteps", maxSteps, 500);
    maxWidth = maxWidth == null ? 1e9 : maxWidth;
    extraSteps = atLeast(0, "extraSteps", extraSteps, 20);
    widening = widening == null ? Widening.CONST : widening;
    lineSearch = lineSearch == null ? LINE_SEARCH : List.copyOf(lineSearch);
    lineSearchSteps = atLeast(1, "lineSearchSteps", lineSearchSteps, 10);
    patience = atLeast(1, "patience", patience, 3);
    slopes = slopes == null ? SlopeConfig.published() : slopes;
    ablation = ablation == null ? Ablation.none() : ablation;
    if (!ablation.tightensAsPublished() && slopes.whenBeside(ablation) != SlopeConfig.When.NEVER) {
      throw new IllegalArgumentException(
          "slopes.when: expected never or nothing with this ablation, whose sets bound no slopes");
    }
    positive("stepSize", stepSize);
    positive("maxWidth", maxWidth);
    if (lineSearch.isEmpty()) {
      throw new IllegalArgumentException("lineSearch: expected at least one step size");
    }
    for (double candidate : lineSearch) {
      positive("lineSearch", candidate);
    }
  }

  /** The published defaults. */
  public static CraftConfig published() {
    return new CraftConfig(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same with parts of the method left out. */
  public CraftConfig withAblation(Ablation other) {
    return new CraftConfig(
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

  private static int atLeast(int least, String key, Integer value, int standard) {
    if (value == null) {
      return standard;
    }
    if (value < least || value > 1_000_000) {
      throw new IllegalArgumentException(key + ": expected " + least + " to 1000000, got " + value);
    }
    return value;
  }

  private static void positive(String key, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": expected a positive number, got " + value);
    }
  }
}
