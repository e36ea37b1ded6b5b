package org.mondeq.certify.bound.dual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.mondeq.certify.ClassMargins;
import org.mondeq.certify.bound.WildModel;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** What {@link DualBound} claims is never above what it would be without rounding. */
class DualRoundingTest {
  private static final int MODELS = 100;

  @SeededTest(trials = 40)
  void noBoundIsAboveTheExactOne(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MODELS; i++) {
      new Trial(random).run();
    }
  }

  /** One model with all its leads and units, for multipliers that let sums cancel. */
  private static final class Trial {
    private final Random random;
    private final WildModel wild;
    private final MonDeq model;
    private final ExplicitLayer layer;
    private final InputBox box;
    private final InputRegion region;
    private final int label;
    private final SearchedObjectives batch;

    /** The lead of the cutoff of a row, if it has one. */
    private final Map<Integer, Integer> cutoffs;

    Trial(Random random) {
      this.random = random;
      this.wild = new WildModel(random);
      this.model = wild.model();
      this.layer = new ExplicitLayer(model);
      this.box = random.nextInt(3) == 0 ? wild.ball(model) : wild.box(model);
      this.region = InputRegion.of(layer, box);
      this.label = random.nextInt(model.classes());
      this.batch = new SearchedObjectives(layer, model.classes() + 2 * layer.size());
      this.cutoffs = new HashMap<>();
      PreStateBounds bounds = wild.bounds(layer.size());
      ClassMargins leads = ClassMargins.of(model, label);
      for (int i = 0; i < leads.size(); i++) {
        batch.addLinear(leads.directions(), i, leads.offsets()[i], bounds);
      }
      for (int j = 0; j < layer.size(); j++) {
        batch.addUnit(j, random.nextBoolean() ? 1 : -1, bounds);
        int of = random.nextInt(leads.size());
        Margin cutoff = new Margin(leads.directions(), of, leads.offsets()[of]);
        int row = batch.addUnit(j, random.nextBoolean() ? 1 : -1, bounds, cutoff);
        batch.setPrice(row, random.nextInt(4) == 0 ? 0 : wild.power(-3, 3));
        cutoffs.put(row, of);
      }
    }

    void run() {
      for (int row = 0; row < batch.size(); row++) {
        double[] f = multipliers();
        if (layer.size() > 1 && random.nextBoolean()) {
          letAColumnCancel(f);
        }
        batch.f().setRow(row, f);
      }
      new DualBound(region).evaluate(batch);
      ExactDual exact = new ExactDual(region, model, box);
      for (int row = 0; row < batch.size(); row++) {
        BigDecimal most = exact.of(batch, row, coefficients(row), offset(row));
        double claimed = batch.lowerBound(row);
        assertTrue(
            claimed == Double.NEGATIVE_INFINITY || Exact.of(claimed).compareTo(most) <= 0,
            () -> claimed + " is above " + most.doubleValue());
      }
    }

    private double[] multipliers() {
      double[] f = new double[layer.size()];
      for (int j = 0; j < f.length; j++) {
        f[j] = wild.number(1 / layer.diagonal(j), 3);
      }
      return f;
    }

    /** Two units alone, whose contributions to one column are opposite. */
    private void letAColumnCancel(double[] f) {
      int a = random.nextInt(f.length);
      int b = (a + 1 + random.nextInt(f.length - 1)) % f.length;
      int column = random.nextInt(f.length + model.inputs());
      double ofA = entry(a, column) * layer.diagonal(a);
      double ofB = entry(b, column) * layer.diagonal(b);
      double first = wild.power(-3, 3) / layer.diagonal(a);
      double second = -first * ofA / ofB;
      if (Math.abs(second) < 1e12) {
        java.util.Arrays.fill(f, 0);
        f[a] = first;
        f[b] = second;
      }
    }

    private double entry(int unit, int column) {
      return column < layer.size()
          ? layer.coupling().get(unit, column)
          : layer.input().get(unit, column - layer.size());
    }

    /** The class that the lead of a row, or of its cutoff, is over. */
    private int other(int row) {
      int lead = cutoffs.getOrDefault(row, row);
      return lead < label ? lead : lead + 1;
    }

    private boolean isUnit(int row) {
      return batch.unit(row) >= 0 && !cutoffs.containsKey(row);
    }

    private BigDecimal price(int row) {
      return cutoffs.containsKey(row) ? Exact.of(batch.price(row)) : BigDecimal.ONE;
    }

    private BigDecimal[] coefficients(int row) {
      BigDecimal[] c = new BigDecimal[layer.size()];
      for (int k = 0; k < c.length; k++) {
        c[k] =
            isUnit(row)
                ? BigDecimal.ZERO
                : price(row)
                    .multiply(
                        Exact.of(model.outputWeights().get(label, k))
                            .subtract(Exact.of(model.outputWeights().get(other(row), k))));
      }
      return c;
    }

    private BigDecimal offset(int row) {
      double[] v = model.outputBias();
      return isUnit(row)
          ? BigDecimal.ZERO
          : price(row).multiply(Exact.of(v[label]).subtract(Exact.of(v[other(row)])));
    }
  }
}
