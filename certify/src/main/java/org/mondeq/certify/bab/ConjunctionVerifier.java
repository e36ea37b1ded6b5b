package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.attack.FunctionSearch;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bab.CompleteVerifier.Limits;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.MarginBounder.Query;
import org.mondeq.certify.bound.dual.Functions;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.OutputFunctions;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.WorkTime;

/**
 * The complete verifier for conjunctions of linear functions of outputs and inputs: root bounds and
 * the inputs that they propose, an attack, then a tree for each conjunction that is still open.
 *
 * <p>A conjunction of one function is a margin. One of several is shown to hold nowhere by sums of
 * its functions, with weights that are searched for in every node; where no unit is open, a linear
 * program finds the best. Every case is decided unless time or nodes run out, or the largest
 * function of a conjunction is smallest within rounding of zero. Safe for use by many threads.
 */
public final class ConjunctionVerifier {
  private final BoundModel model;
  private final CompleteConfig config;
  private final CheckedClassifier classifier;
  private final FunctionSearch attack;
  private final FunctionSearch lateAttack;

  /** Prepares what belongs to the model; O(p³ + p q). */
  public ConjunctionVerifier(MonDeq model, CompleteConfig config) {
    this.model = new BoundModel(model);
    this.config = config;
    this.classifier = new CheckedClassifier(model);
    this.attack = new FunctionSearch(model, config.attack());
    this.lateAttack = new FunctionSearch(model, config.lateAttack());
  }

  /** The classifier of the model, which has the last word on inputs. */
  public CheckedClassifier classifier() {
    return classifier;
  }

  /** Decides whether a case holds anywhere. */
  public Answer verify(UnsafeCase unsafe, Limits limits) {
    Budget budget = new Budget(limits.seconds(), config.maxNodes(), limits.cancelled());
    try {
      return WorkTime.within(limits.seconds(), limits.cancelled(), () -> verify(unsafe, budget));
    } catch (WorkTime.Over e) {
      return new Answer.Unknown(budget.reason());
    }
  }

  private Answer verify(UnsafeCase unsafe, Budget budget) {
    PointSearch points =
        new PointSearch(model.model(), unsafe, classifier, lateAttack, config.seed());
    Optional<Answer> middle = answer(points.among(List.of(unsafe.box().center())));
    if (middle.isPresent()) {
      return middle.get();
    }
    if (unsafe.holdsEverywhere()) {
      return new Answer.Unknown("no number of double precision is in the box");
    }
    Functions functions = OutputFunctions.of(model.model(), unsafe, ClassMargins.PROOF_SLACK);
    Proof proof = new Proof();
    MarginBounder bounder =
        new MarginBounder(model, unsafe.box(), functions, Optional.of(proof.units()));
    PreStateBounds bounds = bounder.rootBounds();
    if (bounds.isEmpty()) {
      throw new FailedRunException("the bounds of a box of inputs are empty; this is a fault");
    }
    List<MarginBound> margins =
        bounder.bound(queries(functions.size(), bounds), MarginBounder.THOROUGH);
    if (margins.stream().anyMatch(margin -> margin.open().isPresent())) {
      Optional<Answer> found =
          answer(points.among(CompleteVerifier.corners(margins)))
              .or(() -> answer(points.attack(attack)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    CompleteVerifier.closeRoots(proof, margins);
    return search(
        new SearchTree.Tools(bounder.forTrees(bounds), points, budget, Optional.of(proof)),
        bounds,
        margins);
  }

  private static Optional<Answer> answer(Optional<PointSearch.Point> point) {
    return point.map(PointSearch.Point::answer);
  }

  private static List<Query> queries(int directions, PreStateBounds bounds) {
    return IntStream.range(0, directions)
        .mapToObj(i -> new Query(i, bounds, Optional.empty()))
        .toList();
  }

  /** A tree for each conjunction that is open; one may hold where another one ended open. */
  private Answer search(SearchTree.Tools tools, PreStateBounds bounds, List<MarginBound> margins) {
    Proof proof = tools.proof().orElseThrow();
    Optional<String> open = proof.exhausted();
    double least = Double.POSITIVE_INFINITY;
    for (int direction : worstFirst(margins)) {
      MarginBound margin = margins.get(direction);
      if (margin.open().isEmpty()) {
        least = Math.min(least, margin.value());
        continue;
      }
      SearchTree.Outcome outcome =
          new SearchTree(tools, config, direction, tools.bounder().bytesOfStart())
              .run(Node.root(margin, bounds, tools.bounder()));
      if (outcome instanceof SearchTree.Outcome.Refuted refuted
          && refuted.counterexample() instanceof PointSearch.Point point) {
        return point.answer();
      }
      if (outcome instanceof SearchTree.Outcome.Proved proved) {
        least = Math.min(least, proved.margin());
      } else if (outcome instanceof SearchTree.Outcome.Open left) {
        open = open.or(() -> Optional.of(left.reason()));
      }
    }
    Optional<String> reason = open.or(proof::exhausted);
    return reason.isPresent()
        ? new Answer.Unknown(reason.get())
        : new Answer.Unsat(least, proof::certificate);
  }

  private static List<Integer> worstFirst(List<MarginBound> margins) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, margins.size()).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> margins.get(i).value()));
    return order;
  }
}
