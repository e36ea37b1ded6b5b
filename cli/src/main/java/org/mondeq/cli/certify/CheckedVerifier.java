package org.mondeq.cli.certify;

import java.util.List;
import java.util.Optional;
import org.mondeq.certify.Evidence;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.spec.InputBox;

/**
 * A verifier whose verdicts the independent checker has accepted: what it refuses is unknown.
 * Margins are those that the checker has derived. Safe for use by many threads if the verifiers
 * are.
 */
public final class CheckedVerifier implements Verifier {
  private static final String REFUSED = "the checker refused the ";

  private final List<Verifier> verifiers;
  private final Referee referee;

  /**
   * Verdicts of a verifier, checked.
   *
   * @param verifiers the first one's verdict counts; the others are asked for evidence, in their
   *     order, where the checker does not accept its own
   */
  public CheckedVerifier(List<Verifier> verifiers, Referee referee) {
    if (verifiers.isEmpty()) {
      throw new IllegalArgumentException("verifiers: expected one at least");
    }
    this.verifiers = List.copyOf(verifiers);
    this.referee = referee;
  }

  /**
   * A verdict, checked.
   *
   * @param certificate what the checker has accepted; nothing unless the verdict is certified
   */
  public record Checked(Verification verification, Optional<Certificate> certificate) {}

  /** The claim of an input set and a class. */
  Claim claim(InputBox box, int label) {
    return referee.claim(box, label);
  }

  @Override
  public Verification verify(InputBox box, int label) {
    return check(box, label, ProofForm.tried(false)).verification();
  }

  /**
   * As {@link #verify}, with the certificate that the checker has accepted.
   *
   * @param forms that the certificate may have, of which the first that is accepted is taken
   */
  public Checked check(InputBox box, int label, List<ProofForm> forms) {
    Verification verification = verifiers.get(0).verify(box, label);
    if (verification.verdict() instanceof Verdict.Certified) {
      return certified(new Attempt(claim(box, label), forms), verification, box);
    }
    if (verification.verdict() instanceof Verdict.Falsified falsified) {
      Verdict verdict = judged(falsified, box, label);
      return new Checked(verification.withVerdict(verdict), Optional.empty());
    }
    return new Checked(verification, Optional.empty());
  }

  private Checked certified(Attempt attempt, Verification verification, InputBox box) {
    boolean accepted = attempt.accepts(verification.evidence());
    for (int i = 1; i < verifiers.size() && !accepted; i++) {
      accepted = attempt.accepts(verifiers.get(i).verify(box, attempt.claim.label()).evidence());
    }
    return new Checked(
        verification.withVerdict(attempt.verdict()), Optional.ofNullable(attempt.found));
  }

  /**
   * A counterexample's verdict, checked. The margin of an accepted one is negative, and its size is
   * rounded down.
   */
  public Verdict judged(Verdict.Falsified falsified, InputBox box, int label) {
    Judgement judgement = referee.judge(falsified.witness(), box, label);
    if (judgement instanceof Judgement.Accepted accepted) {
      return new Verdict.Falsified(falsified.witness(), -accepted.lead());
    }
    Judgement.Rejected rejected = (Judgement.Rejected) judgement;
    return Verdict.Unknown.refused(REFUSED + "counterexample: " + rejected.reason());
  }

  /** The search for a certificate of one claim. */
  private final class Attempt {
    private final Claim claim;
    private final List<ProofForm> forms;
    private String reason = "no proof that the checker knows was found";
    private Certificate found;
    private double margin;

    Attempt(Claim claim, List<ProofForm> forms) {
      this.claim = claim;
      this.forms = forms;
    }

    boolean accepts(Optional<? extends Evidence> evidence) {
      for (int i = 0; i < forms.size() && found == null && evidence.isPresent(); i++) {
        Certificate certificate = evidence.get().certificate(claim, forms.get(i));
        Judgement judgement = referee.judge(certificate);
        if (judgement instanceof Judgement.Accepted accepted) {
          found = certificate;
          margin = accepted.lead();
        } else {
          reason = REFUSED + "proof: " + ((Judgement.Rejected) judgement).reason();
        }
      }
      return found != null;
    }

    Verdict verdict() {
      return found == null ? Verdict.Unknown.refused(reason) : new Verdict.Certified(margin);
    }
  }
}
