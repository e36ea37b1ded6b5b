package org.mondeq.certify.craft.slopes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.certify.bound.MarginBound;
import org.mondeq.certify.bound.MarginBounder;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.craft.containment.CheckableEnclosure;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.spec.InputBox;

/**
 * Multipliers that prove every margin from a checkable enclosure.
 *
 * @param state the set
 * @param log what tightens the bounds of units that the enclosure gives
 * @param rows a row of multipliers for each other class
 */
public record CraftProof(CheckableEnclosure state, ProofLog log, List<double[]> rows)
    implements Evidence {
  private static final int ROUNDS = 8;

  /** A proof of the margins of a class; empty if none is found. */
  public static Optional<CraftProof> of(
      BoundModel model, InputBox box, int label, CheckableEnclosure state) {
    ClassMargins classMargins = ClassMargins.of(model.model(), label);
    ProofLog log = new ProofLog(ProofLog.MAX_NUMBERS);
    MarginBounder bounder =
        new MarginBounder(
            model, box, classMargins.directions(), classMargins.offsetsToProve(), Optional.of(log));
    PreStateBounds bounds = bounder.rootBounds(state.hulls(), state.start().stepSize());
    double[][] proofs = new double[classMargins.size()][];
    for (int round = 0; round <= ROUNDS; round++) {
      int[] open = IntStream.range(0, proofs.length).filter(i -> proofs[i] == null).toArray();
      if (open.length == 0 && log.size() <= ProofLog.MAX_NUMBERS) {
        return Optional.of(new CraftProof(state, log, Arrays.asList(proofs)));
      }
      if (round > 0) {
        bounder.tighten(bounds, MarginBounder.THOROUGH);
      }
      List<MarginBounder.Query> queries = new ArrayList<>();
      for (int i : open) {
        queries.add(new MarginBounder.Query(i, bounds, Optional.empty()));
      }
      List<MarginBound> margins = bounder.bound(queries, MarginBounder.THOROUGH);
      for (int k = 0; k < open.length; k++) {
        proofs[open[k]] = margins.get(k).multipliers().orElse(null);
      }
    }
    return Optional.empty();
  }

  @Override
  public Certificate certificate(Claim claim, ProofForm form) {
    int p = state.start().units();
    int[] leaves = new int[rows.size()];
    Arrays.fill(leaves, Certificate.LEAF);
    return new Certificate(claim, state.start(), form.units(log, p), leaves, form.margins(rows, p));
  }
}
