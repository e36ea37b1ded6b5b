package org.mondeq.certify.craft;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.SlopeBounder;
import org.mondeq.certify.craft.config.CraftConfig;
import org.mondeq.certify.craft.containment.CheckableEnclosure;
import org.mondeq.certify.craft.containment.ContractionSearch;
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
 * The CRAFT verifier for one model: Algorithm 1 [Müller21].
 *
 * <pre>  S ← {z*(x_c)}                                         a point
 *  until S ⊆ S′ for a kept set S′:                        Theorem 4.1, Theorem A.2
 *    at every r-th step: S ← widen(consolidate(S)), kept  Theorem 5.1, Appendix B
 *    S ← g#_PR(S)
 *  until the margin over S is positive or stops growing:
 *    S ← g#_PR(S), later g#_FB(S)                         Theorem A.1, Theorem 4.2
 *  optimise the slopes of the relaxations                 Appendix B</pre>
 *
 * <p>Making it costs O(p³ + p² q); one sample costs a few hundred abstract steps of O(k p²) for k
 * generators, k between q and q + p r'.
 */
public final class Craft implements Verifier {
  private final MonDeq model;
  private final CraftConfig config;
  private final List<ContractionSearch> contractions;
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

  /** As above, with a supplier of generator buffers. */
  Craft(MonDeq model, CraftConfig config, Supplier<GeneratorBuffers> memory) {
    this.workspaces = ThreadLocal.withInitial(memory);
    this.model = model;
    this.config = config;
    this.splittings = new SplittingCache(model);
    boolean contracts = config.containmentBy() == CraftConfig.ContainmentBy.CONTRACTION;
    this.contractions = contracts ? ContractionSearch.of(config, model, splittings) : List.of();
    this.searches = contracts ? List.of() : SearchSchedule.of(config, model);
    searches.stream().findFirst().ifPresent(search -> search.splitting(splittings));
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    this.bounds = new BoundModel(model);
  }

  @Override
  public Optional<Boolean> encloses(InputBox box) {
    InputSymbols x = InputSymbols.of(box, model);
    return Optional.of(enclosure().run(center(x), x, workspaces.get()).isPresent());
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
        margins.reach(refinement.run(specification.margins()), "slopes");
        margins.addSteps(refinement.steps());
      }
    } catch (WorkTime.Over e) {
      reason = WorkTime.Over.REASON;
    }
    Verification verification =
        verification(margins, reason, enclosure.steps()).withProof(() -> proof(box, label));
    boolean chosen = searches.size() > 1 || (searches.isEmpty() && config.stepSize().isEmpty());
    return chosen ? verification.withSettings(contained.get().settings()) : verification;
  }

  /** Searches the enclosure of a proof anew, since a verdict may rest on several. */
  private Optional<Evidence> proof(InputBox box, int label) {
    InputSymbols x = InputSymbols.of(box, model);
    GeneratorBuffers work = workspaces.get();
    return enclosure()
        .run(center(x), x, work)
        .flatMap(contained -> CheckableEnclosure.near(contained, x, work))
        .flatMap(state -> CraftProof.of(bounds, box, label, state))
        .map(found -> found);
  }

  private EnclosureSearch enclosure() {
    return new EnclosureSearch(config, contractions, searches, splittings);
  }

  /** The approximate fixpoint of the centre of a box; a search may start from any point. */
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
      // Steps after containment may diverge; the margins seen before that remain valid.
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
