package org.mondeq.check;

import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.check.format.Counterexample;
import org.mondeq.check.format.Start;
import org.mondeq.io.FileBytes;
import org.mondeq.io.npz.Npz;

/**
 * Checks certificates and counterexamples of one model, from the model's file alone. Immutable but
 * for what it remembers, and safe for use by many threads.
 */
public final class Checker {
  /** In the functions of all conjunctions, at most. */
  private static final double MOST_NUMBERS = 1 << 26;

  private final String identity;
  private final CheckedModel model;
  private final Splittings splittings;
  private final BallReach reach;
  private final double workLimit;
  private final Runnable pulse;

  /**
   * Reads the model; O(p³).
   *
   * @throws org.mondeq.io.InvalidInputException if the file is no model
   */
  public Checker(Path modelFile) {
    this(Npz.bytes(modelFile));
  }

  /**
   * Takes the model from the bytes of its file, which also name it; O(p³).
   *
   * @throws org.mondeq.io.InvalidInputException if they are no model
   */
  public Checker(FileBytes modelFile) {
    this(modelFile, Work.LIMIT);
  }

  /**
   * As {@link #Checker(FileBytes)}, but with another limit.
   *
   * @param workLimit the most multiplications that the model or a certificate may take
   */
  public Checker(FileBytes modelFile, double workLimit) {
    this(modelFile, workLimit, () -> {});
  }

  /**
   * As {@link #Checker(FileBytes, double)}, for those whose time is limited.
   *
   * @param pulse called again and again during a check, which it ends by what it throws
   */
  public Checker(FileBytes modelFile, double workLimit, Runnable pulse) {
    this.pulse = pulse;
    this.identity = modelFile.sha256();
    this.model = CheckedModel.read(modelFile, workLimit);
    this.workLimit = workLimit;
    this.splittings = new Splittings(model);
    this.reach = new BallReach(model);
  }

  /**
   * Derives every claim of a certificate anew, and says whether it is proved.
   *
   * @throws org.mondeq.io.InvalidInputException if that would cost more than the limit
   */
  public Judgement check(Certificate certificate) {
    Work.require(Work.of(certificate, model.inputs()), workLimit, "certificate");
    try {
      Claim claim = certificate.claim();
      requireClaim(claim);
      Unproved.unless(certificate.start().units() == model.latent(), "another number of units");
      Enclosure inputs = model.normalized(claim.lower(), claim.upper());
      Optional<BallInputs> ball = ball(claim, inputs);
      LowerBound bound = new LowerBound(model, inputs, ball, pulse);
      UnitBounds bounds = start(certificate.start(), inputs, ball);
      Tightener.of(certificate.units(), bound).tighten(bounds);
      for (int unit = 0; unit < bounds.low.length; unit++) {
        // Every input has a fixpoint: bounds that exclude all of them would prove anything.
        Unproved.unless(
            !bounds.isEmpty(unit), "the bounds of unit " + unit + " exclude every input");
      }
      TreeCheck trees = new TreeCheck(certificate, bound, bounds);
      for (int i = 0; i < goals(claim); i++) {
        trees.check(goal(claim, i));
      }
      return new Judgement.Accepted(trees.requireEnd(), certificate.leafMultipliers().size());
    } catch (Unproved e) {
      return new Judgement.Rejected(e.getMessage());
    }
  }

  private int goals(Claim claim) {
    return claim.conjunctions().map(c -> c.sizes().length).orElse(model.classes() - 1);
  }

  /** What the tree of a number has to show. */
  private Goal goal(Claim claim, int i) {
    int label = claim.label();
    return claim
        .conjunctions()
        .map(conjunctions -> Goal.conjunction(model, conjunctions, i))
        .orElseGet(() -> Goal.lead(model, label, i < label ? i : i + 1));
  }

  private void requireClaim(Claim claim) throws Unproved {
    Unproved.unless(
        claim.model().equals(identity), "made for another model, of SHA-256 " + claim.model());
    if (claim.conjunctions().isPresent()) {
      requireConjunctions(claim.conjunctions().get());
    } else {
      Unproved.unless(
          claim.label() >= 0 && claim.label() < model.classes(), "no class " + claim.label());
    }
    Unproved.unless(claim.lower().length == model.inputs(), "another number of pixels");
    for (int i = 0; i < claim.lower().length; i++) {
      Unproved.unless(claim.lower()[i] <= claim.upper()[i], "the box is empty at pixel " + i);
    }
    if (claim.ball().isPresent()) {
      BallInputs.requireBall(claim.ball().get(), model.inputs());
    }
  }

  private void requireConjunctions(Conjunctions claimed) throws Unproved {
    int functions = claimed.constants().length;
    int sum = 0;
    for (int size : claimed.sizes()) {
      Unproved.unless(size > 0 && size <= functions - sum, "a conjunction of no functions");
      sum += size;
    }
    Unproved.unless(sum > 0 && sum == functions, "functions of no conjunction");
    Unproved.unless(
        claimed.outputs().width() == model.classes() && claimed.outputs().size() == functions,
        "another number of classes");
    Unproved.unless(
        !claimed.hasInputs()
            || (claimed.inputs().width() == model.inputs() && claimed.inputs().size() == functions),
        "another number of pixels");
    double numbers = (double) functions * (model.latent() + 2.0 * model.inputs());
    Unproved.unless(numbers <= MOST_NUMBERS, "more functions than are checked");
  }

  private Optional<BallInputs> ball(Claim claim, Enclosure inputs) throws Unproved {
    if (claim.ball().isEmpty()) {
      return Optional.empty();
    }
    BallInputs.requireInBox(claim);
    return Optional.of(new BallInputs(model, claim, inputs));
  }

  private UnitBounds start(Start start, Enclosure inputs, Optional<BallInputs> ball)
      throws Unproved {
    if (start instanceof Start.ContainedState state) {
      return ContainmentCheck.of(splittings.of(state.stepSize()), inputs, state);
    }
    double[] point = ((Start.NearPoint) start).point();
    return ball.isPresent()
        ? new BallBounds(model, reach, ball.get()).of(inputs, point)
        : FirstBounds.of(model, inputs, point);
  }

  /** Derives anew that a counterexample is one, and says whether it is proved. */
  public Judgement check(Counterexample example) {
    try {
      requireClaim(example.claim());
      return CounterexampleCheck.of(model, example);
    } catch (Unproved e) {
      return new Judgement.Rejected(e.getMessage());
    }
  }
}
