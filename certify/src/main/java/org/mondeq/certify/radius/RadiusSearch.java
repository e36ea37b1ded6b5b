package org.mondeq.certify.radius;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verifier;
import org.mondeq.model.Normalization;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;

/**
 * Bisects the radius of robustness of samples. The result depends on the sample alone, unless time
 * ends the search.
 */
public final class RadiusSearch {
  private final Verifier verifier;
  private final Projection projection;
  private final Normalization normalization;
  private final Norm norm;
  private final double tolerance;
  private final double maximum;

  /**
   * What a search found out about a sample.
   *
   * @param certified the largest radius that the verifier certified; nothing if none
   * @param falsified a radius within which a misclassified input lies; nothing if none was found
   * @param counterexample that input
   * @param closed whether the two are within the tolerance
   * @param reason why the gap stayed open, if the verifier or the time left it so
   * @param counts how many balls were looked at
   */
  public record Found(
      OptionalDouble certified,
      OptionalDouble falsified,
      Optional<AdversarialExample> counterexample,
      boolean closed,
      Optional<String> reason,
      Counts counts) {
    /** Nothing, for a reason. */
    public static Found nothing(String reason) {
      return new Found(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          false,
          Optional.of(reason),
          new Counts(0, 0));
    }
  }

  /**
   * How many balls were looked at.
   *
   * @param verifications by the verifier
   * @param refused of these, those with an answer that the independent checker did not accept
   */
  public record Counts(int verifications, int refused) {}

  /**
   * A search by a verifier.
   *
   * @param verifier decides balls
   * @param projection draws adversarial examples nearer, in the norm of the radius
   * @param normalization of the model
   * @param tolerance the gap at which the radius counts as found, positive, in raw pixels
   * @param maximum the largest radius to ask about, positive, in raw pixels
   */
  public RadiusSearch(
      Verifier verifier,
      Projection projection,
      Normalization normalization,
      double tolerance,
      double maximum) {
    this.norm = projection.norm();
    this.verifier = verifier;
    this.projection = projection;
    this.normalization = normalization;
    this.tolerance = tolerance;
    this.maximum = maximum;
  }

  /** The norm of the radius. */
  public Norm norm() {
    return norm;
  }

  /**
   * Searches the radius of one sample.
   *
   * @param pixels the raw image {@code [q]}
   * @param label its class, which the model predicts
   * @param ended asked before each verification whether to give up; what is found then stands
   * @throws SoundnessAlarm if proofs and adversarial examples contradict each other
   */
  public Found search(double[] pixels, int label, BooleanSupplier ended) {
    Bracket bracket = new Bracket(tolerance, maximum);
    Optional<AdversarialExample> counterexample = Optional.empty();
    Optional<String> reason = Optional.empty();
    Counts counts = new Counts(0, 0);
    OptionalDouble next = bracket.next();
    boolean over = false;
    while (next.isPresent() && !ended.getAsBoolean() && !over) {
      double radius = next.getAsDouble();
      InputBox ball = InputBox.ball(pixels, radius, norm, normalization);
      try {
        Verdict verdict = verifier.verify(ball, label).verdict();
        counts = counted(counts, verdict);
        if (verdict instanceof Verdict.Certified) {
          bracket.certify(radius);
        } else if (verdict instanceof Verdict.Falsified falsified) {
          double floor = bracket.certified().orElse(0);
          counterexample =
              Optional.of(projection.nearer(falsified.witness(), pixels, label, floor));
          bracket.falsify(norm.distance(pixels, counterexample.get().pixels()));
        } else {
          reason = Optional.of(((Verdict.Unknown) verdict).reason());
          bracket.leaveOpen(radius);
        }
        next = bracket.next();
      } catch (WorkTime.Over e) {
        over = true;
      }
    }
    if (over || ended.getAsBoolean()) {
      reason = Optional.of(WorkTime.Over.REASON);
    }
    return found(bracket, counterexample, reason, counts);
  }

  private static Found found(
      Bracket bracket,
      Optional<AdversarialExample> counterexample,
      Optional<String> reason,
      Counts counts) {
    boolean settled = bracket.closed() || bracket.reachesMaximum();
    String why = reason.orElse("the sample itself is an adversarial example");
    return new Found(
        bracket.certified(),
        bracket.falsified(),
        counterexample,
        bracket.closed(),
        settled ? Optional.empty() : Optional.of(why),
        counts);
  }

  private static Counts counted(Counts before, Verdict verdict) {
    boolean refused = verdict instanceof Verdict.Unknown unknown && unknown.refused();
    return new Counts(before.verifications + 1, before.refused + (refused ? 1 : 0));
  }
}
