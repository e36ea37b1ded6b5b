package org.mondeq.certify.bab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.CutoffRows;
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
  private final List<CutoffRows> tightenings;
  private double[] leafMultipliers;

  private CertificateMutation(Certificate certificate, Random random) {
    this.random = random;
    this.point = ((Start.NearPoint) certificate.start()).point().clone();
    this.rounds = certificate.units().rounds();
    this.units = certificate.units().units().clone();
    this.unitMultipliers = certificate.units().multipliers().values().clone();
    this.tree = certificate.tree().clone();
    this.tightenings = new ArrayList<>(certificate.tightenings());
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
        mutation.tightenings,
        new Multipliers(p, mutation.leafMultipliers));
  }

  private void change() {
    if (!tightenings.isEmpty() && random.nextBoolean()) {
      changeTightening();
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> perturb(point);
      case 1 -> perturb(unitMultipliers);
      case 2 -> perturb(leafMultipliers);
      case 3 -> flip(unitMultipliers);
      case 4 -> flip(leafMultipliers);
      case 5 -> otherUnit(units);
      case 6 -> rounds = random.nextInt(12);
      default -> otherBranching();
    }
  }

  private void changeTightening() {
    int at = random.nextInt(tightenings.size());
    CutoffRows old = tightenings.get(at);
    double cutoff = old.cutoff();
    double[] prices = old.prices().clone();
    int[] bounded = old.rows().units().clone();
    double[] rows = old.rows().multipliers().values().clone();
    switch (random.nextInt(7)) {
      case 0 -> cutoff *= RawModel.power(random, -8, 8);
      case 1 -> perturb(prices);
      case 2 -> flip(prices);
      case 3 -> perturb(rows);
      case 4 -> flip(rows);
      case 5 -> otherUnit(bounded);
      default -> otherPlace();
    }
    Multipliers changed = new Multipliers(point.length, rows);
    tightenings.set(
        at, new CutoffRows(cutoff, prices, new UnitRows(bounded, changed, old.rows().rounds())));
  }

  /** Moves what stands before one node to before another. */
  private void otherPlace() {
    List<Integer> nodes = new ArrayList<>(Arrays.stream(tree).boxed().toList());
    nodes.remove((Integer) Certificate.TIGHTENING);
    nodes.add(random.nextInt(nodes.size() + 1), Certificate.TIGHTENING);
    tree = nodes.stream().mapToInt(Integer::intValue).toArray();
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
  private void otherUnit(int[] bounded) {
    if (bounded.length > 0) {
      int unit = 1 + random.nextInt(point.length);
      bounded[random.nextInt(bounded.length)] = random.nextBoolean() ? unit : -unit;
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
