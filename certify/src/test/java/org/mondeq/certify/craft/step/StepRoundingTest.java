package org.mondeq.certify.craft.step;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.mondeq.certify.bound.WildModel;
import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.craft.tightening.MarginOverStates;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.BoxStates;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.ExactSet;
import org.mondeq.certify.domain.Interval;
import org.mondeq.certify.domain.MZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.Exact;
import org.mondeq.testing.SeededTest;

/** Steps on sets, and what is read from the sets, hold the exact states, without a tolerance. */
class StepRoundingTest {
  private static final int MODELS = 30;
  private static final int POINTS = 4;

  /** A wild model with a box of inputs, a set of u and a splitting. */
  private static final class Trial {
    private final Random random;
    private final WildModel wild;
    private final MonDeq model;
    private final ExactStep exact;
    private final InputSymbols x;
    private final AbstractSplitting splitting;
    private final boolean reflecting;
    private final RectifiedStates state;

    Trial(Random random) {
      this.random = random;
      this.wild = new WildModel(random);
      this.model = wild.model();
      this.x = InputSymbols.of(wild.box(model), model);
      double alpha = wild.power(-3, 1);
      this.reflecting = random.nextBoolean();
      this.splitting =
          reflecting
              ? AbstractSplitting.peacemanRachford(model, alpha)
              : AbstractSplitting.forwardBackward(model, model.inputWeights().transposed(), alpha);
      this.exact = new ExactStep(model, alpha, reflecting);
      this.state = RectifiedStates.of(set(), reflecting);
    }

    private double[] vector(int size, double scale) {
      double[] vector = new double[size];
      for (int i = 0; i < size; i++) {
        vector[i] = wild.number(scale, 2);
      }
      return vector;
    }

    /** The inputs' symbols first, and up to two more; narrow or wide. */
    private MZonotope set() {
      int p = model.latent();
      int rows = x.size() + random.nextInt(3);
      double width = random.nextInt(3) == 0 ? 0 : wild.power(-17, 1);
      Matrix generators = Matrix.of(rows, p, vector(rows * p, width));
      double slack = random.nextInt(3) > 0 ? 0 : wild.power(-20, 0);
      return new MZonotope(vector(p, wild.power(-3, 3)), generators, new double[p], slack);
    }

    BigDecimal[] symbols() {
      BigDecimal[] symbols = new BigDecimal[x.size()];
      for (int i = 0; i < symbols.length; i++) {
        symbols[i] = ExactSet.symbol(random);
      }
      return symbols;
    }

    BigDecimal[] input(BigDecimal[] symbols) {
      BigDecimal[] input = new BigDecimal[symbols.length];
      for (int i = 0; i < input.length; i++) {
        input[i] = Exact.of(x.center()[i]).add(symbols[i].multiply(Exact.of(x.radius(i))));
      }
      return input;
    }

    /** A step from t itself, and from sets around its states. */
    void step() {
      ExactSet next = ExactSet.of(splitting.step(state, x, new GeneratorBuffers()).set());
      for (int n = 0; n < POINTS; n++) {
        BigDecimal[] symbols = symbols();
        BigDecimal[] t = ExactSet.of(state.set()).point(random, symbols);
        next.assertHolds(exact.of(relu(t), t, input(symbols)), random);
      }
      stepFromHull();
      stepFromConsolidated();
    }

    private void stepFromHull() {
      Interval bounds = state.bounds();
      ExactSet next =
          ExactSet.of(splitting.step(new BoxStates(bounds), x, new GeneratorBuffers()).set());
      for (int n = 0; n < POINTS; n++) {
        BigDecimal[] t = new BigDecimal[state.size()];
        for (int j = 0; j < t.length; j++) {
          t[j] = Exact.of(random.nextBoolean() ? bounds.low(j) : bounds.high(j));
        }
        next.assertHolds(exact.of(relu(t), t, input(symbols())), random);
      }
    }

    private void stepFromConsolidated() {
      ConsolidatedStates set = new ConsolidatedStates(state.consolidate(basis()), true);
      ExactSet states = ExactSet.of(set.set().toMZonotope());
      ExactSet next = ExactSet.of(splitting.step(set, x, new GeneratorBuffers()).set());
      int p = state.size();
      for (int n = 0; n < POINTS; n++) {
        BigDecimal[] joint = states.point(random, new BigDecimal[0]);
        BigDecimal[] z = Arrays.copyOf(joint, p);
        BigDecimal[] u = Arrays.copyOfRange(joint, p, 2 * p);
        next.assertHolds(exact.of(z, u, input(symbols())), random);
      }
    }

    /** The axes, or the principal ones of a random matrix. */
    private Basis basis() {
      int d = 2 * state.size();
      if (random.nextBoolean()) {
        return Basis.of(Matrix.identity(d));
      }
      Matrix a = Matrix.of(d, d, random.doubles((long) d * d, -1, 1).toArray());
      return Basis.principal(Blas.transposedProduct(a, a));
    }

    void consolidate() {
      ExactSet set = ExactSet.of(state.consolidate(basis()).toMZonotope());
      for (int n = 0; n < POINTS; n++) {
        BigDecimal[] t = ExactSet.of(state.set()).point(random, new BigDecimal[0]);
        BigDecimal[] joint = Arrays.copyOf(relu(t), 2 * t.length);
        System.arraycopy(t, 0, joint, t.length, t.length);
        set.assertHolds(joint, random);
      }
    }

    void bound() {
      int p = state.size();
      Matrix directions = Matrix.of(1, p, vector(p, 1));
      double[] offset = vector(1, wild.power(-3, 3));
      double claimed = state.lowerBounds(directions, offset)[0];
      for (int n = 0; n < 2 * POINTS; n++) {
        BigDecimal[] t = ExactSet.of(state.set()).point(random, new BigDecimal[0]);
        BigDecimal value =
            Exact.dot(Exact.vector(directions.row(0)), relu(t)).add(Exact.of(offset[0]));
        assertTrue(Exact.of(claimed).compareTo(value) <= 0, "bound above an exact value");
      }
    }

    /** The margins that are read from zonotopes and boxes. */
    void margin() {
      int label = random.nextInt(model.classes());
      MarginOverStates leads = MarginOverStates.of(model, label);
      double claimed = Math.max(leads.margin(state, Ablation.Domain.BOX), leads.margin(state));
      for (int n = 0; n < 2 * POINTS; n++) {
        BigDecimal[] z = relu(ExactSet.of(state.set()).point(random, new BigDecimal[0]));
        BigDecimal least = lead(z, label, label == 0 ? 1 : 0);
        for (int c = 0; c < model.classes(); c++) {
          least = c == label ? least : least.min(lead(z, label, c));
        }
        assertTrue(Exact.of(claimed).compareTo(least) <= 0, "margin above an exact lead");
      }
    }

    private BigDecimal lead(BigDecimal[] z, int label, int other) {
      double[] v = model.outputBias();
      return Exact.dot(Exact.vector(model.outputWeights().row(label)), z)
          .subtract(Exact.dot(Exact.vector(model.outputWeights().row(other)), z))
          .add(Exact.of(v[label]))
          .subtract(Exact.of(v[other]));
    }
  }

  private static BigDecimal[] relu(BigDecimal[] t) {
    BigDecimal[] z = t.clone();
    for (int j = 0; j < z.length; j++) {
      z[j] = z[j].max(BigDecimal.ZERO);
    }
    return z;
  }

  @SeededTest(trials = 30)
  void stepsHoldTheExactOnes(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < MODELS; n++) {
      new Trial(random).step();
    }
  }

  @SeededTest(trials = 20)
  void consolidationsHoldTheStates(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < MODELS; n++) {
      new Trial(random).consolidate();
    }
  }

  @SeededTest(trials = 20)
  void boundsAndMarginsHoldOfExactStates(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < MODELS; n++) {
      Trial trial = new Trial(random);
      trial.bound();
      trial.margin();
    }
  }
}
