package org.mondeq.certify.bound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.mondeq.certify.domain.Interval;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** What an enclosure says of units is rounded outwards when it is taken over. */
class SlopeRoundingTest {
  private static final int MODELS = 20;

  @SeededTest(trials = 40)
  void noUnitIsLostToRounding(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MODELS; i++) {
      WildModel wild = new WildModel(random);
      MonDeq model = wild.model();
      BoundModel bounded = new BoundModel(model);
      SlopeBounder bounder = new SlopeBounder(bounded, wild.box(model));
      double[] t = new double[model.latent()];
      Arrays.setAll(t, j -> wild.number(1, random.nextInt(4) == 0 ? 150 : 6));
      double alpha = wild.power(-4, 1);
      bounder.intersect(Interval.of(t, t), alpha);
      for (int j = 0; j < t.length; j++) {
        BigDecimal factor = Exact.of(alpha).multiply(Exact.of(bounded.layer().diagonal(j)));
        BigDecimal r = t[j] >= 0 ? Exact.of(t[j]) : Exact.divide(Exact.of(t[j]), factor);
        double low = bounder.bounds().low(j);
        double high = bounder.bounds().high(j);
        assertTrue(Exact.of(low).compareTo(r) <= 0, () -> low + " > " + r.doubleValue());
        assertTrue(Exact.of(high).compareTo(r) >= 0, () -> high + " < " + r.doubleValue());
      }
    }
  }
}
