package org.mondeq.certify.craft;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mondeq.certify.EnclosingVerifier;
import org.mondeq.certify.ProvingVerifier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.containment.CheckableEnclosure;
import org.mondeq.certify.craft.containment.EnclosureSearch;
import org.mondeq.certify.craft.containment.SearchSchedule;
import org.mondeq.certify.craft.slopes.CraftProof;
import org.mondeq.certify.craft.slopes.SlopeRefinement;
import org.mondeq.certify.craft.step.GeneratorBuffers;
import org.mondeq.certify.craft.step.InputSymbols;
import org.mondeq.certify.craft.step.SplittingCache;
import org.mondeq.certify.craft.tightening.AblatedTightening;
import org.mondeq.certify.craft.tightening.BestMargin;
import org.mondeq.certify.craft.tightening.ContainedSetsOnly;
import org.mondeq.certify.craft.tightening.EnclosureTightening;
import org.mondeq.certify.craft.tightening.MarginOverStates;
import org.mondeq.certify.craft.tightening.PublishedTightening;
import org.mondeq.certify.domain.UnboundedSetException;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;

/**
 * The CRAFT verifier [Müller21, Algorithm 1] for one model.
 *
 * <p>Making it costs O(p³ + p² q); one sample costs a few hundred abstract steps of O(k p²) for k
 * generators, k between q and q + p r'.
 */
public final class Craft implements EnclosingVerifier, ProvingVerifier {
  private final MonDeq model;
  private final CraftConfig config;
  private final List<SearchSchedule> searches;
  private final SplittingCache splittings;
  private final PeacemanRachford solver;
  private final BoundModel bounds;
  private final ThreadLocal<GeneratorBuffers> workspaces;

  /**
   * Prepares what belongs to the model.
   *
   * @throws org.mondeq.io.InvalidInputException if the configuration asks for a search by
   *     forward-backward steps that do not contract
   */
  public Craft(MonDeq model, CraftConfig config) {
    this(model, config, GeneratorBuffers::new);
  }

  /** As above, with other buffers for the generators. */
  Craft(MonDeq model, CraftConfig config, Supplier<GeneratorBuffers> memory) {
    this.workspaces = ThreadLocal.withInitial(memory);
    this.model = model;
    this.config = config;
    this.searches = SearchSchedule.of(config, model);
    this.splittings = new SplittingCache(model);
    searches.get(0).splitting(splittings);
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.bounds = new BoundModel(model);
  }

  @Override
  public boolean encloses(InputBox box) {
    InputSymbols x = InputSymbols.of(box, model);
    return enclosure().run(center(x), x, workspaces.get()).isPresent();
  }

  @Override
  public Verification verify(InputBox box, int label) {
    InputSymbols x = InputSymbols.of(box, model);
    GeneratorBuffers work = workspaces.get();
    EnclosureSearch enclosure = enclosure();
    Optional<EnclosureSearch.Contained> contained = enclosure.run(center(x), x, work);
    if (contained.isEmpty()) {
      return unconverged(enclosure);
    }
    MarginOverStates specification = MarginOverStates.of(model, label);
    SlopeBounder bounder = new SlopeBounder(bounds, box);
    BestMargin margins =
        new BestMargin(specification, config.ablation().domain(), bounder::intersect);
    String reason = "the margin stopped improving";
    try {
      tighten(margins, contained.get(), x, work);
      if (wantsSlopes(margins)) {
        SlopeRefinement refinement = new SlopeRefinement(config.slopes(), bounder);
        margins.reach(refinement.run(specification.leads()), "slopes");
        margins.addSteps(refinement.steps());
      }
    } catch (WorkTime.Over e) {
      reason = WorkTime.Over.REASON;
    }
    Verification verification = verification(margins, reason, enclosure.steps());
    return searches.size() == 1
        ? verification
        : verification.withSettings(contained.get().containment().search().settings());
  }

  /**
   * {@inheritDoc} The set that the evidence begins with is looked for anew, since the verdict may
   * rest on more than one.
   */
  @Override
  public Proved prove(InputBox box, int label) {
    Verification verification = verify(box, label);
    if (!(verification.verdict() instanceof Verdict.Certified)) {
      return new Proved(verification, Optional.empty());
    }
    InputSymbols x = InputSymbols.of(box, model);
    GeneratorBuffers work = workspaces.get();
    Optional<CheckableEnclosure> state =
        enclosure()
            .run(center(x), x, work)
            .flatMap(contained -> CheckableEnclosure.near(contained, x, work));
    return new Proved(
        verification, state.flatMap(s -> CraftProof.of(bounds, box, label, s)).map(p -> p));
  }

  private EnclosureSearch enclosure() {
    return new EnclosureSearch(config, searches, splittings);
  }

  /** The fixpoint of the centre of a box, or nearly so: sets may be searched from any point. */
  private double[] center(InputSymbols x) {
    return solver
        .forward(model.injection(x.centerRow()), StoppingRule.tight())
        .requireFinite()
        .row(0);
  }

  private void tighten(
      BestMargin margins,
      EnclosureSearch.Contained contained,
      InputSymbols x,
      GeneratorBuffers work) {
    try {
      afterContainment(margins, x).run(contained, work);
    } catch (UnboundedSetException e) {
      // The steps after containment may diverge; what they reached before that stands.
    }
  }

  private EnclosureTightening afterContainment(BestMargin margins, InputSymbols x) {
    if (config.ablation().containedOnly()) {
      return new ContainedSetsOnly(config, x, margins);
    }
    return config.ablation().tightensAsPublished()
        ? new PublishedTightening(config, splittings, x, margins)
        : new AblatedTightening(config, splittings, x, margins);
  }

  private boolean wantsSlopes(BestMargin margins) {
    return !margins.isPositive()
        && switch (config.whenSlopes()) {
          case FIRST -> true;
          case LAST -> margins.best() > config.slopes().threshold();
          case NEVER -> false;
        };
  }

  private static Verification unconverged(EnclosureSearch enclosure) {
    String reason = enclosure.failure() + " (" + enclosure.steps() + " steps)";
    Verdict verdict = new Verdict.Unknown(reason, Double.NEGATIVE_INFINITY);
    return new Verification(verdict, false, "iteration", enclosure.steps());
  }

  private static Verification verification(BestMargin margins, String reason, int before) {
    double margin = margins.best();
    Verdict verdict =
        margin > 0 ? new Verdict.Certified(margin) : new Verdict.Unknown(reason, margin);
    return new Verification(verdict, true, margins.stage(), before + margins.steps());
  }
}
