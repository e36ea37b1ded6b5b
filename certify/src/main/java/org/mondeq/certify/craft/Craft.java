package org.mondeq.certify.craft;

import java.util.Optional;
import java.util.function.Supplier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;

/**
 * The CRAFT verifier [Müller21, Algorithm 1] for one model.
 *
 * <p>Making it costs O(p³ + p² q); one sample costs a few hundred abstract steps of O(k p²) for k
 * generators, k between q and q + p r'.
 */
public final class Craft implements Verifier {
  private final MonDeq model;
  private final CraftConfig config;
  private final CraftSplittings splittings;
  private final AbstractSplitting containing;
  private final PeacemanRachford solver;
  private final BoundModel bounds;
  private final ThreadLocal<Workspace> workspaces;

  /**
   * Prepares what belongs to the model.
   *
   * @throws org.mondeq.io.InvalidInputException if the configuration asks for a search by
   *     forward-backward steps that do not contract
   */
  public Craft(MonDeq model, CraftConfig config) {
    this(model, config, Workspace::new);
  }

  /** As above, with other buffers for the generators. */
  Craft(MonDeq model, CraftConfig config, Supplier<Workspace> memory) {
    this.workspaces = ThreadLocal.withInitial(memory);
    this.model = model;
    this.config = config;
    this.splittings = new CraftSplittings(model, config.stepSize());
    this.containing = containing(model, config.ablation(), splittings);
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.bounds = new BoundModel(model);
  }

  private static AbstractSplitting containing(
      MonDeq model, Ablation ablation, CraftSplittings splittings) {
    return ablation.onlyForwardBackward()
        ? splittings.forwardBackward(ContractiveStep.of(model, ablation.forwardBackwardStepSize()))
        : splittings.peacemanRachford();
  }

  @Override
  public Verification verify(InputBox box, int label) {
    InputSymbols x = InputSymbols.of(box, model);
    double[] center =
        solver.forward(model.injection(x.centerRow()), StoppingRule.tight()).require().row(0);
    Containment containment = new Containment(config, containing);
    Workspace work = workspaces.get();
    try {
      Optional<Rectified> contained = containment.run(center, x, work);
      if (contained.isPresent()) {
        SlopeBounder bounder = new SlopeBounder(bounds, box);
        AfterContainment refinement =
            refinement(containment, Specification.of(model, label), x, bounder);
        return tighten(refinement, contained.get(), work, containment.steps());
      }
    } catch (UnboundedSetException e) {
      return unconverged("the set of states grew without bound", containment.steps());
    }
    return unconverged("no containment", containment.steps());
  }

  private AfterContainment refinement(
      Containment containment, Specification specification, InputSymbols x, SlopeBounder bounder) {
    if (config.ablation().containedOnly()) {
      return new ContainedOnly(config, containment, specification, x);
    }
    return config.ablation().tightensAsPublished()
        ? new Tightening(config, splittings, specification, x, bounder)
        : new AblatedTightening(config, splittings, containing, specification, x);
  }

  private static Verification unconverged(String why, int steps) {
    String reason = why + " (" + steps + " steps)";
    return new Verification(
        new Verdict.Unknown(reason, Double.NEGATIVE_INFINITY), false, "iteration", steps);
  }

  private static Verification tighten(
      AfterContainment tightening, Rectified contained, Workspace work, int before) {
    try {
      tightening.run(contained, work);
    } catch (UnboundedSetException e) {
      // The steps after containment may diverge; what they reached before that stands.
    }
    double margin = tightening.best();
    Verdict verdict =
        margin > 0
            ? new Verdict.Certified(margin)
            : new Verdict.Unknown("the margin stopped improving", margin);
    return new Verification(verdict, true, tightening.stage(), before + tightening.steps());
  }
}
