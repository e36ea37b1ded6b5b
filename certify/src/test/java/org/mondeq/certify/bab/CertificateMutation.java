package org.mondeq.certify.bab;

import java.util.Random;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;

/** Random changes of a certificate's proof, which leave its claim as it is. */
final class CertificateMutation {
  private final Random random;
  private int rounds;
  private double[] point;
  private int[] units;
  private double[] unitMultipliers;
  private int[] tree;
  private double[] leafMultipliers;

  private CertificateMutation(Certificate certificate, Random random) {
    this.random = random;
    this.point = ((Start.NearPoint) certificate.start()).point().clone();
    this.rounds = certificate.units().rounds();
    this.units = certificate.units().units().clone();
    this.unitMultipliers = certificate.units().multipliers().values().clone();
    this.tree = certificate.tree().clone();
    this.leafMultipliers = certificate.leafMultipliers().values().clone();
  }

  /** The certificate with one to three changes. */
  static Certificate of(Certificate certificate, Random random) {
    CertificateMutation mutation = new CertificateMutation(certificate, random);
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutation.change();
    }
    int p = mutation.point.length;
    return new Certificate(
        certificate.claim(),
        new Start.NearPoint(mutation.point),
        new UnitRows(mutation.units, new Multipliers(p, mutation.unitMultipliers), mutation.rounds),
        mutation.tree,
        new Multipliers(p, mutation.leafMultipliers));
  }

  private void change() {
    switch (random.nextInt(8)) {
      case 0 -> perturb(point);
      case 1 -> perturb(unitMultipliers);
      case 2 -> perturb(leafMultipliers);
      case 3 -> flip(unitMultipliers);
      case 4 -> flip(leafMultipliers);
      case 5 -> otherUnit();
      case 6 -> rounds = random.nextInt(12);
      default -> otherBranching();
    }
  }

  /** Changes some numbers a little, and maybe their signs. */
  private void perturb(double[] values) {
    double scale = RawModel.power(random, -8, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 + scale * random.nextGaussian();
    }
  }

  /** Flips one bit of one number. */
  private void flip(double[] values) {
    if (values.length > 0) {
      int i = random.nextInt(values.length);
      long bits = Double.doubleToRawLongBits(values[i]) ^ (1L << random.nextInt(64));
      values[i] = Double.longBitsToDouble(bits);
    }
  }

  /** Lets a row bound another unit, or its other side. */
  private void otherUnit() {
    if (units.length > 0) {
      int unit = 1 + random.nextInt(point.length);
      units[random.nextInt(units.length)] = random.nextBoolean() ? unit : -unit;
    }
  }

  /** Branches on another unit. */
  private void otherBranching() {
    for (int i = 0; i < tree.length; i++) {
      if (tree[i] >= 0 && random.nextBoolean()) {
        tree[i] = random.nextInt(point.length);
      }
    }
  }
}
