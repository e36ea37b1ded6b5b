package org.mondeq.cli.region;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Certificate;
import org.mondeq.cli.certify.CheckedVerifier;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;

/**
 * Proves one class on a box of few inputs: what the verifier leaves open is cut in half along the
 * input that moves the state most, and each part is a claim of its own. The box is proved when all
 * parts are, since they cover it. Safe for use by many threads.
 */
final class CellProof {
  private final CheckedVerifier verifier;
  private final Normalization normalization;
  private final double[] weights;
  private final List<ProofForm> forms;

  /**
   * Proofs for a model.
   *
   * @param verifier has a short budget for each part
   * @param forms that certificates may have
   */
  CellProof(MonDeq model, CheckedVerifier verifier, List<ProofForm> forms) {
    this.verifier = verifier;
    this.normalization = model.spec().normalization();
    this.weights = columnNorms(model.inputWeights());
    this.forms = List.copyOf(forms);
  }

  private static double[] columnNorms(Matrix weights) {
    double[] norms = new double[weights.cols()];
    for (int i = 0; i < weights.rows(); i++) {
      for (int j = 0; j < norms.length; j++) {
        norms[j] = Math.hypot(norms[j], weights.get(i, j));
      }
    }
    return norms;
  }

  /**
   * What is known of a box.
   *
   * @param margin that is proved; nothing unless all parts are
   * @param certificates one for each part of a proof
   * @param counterexample checked; nothing unless there is one
   * @param reason why there is neither
   * @param parts that were looked at, besides those that were cut
   * @param nodes of all trees
   */
  record Outcome(
      Optional<Double> margin,
      List<Certificate> certificates,
      Optional<AdversarialExample> counterexample,
      Optional<String> reason,
      int parts,
      long nodes) {}

  /** Collects what is known of the parts. */
  private static final class Parts {
    private final List<Certificate> certificates = new ArrayList<>();
    private double margin = Double.POSITIVE_INFINITY;
    private long nodes;

    Outcome proved() {
      int parts = certificates.size();
      return new Outcome(
          Optional.of(margin), certificates, Optional.empty(), Optional.empty(), parts, nodes);
    }

    Outcome refuted(AdversarialExample example) {
      int parts = certificates.size() + 1;
      return new Outcome(
          Optional.empty(), List.of(), Optional.of(example), Optional.empty(), parts, nodes);
    }

    Outcome open(String reason) {
      int parts = certificates.size() + 1;
      return new Outcome(
          Optional.empty(), List.of(), Optional.empty(), Optional.of(reason), parts, nodes);
    }
  }

  /**
   * Proves or refutes a class on a box.
   *
   * @param most parts that the box may be cut into
   * @throws WorkTime.Over if the time of this thread's work ends before
   */
  Outcome prove(InputBox box, int label, int most) {
    Parts done = new Parts();
    Deque<InputBox> open = new ArrayDeque<>(List.of(box));
    while (!open.isEmpty()) {
      WorkTime.check();
      InputBox part = open.pop();
      CheckedVerifier.Checked checked = verifier.check(part, label, forms);
      Verification verification = checked.verification();
      done.nodes += verification.steps();
      if (verification.verdict() instanceof Verdict.Certified certified) {
        done.margin = Math.min(done.margin, certified.margin());
        done.certificates.add(checked.certificate().orElseThrow());
      } else if (verification.verdict() instanceof Verdict.Falsified falsified) {
        return done.refuted(falsified.witness());
      } else {
        Verdict.Unknown unknown = (Verdict.Unknown) verification.verdict();
        WorkTime.check();
        boolean room = done.certificates.size() + open.size() + 2 <= most;
        Optional<List<InputBox>> halves = room ? cut(part) : Optional.empty();
        if (halves.isEmpty()) {
          return done.open(unknown.reason());
        }
        halves.get().forEach(open::push);
      }
    }
    return done.proved();
  }

  /** The halves along the input whose change moves the state most: {@code ‖U_j‖₂} its width. */
  private Optional<List<InputBox>> cut(InputBox box) {
    double[] radius = box.radius();
    int widest = 0;
    for (int j = 1; j < radius.length; j++) {
      widest = weights[j] * radius[j] > weights[widest] * radius[widest] ? j : widest;
    }
    return box.halves(widest, normalization);
  }
}
