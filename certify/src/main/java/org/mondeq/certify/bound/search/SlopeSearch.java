package org.mondeq.certify.bound.search;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.mondeq.certify.bound.dual.DualBound;
import org.mondeq.certify.bound.dual.EquilibriumLayer;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.ProofLog;
import org.mondeq.certify.bound.dual.Region;
import org.mondeq.certify.bound.dual.RowBuffer;
import org.mondeq.linalg.Matrix;

/**
 * Ascent of lower bounds of linear functions of a fixpoint by Adam, over the slopes of the lower
 * lines of ReLUs whose sign is open [Müller21, Appendix B] and over the multipliers of the signs
 * that are known [Wang21].
 *
 * <p>The published search differentiates through twenty to sixty unrolled steps, whose slopes and
 * bounds it keeps. This one lets the number of steps go to infinity, where the backward pass is an
 * {@link AdjointEquilibrium} and the point at which the bound is attained a {@link
 * RelaxedEquilibrium}; each is followed by a few splitting steps after every change of the
 * parameters. Every bound is that of a {@link DualBound} and holds however far either is from its
 * limit. Not for use by many threads.
 */
public final class SlopeSearch {
  /** What a search keeps of the best bounds. */
  public enum Memory {
    /** Their values alone. */
    NONE,
    /** Their multipliers. */
    MULTIPLIERS,
    /** Their multipliers, which are rounded to single precision before they are evaluated. */
    SINGLE_PRECISION;

    /** What a search has to keep if it is logged. */
    public static Memory of(boolean logged) {
      return logged ? SINGLE_PRECISION : NONE;
    }
  }

  private static final int FIRST_STEPS = 30;
  private static final int STEPS = 3;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.99;
  private static final double DECAY = 0.98;
  private static final double TINY = 1e-12;

  /** The rate of prices, relative to that of slopes. */
  private static final double PRICE_RATE = 0.3;

  private final EquilibriumLayer layer;
  private final SearchedObjectives batch;
  private final AdjointEquilibrium adjoint;
  private final RelaxedEquilibrium relaxed;
  private final LineFactors factors;
  private final DualBound dual;
  private final DualGradient derivative;
  private final RowBuffer e;
  private final RowBuffer pulled;
  private final RowBuffer gradient;
  private final RowBuffer first;
  private final RowBuffer second;
  private final Memory memory;
  private double[] best = {};

  /** The multipliers of the best bounds, where they are asked for and there is one. */
  private double[][] bestMultipliers = {};

  private double[] bestPrices = {};

  /** The shares of the best bounds, where the functions of a conjunction have some. */
  private double[][] bestShares = {};

  private double[] scale = {};

  /** The moments of Adam for the prices of cutoffs. */
  private double[] firstOfPrice = {};

  private double[] secondOfPrice = {};

  /** Whether the bounds are those of the parameters as they are. */
  private boolean evaluated;

  private int firstSteps;
  private int ascents;

  /** A search for what a batch will hold; {@link #start} begins it. */
  public SlopeSearch(Region region, SearchedObjectives batch) {
    this(region, batch, Memory.NONE);
  }

  /**
   * The same.
   *
   * @param memory what is kept of the best bounds
   */
  public SlopeSearch(Region region, SearchedObjectives batch, Memory memory) {
    this.memory = memory;
    this.layer = region.layer();
    this.batch = batch;
    this.adjoint = new AdjointEquilibrium(layer);
    this.relaxed = new RelaxedEquilibrium(region);
    this.factors = new LineFactors(layer);
    this.dual = new DualBound(region);
    this.derivative = new DualGradient(layer);
    this.e = new RowBuffer(layer.size());
    this.pulled = new RowBuffer(region.size());
    this.gradient = new RowBuffer(layer.size());
    this.first = new RowBuffer(layer.size());
    this.second = new RowBuffer(layer.size());
  }

  /** Begins from what the batch holds, which it changes, and bounds each objective with it. */
  public void start() {
    start(FIRST_STEPS);
  }

  /** As {@link #start()}, with so many splitting steps. */
  public void start(int steps) {
    int n = batch.size();
    best = new double[n];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    bestMultipliers = new double[memory == Memory.NONE ? 0 : n][0];
    bestPrices = new double[memory == Memory.NONE ? 0 : n];
    bestShares = new double[n][];
    ascents = 0;
    firstSteps = steps;
    factors.prepare(batch);
    improve(steps);
    first.rows(n).fill(0);
    second.rows(n).fill(0);
    firstOfPrice = new double[n];
    secondOfPrice = new double[n];
    scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = meanOfE(i);
    }
  }

  /** The scale of multipliers, which are of the kind of e. */
  private double meanOfE(int row) {
    double sum = 0;
    for (int j = 0; j < layer.size(); j++) {
      sum += Math.abs(e.rows(batch.size()).get(row, j));
    }
    return sum / layer.size();
  }

  /** The best lower bound of each function so far; −∞ where there is none, never NaN. */
  public double[] best() {
    return best.clone();
  }

  /** The multipliers f {@code [p]} of the best bound of a row, if they are kept. */
  public Optional<double[]> multipliers(int row) {
    return memory != Memory.NONE ? Optional.of(bestMultipliers[row]) : Optional.empty();
  }

  /** The price of the cutoff of the best bound of a row, if multipliers are kept. */
  public double price(int row) {
    return bestPrices[row];
  }

  /** The shares of the best bound of a row; nothing where it is of one function. */
  public Optional<double[]> shares(int row) {
    return Optional.ofNullable(bestShares[row]);
  }

  /** The rows e of the last evaluation. */
  public Matrix e() {
    return e.rows(batch.size());
  }

  /** The rows {@code Ûᵀ g'} of the last evaluation. */
  public Matrix pulled() {
    return pulled.rows(batch.size());
  }

  /**
   * Goes on with the rows that have no result yet.
   *
   * @param rows which result each row of the batch is about
   * @param isKnown whether there is such a result
   * @return the same of the rows that are left
   */
  public int[] keepOpen(int[] rows, IntPredicate isKnown) {
    int[] open = IntStream.range(0, rows.length).filter(row -> !isKnown.test(rows[row])).toArray();
    if (open.length == rows.length) {
      return rows;
    }
    keep(open);
    return IntStream.of(open).map(row -> rows[row]).toArray();
  }

  /** Goes on with some rows of the batch alone, given in ascending order. */
  void keep(int[] rows) {
    batch.keep(rows);
    factors.keep(rows);
    for (int to = 0; to < rows.length; to++) {
      best[to] = best[rows[to]];
      scale[to] = scale[rows[to]];
      bestShares[to] = bestShares[rows[to]];
      firstOfPrice[to] = firstOfPrice[rows[to]];
      secondOfPrice[to] = secondOfPrice[rows[to]];
      if (memory != Memory.NONE) {
        bestMultipliers[to] = bestMultipliers[rows[to]];
        bestPrices[to] = bestPrices[rows[to]];
      }
      for (RowBuffer buffer : new RowBuffer[] {e, pulled, first, second}) {
        buffer.move(rows[to], to);
      }
    }
    best = Arrays.copyOf(best, rows.length);
  }

  /**
   * One step of Adam with a decaying rate, and the bounds after it.
   *
   * @param learningRate the rate of the first step, for slopes in [0, 1]
   */
  public void ascend(double learningRate) {
    moveParameters(learningRate);
    improve(STEPS);
  }

  /** As {@link #ascend}, without new bounds: for a step that others follow. */
  public void ascendUnseen(double learningRate) {
    moveParameters(learningRate);
    adjoint.solve(batch, factors, 0, STEPS);
    dual.residuals(batch, e());
    evaluated = false;
  }

  private void moveParameters(double learningRate) {
    int steps = ascents == 0 ? firstSteps : STEPS;
    if (evaluated) {
      relaxed.solve(batch, factors, e(), pulled(), steps);
    } else {
      relaxed.goOn(batch, factors, e(), steps);
    }
    derivative.write(batch, e(), gradient.rows(batch.size()));
    double rate = learningRate * Math.pow(DECAY, ascents);
    movePrices(rate);
    moveShares(rate);
    move(rate);
    ascents++;
    factors.update(batch);
  }

  /** The derivative of a bound for the price of its cutoff is the margin at its minimiser. */
  private void movePrices(double rate) {
    double firstBias = 1 - Math.pow(FIRST_MOMENT, ascents + 1);
    double secondBias = Math.sqrt(1 - Math.pow(SECOND_MOMENT, ascents + 1));
    for (int i = 0; i < batch.size(); i++) {
      if (batch.hasCutoff(i)) {
        double g = batch.margin(i, relaxed.inputs(batch.size()));
        firstOfPrice[i] = FIRST_MOMENT * firstOfPrice[i] + (1 - FIRST_MOMENT) * g;
        secondOfPrice[i] = SECOND_MOMENT * secondOfPrice[i] + (1 - SECOND_MOMENT) * g * g;
        double move =
            rate
                * (firstOfPrice[i] / firstBias)
                / (Math.sqrt(secondOfPrice[i]) / secondBias + TINY);
        double price = batch.price(i) + PRICE_RATE * batch.priceScale(i) * move;
        batch.setPrice(i, Math.max(0, price));
      }
    }
  }

  /** The derivatives of a bound for the weights of its functions are these at its minimiser. */
  private void moveShares(double rate) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.hasShares(i)) {
        double[] values = batch.values(i, relaxed.inputs(batch.size()));
        batch.setShares(i, Shares.moved(batch.shares(i), values, rate));
      }
    }
  }

  private void move(double rate) {
    int n = batch.size();
    double firstBias = 1 - Math.pow(FIRST_MOMENT, ascents + 1);
    double secondBias = Math.sqrt(1 - Math.pow(SECOND_MOMENT, ascents + 1));
    DoubleBuffer slopes = batch.lowerSlopes().buffer();
    DoubleBuffer multipliers = batch.signMultipliers().buffer();
    DoubleBuffer gradients = gradient.rows(n).buffer();
    DoubleBuffer firsts = first.rows(n).buffer();
    DoubleBuffer seconds = second.rows(n).buffer();
    for (int i = 0, k = 0; i < n; i++) {
      PreStateBounds bounds = batch.bounds(i);
      for (int j = 0; j < layer.size(); j++, k++) {
        double g = gradients.get(k);
        double mean = FIRST_MOMENT * firsts.get(k) + (1 - FIRST_MOMENT) * g;
        double square = SECOND_MOMENT * seconds.get(k) + (1 - SECOND_MOMENT) * g * g;
        firsts.put(k, mean);
        seconds.put(k, square);
        double move = rate * (mean / firstBias) / (Math.sqrt(square) / secondBias + TINY);
        if (bounds.isUnstable(j)) {
          slopes.put(k, Math.min(1, Math.max(0, slopes.get(k) + move)));
        } else {
          multipliers.put(k, Math.max(0, multipliers.get(k) + scale[i] * move));
        }
      }
    }
  }

  private void improve(int steps) {
    adjoint.solve(batch, factors, 0, steps);
    if (memory == Memory.SINGLE_PRECISION) {
      ProofLog.round(batch.f());
    }
    dual.evaluate(batch, e(), pulled());
    evaluated = true;
    for (int i = 0; i < best.length; i++) {
      if (batch.lowerBound(i) > best[i]) {
        best[i] = batch.lowerBound(i);
        bestShares[i] = batch.hasShares(i) ? batch.shares(i) : null;
        if (memory != Memory.NONE) {
          bestPrices[i] = batch.price(i);
          bestMultipliers[i] = batch.f().row(i);
        }
      }
    }
  }
}
