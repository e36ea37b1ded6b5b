package org.mondeq.certify.craft.tightening;

import java.util.Optional;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.containment.ContainmentSearch;
import org.mondeq.certify.craft.containment.EnclosureSearch;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.domain.RectifiedStates;

/** Counts the margins of contained sets alone; the search for them continues unchanged. */
public final class ContainedSetsOnly implements EnclosureTightening {
  private final CraftConfig config;
  private final InputSymbols x;
  private final BestMargin margins;

  public ContainedSetsOnly(CraftConfig config, InputSymbols x, BestMargin margins) {
    this.config = config;
    this.x = x;
    this.margins = margins;
  }

  @Override
  public void run(EnclosureSearch.Contained contained, GeneratorBuffers work) {
    ContainmentSearch containment = contained.containment().orElseThrow();
    int before = containment.steps();
    int lastGain = before;
    int patience = config.patience() * config.consolidateLaterEvery();
    Optional<RectifiedStates> next = Optional.of(contained.set());
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
