package org.mondeq.certify.bound.dual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.mondeq.certify.bound.WildModel;
import org.mondeq.io.FailedRunException;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** The first bounds hold of exact fixpoints, to the last digit. */
class FirstBoundsRoundingTest {
  private static final int MODELS = 50;
  private static final int POINTS = 3;

  @SeededTest(trials = 40)
  void exactFixpointsLieWithinTheFirstBounds(long seed) {
    Random random = new Random(seed);
    int checked = 0;
    for (int i = 0; i < MODELS; i++) {
      WildModel wild = new WildModel(random);
      boolean tight = random.nextInt(5) == 0;
      MonDeq model = tight ? wild.tightModel() : wild.model();
      boolean ball = !tight && random.nextInt(3) == 0;
      InputBox box = tight ? wholeRange(model) : ball ? wild.ball(model) : wild.box(model);
      InputRegion region = InputRegion.of(new ExplicitLayer(model), box);
      Optional<PreStateBounds> bounds = firstBounds(region);
      if (bounds.isPresent()) {
        checked++;
        for (int n = 0; n < POINTS; n++) {
          assertWithin(bounds.get(), units(region, model, point(box, region, random)));
        }
      }
    }
    assertTrue(checked > MODELS / 4, checked + " models");
  }

  private static InputBox wholeRange(MonDeq model) {
    double[] ones = new double[model.inputs()];
    Arrays.fill(ones, 1);
    return InputBox.between(new double[ones.length], ones, model.spec().normalization());
  }

  /** Nothing where no solver finds a fixpoint. */
  private static Optional<PreStateBounds> firstBounds(InputRegion region) {
    try {
      return Optional.of(region.firstBounds());
    } catch (FailedRunException e) {
      return Optional.empty();
    }
  }

  /** A corner of the normalised box, or its centre; in a ball, one that is drawn into it. */
  private static BigDecimal[] point(InputBox box, InputRegion region, Random random) {
    BigDecimal[] x = new BigDecimal[region.size()];
    if (box.ball().isPresent()) {
      double[] pixels = box.middlePixels();
      for (int i = 0; i < pixels.length; i++) {
        int side = random.nextInt(3);
        pixels[i] = side == 0 ? box.lowPixels()[i] : side == 1 ? box.highPixels()[i] : pixels[i];
      }
      return WildModel.inBall(box, pixels);
    }
    for (int i = 0; i < x.length; i++) {
      BigDecimal nu = BigDecimal.valueOf(random.nextInt(3) - 1);
      x[i] = Exact.of(region.center(i)).add(nu.multiply(Exact.of(region.radius(i))));
    }
    return x;
  }

  /** {@code r = z + (y − z)/D}. */
  private static BigDecimal[] units(InputRegion region, MonDeq model, BigDecimal[] x) {
    Exact exact = new Exact(model);
    BigDecimal[] z = exact.fixpoint(x);
    BigDecimal[] y = exact.image(z, x);
    BigDecimal[] r = new BigDecimal[z.length];
    for (int j = 0; j < r.length; j++) {
      BigDecimal diagonal = Exact.of(region.layer().diagonal(j));
      r[j] = z[j].add(Exact.divide(y[j].subtract(z[j]), diagonal));
    }
    return r;
  }

  private static void assertWithin(PreStateBounds bounds, BigDecimal[] r) {
    for (int j = 0; j < r.length; j++) {
      BigDecimal unit = r[j];
      double low = bounds.low(j);
      double high = bounds.high(j);
      // Fixpoints have 90 digits.
      BigDecimal little = unit.abs().movePointLeft(60);
      assertTrue(
          Exact.of(low).compareTo(unit.add(little)) <= 0, () -> low + " > " + unit.doubleValue());
      assertTrue(
          Exact.of(high).compareTo(unit.subtract(little)) >= 0,
          () -> high + " < " + unit.doubleValue());
    }
  }
}
