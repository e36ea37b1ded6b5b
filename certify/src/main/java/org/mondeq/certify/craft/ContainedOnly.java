package org.mondeq.certify.craft;

import java.util.Optional;

/** Looks at the margin of contained sets alone: the search for them goes on as it was. */
final class ContainedOnly implements AfterContainment {
  private final CraftConfig config;
  private final Containment containment;
  private final Specification specification;
  private final InputSymbols x;
  private final int before;
  private double best = Double.NEGATIVE_INFINITY;

  ContainedOnly(
      CraftConfig config, Containment containment, Specification specification, InputSymbols x) {
    this.config = config;
    this.containment = containment;
    this.specification = specification;
    this.x = x;
    this.before = containment.steps();
  }

  @Override
  public void run(Rectified contained, Workspace work) {
    int lastGain = containment.steps();
    int patience = config.patience() * config.consolidateLaterEvery();
    Optional<Rectified> next = Optional.of(contained);
    while (next.isPresent()) {
      double margin = specification.margin(next.get(), config.ablation().domain());
      if (margin > best) {
        best = margin;
        lastGain = containment.steps();
      }
      boolean done = best > 0 || containment.steps() - lastGain > patience;
      next = done ? Optional.empty() : containment.resume(x, work);
    }
  }

  @Override
  public double best() {
    return best;
  }

  @Override
  public int steps() {
    return containment.steps() - before;
  }

  @Override
  public String stage() {
    return "containment";
  }
}
