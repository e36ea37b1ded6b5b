package org.mondeq.certify.craft;

import java.util.Optional;

/** Looks at the margin of contained sets alone: the search for them goes on as it was. */
final class ContainedOnly implements AfterContainment {
  private final CraftConfig config;
  private final InputSymbols x;
  private final Margins margins;

  ContainedOnly(CraftConfig config, InputSymbols x, Margins margins) {
    this.config = config;
    this.x = x;
    this.margins = margins;
  }

  @Override
  public void run(Enclosure.Contained contained, Workspace work) {
    Containment containment = contained.containment().orElseThrow();
    int before = containment.steps();
    int lastGain = before;
    int patience = config.patience() * config.consolidateLaterEvery();
    Optional<Rectified> next = Optional.of(contained.set());
    while (next.isPresent()) {
      if (margins.see(next.get(), contained.splitting(), "containment")) {
        lastGain = containment.steps();
      }
      boolean done = margins.isPositive() || containment.steps() - lastGain > patience;
      next = done ? Optional.empty() : containment.resume(x, work);
    }
    margins.addSteps(containment.steps() - before);
  }
}
