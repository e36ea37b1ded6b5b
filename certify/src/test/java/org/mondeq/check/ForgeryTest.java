package org.mondeq.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.check.format.Multipliers;
import org.mondeq.check.format.Start;
import org.mondeq.check.format.UnitRows;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.MemoryFolder;

/**
 * Forged certificates for models whose numbers are of any size. The bias of the label's logit is
 * lowered to the last double for which the checker accepts a forgery; there the claim must still be
 * true at every input that is tried, in exact arithmetic.
 */
class ForgeryTest {
  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void whatIsAcceptedIsTrue() {
    Campaign.run("forged certificates", 300, 64, this::forge);
  }

  private String forge(Random random) {
    ExtremeModel model = new ExtremeModel(random);
    double[] lower = new double[model.inputs];
    double[] upper = new double[model.inputs];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      double width = random.nextInt(6) == 0 ? 0 : Math.pow(10, -12 * random.nextDouble());
      upper[i] = lower[i] + width;
    }
    Claim claim = new Claim("", 0, lower, upper);
    return forge(model, claim, inputs(lower, upper, random), random);
  }

  /** The same of balls of any radius, around inputs of the range of pixels. */
  @Test
  void whatIsAcceptedOfBallsIsTrue() {
    Campaign.run("forged certificates of balls", 300, 64, this::forgeInBall);
  }

  private String forgeInBall(Random random) {
    ExtremeModel model = new ExtremeModel(random);
    double[] center = new double[model.inputs];
    for (int i = 0; i < center.length; i++) {
      center[i] = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
    }
    double epsilon = random.nextInt(6) == 0 ? 0 : Math.pow(10, 0.5 - 12 * random.nextDouble());
    boolean two = random.nextBoolean();
    Ball ball = new Ball(two ? Ball.Norm.TWO : Ball.Norm.ONE, epsilon, center);
    InputBox box = InputBox.ball(center, epsilon, Normalization.identity(1));
    Claim claim = new Claim("", 0, box.outerLowPixels(), box.outerHighPixels(), Optional.of(ball));
    org.mondeq.spec.Ball exact =
        new org.mondeq.spec.Ball(two ? Norm.TWO : Norm.ONE, epsilon, center);
    List<double[]> inputs =
        inputs(box.lowPixels(), box.highPixels(), random).stream().map(exact::pull).toList();
    return forge(model, claim, inputs, random);
  }

  private String forge(ExtremeModel model, Claim claim, List<double[]> inputs, Random random) {
    Certificate forgery = forgery(model, claim, random);
    double highest = Double.MAX_VALUE;
    if (!accepts(model, forgery, highest)) {
      return "never accepted";
    }
    double accepted = leastAccepted(model, forgery, highest);
    for (double[] pixels : inputs) {
      assertTrue(
          model.signOfLead(pixels, accepted) > 0,
          () -> "accepted with bias " + accepted + ", and wrong at " + Arrays.toString(pixels));
    }
    return "accepted";
  }

  /** Corners and random inputs of the box. */
  private static List<double[]> inputs(double[] lower, double[] upper, Random random) {
    List<double[]> inputs = new ArrayList<>();
    for (int corner = 0; corner < 1 << lower.length; corner++) {
      double[] pixels = lower.clone();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (corner >> i & 1) == 1 ? upper[i] : lower[i];
      }
      inputs.add(pixels);
    }
    for (int n = 0; n < 8; n++) {
      double[] pixels = lower.clone();
      for (int i = 0; i < pixels.length; i++) {
        double between = lower[i] + random.nextDouble() * (upper[i] - lower[i]);
        pixels[i] = Math.min(upper[i], Math.max(lower[i], between));
      }
      inputs.add(pixels);
    }
    return inputs;
  }

  private boolean accepts(ExtremeModel model, Certificate forgery, double bias) {
    Path file = folder.resolve("model.npz");
    model.write(file, bias);
    Claim claim = forgery.claim();
    Certificate named =
        new Certificate(
            new Claim(
                Npz.bytes(file).sha256(),
                claim.label(),
                claim.lower(),
                claim.upper(),
                claim.ball()),
            forgery.start(),
            forgery.units(),
            forgery.tree(),
            forgery.leafMultipliers());
    try {
      return new Checker(file).check(named) instanceof Judgement.Accepted;
    } catch (InvalidInputException e) {
      return false; // W beyond doubles
    }
  }

  /** By bisection over all doubles. */
  private double leastAccepted(ExtremeModel model, Certificate forgery, double highest) {
    long rejected = ordinal(-Double.MAX_VALUE) - 1;
    long accepted = ordinal(highest);
    while (accepted - rejected > 1) {
      long middle = rejected + (accepted - rejected) / 2;
      if (accepts(model, forgery, value(middle))) {
        accepted = middle;
      } else {
        rejected = middle;
      }
    }
    return value(accepted);
  }

  /** Halved, so that differences do not overflow: neighbours of one ordinal count as one. */
  private static long ordinal(double value) {
    long bits = Double.doubleToLongBits(Math.abs(value)) >> 1;
    return value < 0 ? -bits : bits;
  }

  private static double value(long ordinal) {
    double magnitude = Double.longBitsToDouble(Math.abs(ordinal) << 1);
    return ordinal < 0 ? -magnitude : magnitude;
  }

  private static Certificate forgery(ExtremeModel model, Claim claim, Random random) {
    int p = model.latent;
    double[] point = new double[p];
    for (int j = 0; j < p; j++) {
      point[j] = random.nextBoolean() ? 0 : Math.abs(ExtremeModel.number(random, 3));
    }
    int rows = random.nextInt(4);
    int[] units = new int[rows];
    List<double[]> unitRows = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      units[row] = (1 + random.nextInt(p)) * (random.nextBoolean() ? 1 : -1);
      unitRows.add(multipliers(model, random));
    }
    List<Integer> tree = new ArrayList<>();
    List<double[]> leaves = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      divide(model, tree, leaves, 0, 0);
    } else {
      grow(model, tree, leaves, 0, random);
    }
    return new Certificate(
        claim,
        new Start.NearPoint(point),
        new UnitRows(units, Multipliers.of(p, unitRows), rows == 0 ? 0 : 1 + random.nextInt(3)),
        tree.stream().mapToInt(Integer::intValue).toArray(),
        Multipliers.of(p, leaves));
  }

  /** The tree of all patterns of active units, with what the lead is on each. */
  private static void divide(
      ExtremeModel model, List<Integer> tree, List<double[]> leaves, int depth, int pattern) {
    if (depth == model.latent) {
      tree.add(Certificate.LEAF);
      leaves.add(model.multipliers(pattern));
      return;
    }
    tree.add(depth);
    divide(model, tree, leaves, depth + 1, pattern | 1 << depth);
    divide(model, tree, leaves, depth + 1, pattern);
  }

  private static void grow(
      ExtremeModel model, List<Integer> tree, List<double[]> leaves, int depth, Random random) {
    if (depth == model.latent || random.nextInt(3) == 0) {
      tree.add(Certificate.LEAF);
      leaves.add(multipliers(model, random));
      return;
    }
    tree.add(random.nextInt(model.latent));
    grow(model, tree, leaves, depth + 1, random);
    grow(model, tree, leaves, depth + 1, random);
  }

  /** Those of some pattern, or any. */
  private static double[] multipliers(ExtremeModel model, Random random) {
    double[] t = model.multipliers(random.nextInt(1 << model.latent));
    for (int j = 0; j < t.length; j++) {
      t[j] =
          switch (random.nextInt(6)) {
            case 0 -> ExtremeModel.number(random, 300);
            case 1 -> t[j] * random.nextDouble();
            default -> t[j];
          };
      t[j] = Double.isFinite(t[j]) ? t[j] : 0;
    }
    return t;
  }
}
