package org.mondeq.certify.craft;

import org.mondeq.certify.domain.Basis;

/**
 * The part after containment where there is no zonotope part or only one splitting: plain steps,
 * without a line search.
 */
final class AblatedTightening implements AfterContainment {
  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final AbstractSplitting containing;
  private final Specification specification;
  private final InputSymbols x;
  private final Consolidator consolidator;
  private double best = Double.NEGATIVE_INFINITY;
  private int steps;
  private String stage = "containment";
  private Basis basis;

  /**
   * A refinement of one sample.
   *
   * @param containing the splitting that found containment
   */
  AblatedTightening(
      CraftConfig config,
      CraftSplittings splittings,
      AbstractSplitting containing,
      Specification specification,
      InputSymbols x) {
    this.config = config;
    this.splittings = splittings;
    this.containing = containing;
    this.specification = specification;
    this.x = x;
    this.consolidator = new Consolidator(config.ablation());
  }

  @Override
  public double best() {
    return best;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public String stage() {
    return stage;
  }

  @Override
  public void run(Rectified contained, Workspace work) {
    record(contained, "containment");
    switch (config.ablation().iteration()) {
      case PEACEMAN_RACHFORD ->
          iterate(containing, contained, new Part("peaceman-rachford", true), work);
      case FORWARD_BACKWARD ->
          iterate(containing, contained, new Part("forward-backward", false), work);
      case BOTH -> both(contained, work);
    }
  }

  private record Part(String name, boolean joint) {}

  /** Without a zonotope part, all step sizes that are small enough have the same limit. */
  private void both(Rectified contained, Workspace work) {
    AbstractState state = simplify(contained, 0, true);
    for (int i = 1; i <= config.extraSteps() && best <= 0; i++) {
      Rectified next = containing.step(state, x, work);
      steps++;
      record(next, "peaceman-rachford");
      state = simplify(next, i, true);
    }
    double smallest = config.lineSearch().stream().mapToDouble(a -> a).min().orElseThrow();
    iterate(splittings.forwardBackward(smallest), state, new Part("forward-backward", false), work);
  }

  private void iterate(AbstractSplitting splitting, AbstractState from, Part part, Workspace work) {
    AbstractState state = from;
    int lastGain = 0;
    int patience = config.patience() * config.consolidateLaterEvery();
    for (int i = 1; best <= 0 && i - lastGain <= patience && i <= config.maxSteps(); i++) {
      Rectified next = splitting.step(state, x, work);
      steps++;
      if (record(next, part.name)) {
        lastGain = i;
      }
      state = simplify(next, i, part.joint);
    }
  }

  private AbstractState simplify(Rectified state, int step, boolean joint) {
    if (config.ablation().domain() == Ablation.Domain.BOX) {
      return new Hull(state.bounds());
    }
    int every = config.consolidateLaterEvery();
    if (step % every != 0) {
      return state;
    }
    if (basis == null || step / every % 2 == 1) {
      basis = joint ? consolidator.jointBasis(state) : consolidator.basis(state);
    }
    return consolidator.consolidate(state, basis);
  }

  private boolean record(Rectified state, String part) {
    double margin = specification.margin(state, config.ablation().domain());
    if (margin <= best) {
      return false;
    }
    best = margin;
    stage = part;
    return true;
  }
}
