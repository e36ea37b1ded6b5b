package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.mondeq.attack.ProjectedGradientDescent;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CounterexampleSearch.Misclassified;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.MarginBounder.Ascent;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;

/**
 * The complete verifier: root bounds and the inputs that they propose, a quick attack, then a tree
 * for each class that is still open, the worst first.
 *
 * <p>Every sample is decided unless time or nodes run out, or its smallest margin lies within
 * rounding of zero.
 */
public final class CompleteVerifier implements Verifier {
  private final BoundModel model;
  private final CompleteConfig config;
  private final ProjectedGradientDescent attack;
  private final ProjectedGradientDescent lateAttack;
  private final Limits limits;
  private final Ascent ascent;
  private final PixelDepth depth;
  private final boolean keepsProofs;

  /**
   * What one sample may use beyond the configured nodes.
   *
   * @param seconds the time limit; infinite for none
   * @param cancelled asked while searching; once it says true, the sample is left open
   */
  public record Limits(double seconds, BooleanSupplier cancelled) {
    /** No limit at all. */
    public static Limits none() {
      return new Limits(Double.POSITIVE_INFINITY, () -> false);
    }
  }

  /** The verifier of a model with its default parameters and no limit of time; O(p³ + p q). */
  public static CompleteVerifier of(MonDeq model) {
    return new CompleteVerifier(model, CompleteConfig.defaults(), Limits.none());
  }

  /** Prepares what belongs to the model; O(p³ + p q). */
  public CompleteVerifier(MonDeq model, CompleteConfig config, Limits limits) {
    this(model, config, limits, PixelDepth.REAL);
  }

  /**
   * The same, but only pixels of a depth count as a counterexample; proofs are of all inputs. Where
   * there are others alone, a sample is left open.
   */
  public CompleteVerifier(MonDeq model, CompleteConfig config, Limits limits, PixelDepth depth) {
    this.depth = depth;
    this.keepsProofs = false;
    this.model = new BoundModel(model);
    this.config = config;
    this.limits = limits;
    this.ascent = config.ascent();
    this.attack = new ProjectedGradientDescent(model, config.attack(), depth);
    this.lateAttack = new ProjectedGradientDescent(model, config.lateAttack(), depth);
  }

  private CompleteVerifier(CompleteVerifier other, boolean keepsProofs) {
    this.model = other.model;
    this.config = other.config;
    this.attack = other.attack;
    this.lateAttack = other.lateAttack;
    this.limits = other.limits;
    this.ascent = other.ascent;
    this.depth = other.depth;
    this.keepsProofs = keepsProofs;
  }

  /**
   * The same verifier, whose certified verdicts come with evidence. A little more is proved than
   * the claim then, so that it also passes in other arithmetic; and what is proved by more than
   * fits a certificate is left unknown.
   */
  public CompleteVerifier withEvidence() {
    return new CompleteVerifier(this, true);
  }

  @Override
  public Verification verify(InputBox box, int label) {
    if (!keepsProofs) {
      return verify(box, label, Optional.empty());
    }
    Proof proof = new Proof();
    return verify(box, label, proof).withProof(() -> Optional.of(proof::certificate));
  }

  /**
   * As {@link #verify(InputBox, int)}, and keeps what a certified verdict rests on. A little more
   * is proved than the claim then, so that it also passes in other arithmetic; and what is proved
   * by more than fits a certificate is left unknown.
   *
   * @param box normalised inputs
   * @param label the claimed class
   * @param proof of nothing so far
   */
  public Verification verify(InputBox box, int label, Proof proof) {
    Verification answer = verify(box, label, Optional.of(proof));
    Optional<String> reason = proof.exhausted();
    if (answer.verdict() instanceof Verdict.Certified certified && reason.isPresent()) {
      Verdict unknown = new Verdict.Unknown(reason.get(), certified.margin());
      return new Verification(unknown, true, answer.stage(), answer.steps());
    }
    return answer;
  }

  private Verification verify(InputBox box, int label, Optional<Proof> proof) {
    Budget budget = new Budget(limits.seconds(), config.maxNodes(), limits.cancelled());
    try {
      return WorkTime.within(
          limits.seconds(), limits.cancelled(), () -> verify(box, label, proof, budget));
    } catch (WorkTime.Over e) {
      Verdict unknown = new Verdict.Unknown(budget.reason(), Double.NEGATIVE_INFINITY);
      return answer(unknown, "root", budget);
    }
  }

  private Verification verify(InputBox box, int label, Optional<Proof> proof, Budget budget) {
    ClassMargins classMargins = ClassMargins.of(model.model(), label);
    double[] offsets = proof.isPresent() ? classMargins.offsetsToProve() : classMargins.offsets();
    MarginBounder bounder =
        new MarginBounder(model, box, classMargins.directions(), offsets, proof.map(Proof::units));
    PreStateBounds bounds = requireInhabited(bounder.rootBounds());
    List<MarginBound> margins =
        bounder.bound(queries(classMargins.size(), bounds), MarginBounder.THOROUGH);
    double worst = margins.stream().mapToDouble(MarginBound::value).min().orElseThrow();
    if (worst > 0) {
      proof.ifPresent(kept -> closeRoots(kept, margins));
      return answer(new Verdict.Certified(worst), "root", budget);
    }
    CounterexampleJudge check =
        new CounterexampleJudge(model.model(), attack.classifier(), label, box, depth);
    LateAttack late = new LateAttack(lateAttack, box, label, config.seed() + 1);
    CounterexampleSearch counterexamples = new CounterexampleSearch(model, label, check, late);
    Optional<AdversarialExample> corner =
        counterexamples.among(corners(margins)).map(Misclassified::example);
    if (corner.isPresent()) {
      return answer(new Verdict.Falsified(corner.get()), "root", budget);
    }
    if (attack.attack(box.middlePixels(), label, box, config.seed())
        instanceof AdversarialExample found) {
      return answer(new Verdict.Falsified(found), "attack", budget);
    }
    return search(
        new SearchTree.Tools(bounder.forTrees(bounds), counterexamples, budget, proof),
        bounds,
        boundAgain(bounder, bounds, margins));
  }

  /** Where the relaxations of open margins are smallest. */
  static List<double[]> corners(List<MarginBound> margins) {
    return margins.stream().flatMap(m -> m.open().stream()).map(MarginBound.Open::corner).toList();
  }

  static void closeRoots(Proof proof, List<MarginBound> margins) {
    for (int i = 0; i < margins.size(); i++) {
      if (margins.get(i).open().isEmpty()) {
        MarginBound margin = margins.get(i);
        proof.close(i, Optional.empty(), margin.multipliers().orElseThrow(), margin.weights());
      }
    }
  }

  /** Margins within tighter bounds; those that are proved stay as they are. */
  private List<MarginBound> boundAgain(
      MarginBounder bounder, PreStateBounds bounds, List<MarginBound> margins) {
    List<MarginBound> results = new ArrayList<>(margins);
    for (int i = 0; i < margins.size(); i++) {
      Optional<MarginBound.Open> open = margins.get(i).open();
      if (open.isPresent()) {
        Query query = new Query(i, bounds, Optional.of(open.get().start()));
        results.set(i, bounder.bound(List.of(query), ascent).get(0));
      }
    }
    return results;
  }

  /** Every box has fixpoints: bounds that exclude all of them must not prove anything. */
  private static PreStateBounds requireInhabited(PreStateBounds bounds) {
    if (bounds.isEmpty()) {
      throw new FailedRunException("the bounds of a box of inputs are empty; this is a fault");
    }
    return bounds;
  }

  private static List<Query> queries(int directions, PreStateBounds bounds) {
    return IntStream.range(0, directions)
        .mapToObj(i -> new Query(i, bounds, Optional.empty()))
        .toList();
  }

  /**
   * A tree for each margin that is open; one may find a counterexample where another ended open.
   */
  private Verification search(
      SearchTree.Tools tools, PreStateBounds bounds, List<MarginBound> margins) {
    double[] proved = margins.stream().mapToDouble(MarginBound::value).toArray();
    Optional<String> open = Optional.empty();
    tools.proof().ifPresent(kept -> closeRoots(kept, margins));
    for (int direction : worstFirst(margins)) {
      MarginBound margin = margins.get(direction);
      if (margin.open().isEmpty()) {
        continue;
      }
      SearchTree.Outcome outcome =
          new SearchTree(tools, config, direction, tools.bounder().bytesOfStart())
              .run(Node.root(margin, bounds, tools.bounder()));
      if (outcome instanceof SearchTree.Outcome.Refuted refuted
          && refuted.counterexample() instanceof Misclassified counterexample) {
        return answer(new Verdict.Falsified(counterexample.example()), "tree", tools.budget());
      }
      if (outcome instanceof SearchTree.Outcome.Proved certified) {
        proved[direction] = certified.margin();
      } else if (outcome instanceof SearchTree.Outcome.Open left) {
        proved[direction] = left.lowerBound();
        open = open.or(() -> Optional.of(left.reason()));
      }
    }
    double least = Arrays.stream(proved).min().orElseThrow();
    Verdict verdict =
        open.isPresent() ? new Verdict.Unknown(open.get(), least) : new Verdict.Certified(least);
    return answer(verdict, "tree", tools.budget());
  }

  private static List<Integer> worstFirst(List<MarginBound> margins) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, margins.size()).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> margins.get(i).value()));
    return order;
  }

  private static Verification answer(Verdict verdict, String stage, Budget budget) {
    return new Verification(verdict, true, stage, (int) budget.nodes());
  }
}
