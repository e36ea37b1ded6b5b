package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;

/**
 * Evidence for methods that leave no multipliers: the root bounds of the complete verifier prove
 * anew what they claim, as far as they reach.
 */
public final class RootProver implements Verifier {
  private static final int ROUNDS = 8;

  private final Verifier method;
  private final BoundModel model;

  /**
   * A prover for a method.
   *
   * @param method has the verdict, on whatever part of the model
   * @param model the whole model, which the evidence is for
   */
  public RootProver(Verifier method, MonDeq model) {
    this.method = method;
    this.model = new BoundModel(model);
  }

  @Override
  public Verification verify(InputBox box, int label) {
    return method.verify(box, label).withProof(() -> evidence(box, label));
  }

  private Optional<Evidence> evidence(InputBox box, int label) {
    Proof proof = new Proof();
    ClassMargins classMargins = ClassMargins.of(model.model(), label);
    MarginBounder bounder =
        new MarginBounder(
            model,
            box,
            classMargins.directions(),
            classMargins.offsetsToProve(),
            Optional.of(proof.units()));
    PreStateBounds bounds = bounder.rootBounds();
    int[] open = IntStream.range(0, classMargins.size()).toArray();
    for (int round = 0; round <= ROUNDS && proof.exhausted().isEmpty(); round++) {
      if (round > 0) {
        bounder.tighten(bounds, MarginBounder.THOROUGH);
      }
      open = close(bounder, bounds, open, proof);
      if (open.length == 0 && proof.exhausted().isEmpty()) {
        return Optional.of(proof::certificate);
      }
    }
    return Optional.empty();
  }

  /** Proves what can be proved of the open margins, and returns the others. */
  private static int[] close(
      MarginBounder bounder, PreStateBounds bounds, int[] directions, Proof proof) {
    List<MarginBounder.Query> queries = new ArrayList<>();
    for (int direction : directions) {
      queries.add(new MarginBounder.Query(direction, bounds, Optional.empty()));
    }
    List<MarginBound> margins = bounder.bound(queries, MarginBounder.THOROUGH);
    return IntStream.range(0, directions.length)
        .filter(k -> !closes(margins.get(k), directions[k], proof))
        .map(k -> directions[k])
        .toArray();
  }

  private static boolean closes(MarginBound margin, int direction, Proof proof) {
    margin
        .multipliers()
        .ifPresent(multipliers -> proof.close(direction, Optional.empty(), multipliers));
    return margin.multipliers().isPresent();
  }
}
