package org.mondeq.check;

import java.nio.file.Path;

/** Checks certificates of one model, from the model's file alone. */
public final class Checker {
  private final String identity;
  private final CheckedModel model;

  /**
   * Reads the model; O(p³).
   *
   * @throws org.mondeq.io.InvalidInputException if the file is no dense model
   */
  public Checker(Path modelFile) {
    this.identity = ModelIdentity.of(modelFile);
    this.model = CheckedModel.read(modelFile);
  }

  /** Derives every claim of a certificate anew, and says whether it is proved. */
  public Judgement check(Certificate certificate) {
    try {
      requireClaim(certificate.claim());
      require(certificate.point().length == model.latent(), "another number of units");
      Claim claim = certificate.claim();
      Enclosure inputs = model.normalized(claim.lower(), claim.upper());
      LowerBound bound = new LowerBound(model, inputs);
      UnitBounds bounds = FirstBounds.of(model, inputs, certificate.point());
      tighten(bounds, bound, certificate);
      TreeCheck trees = new TreeCheck(certificate, bound, bounds);
      for (int other = 0; other < model.classes(); other++) {
        if (other != claim.label()) {
          trees.check(Objective.lead(model, claim.label(), other), other);
        }
      }
      return new Judgement.Accepted(trees.requireEnd(), certificate.leafMultipliers().size());
    } catch (Unproved e) {
      return new Judgement.Rejected(e.getMessage());
    }
  }

  private void requireClaim(Claim claim) throws Unproved {
    require(claim.model().equals(identity), "made for another model, of SHA-256 " + claim.model());
    require(claim.label() >= 0 && claim.label() < model.classes(), "no class " + claim.label());
    require(claim.lower().length == model.inputs(), "another number of pixels");
    for (int i = 0; i < claim.lower().length; i++) {
      require(claim.lower()[i] <= claim.upper()[i], "the box is empty at pixel " + i);
    }
  }

  /** Each row is taken within all bounds before it. */
  private void tighten(UnitBounds bounds, LowerBound bound, Certificate certificate)
      throws Unproved {
    for (int row = 0; row < certificate.units().length; row++) {
      int signed = certificate.units()[row];
      int unit = Math.abs(signed) - 1;
      int sign = Integer.signum(signed);
      Objective objective = Objective.unit(model.latent(), unit, sign);
      double least = bound.of(objective, certificate.unitMultipliers().row(row), bounds);
      if (sign > 0) {
        bounds.raiseLow(unit, least);
      } else {
        bounds.lowerHigh(unit, -least);
      }
      // Every input has a fixpoint: bounds that exclude all of them would prove anything.
      require(!bounds.isEmpty(unit), "the bounds of unit " + unit + " exclude every input");
    }
  }

  private static void require(boolean condition, String reason) throws Unproved {
    if (!condition) {
      throw new Unproved(reason);
    }
  }
}
