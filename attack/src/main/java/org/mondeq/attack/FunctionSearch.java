package org.mondeq.attack;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.mondeq.attack.search.EquilibriumGradient;
import org.mondeq.attack.search.PgdConfig;
import org.mondeq.attack.search.SearchPoints;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;

/**
 * Projected gradient descent [Madry18] on the largest function of each conjunction, for an input at
 * which all of one are below zero. Solves loosely; what it finds is for another to check. Safe for
 * use by many threads.
 */
public final class FunctionSearch {
  /** Rows of a batch, at most. */
  private static final int ROWS = 256;

  private final MonDeq model;
  private final PeacemanRachford solver;
  private final PgdConfig config;

  /** Prepares searches on a model; O(p³). */
  public FunctionSearch(MonDeq model, PgdConfig config) {
    this.model = model;
    this.config = config;
    this.solver = OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
  }

  /**
   * Offers normalised inputs of a box at which a conjunction seems to hold, until one is taken.
   *
   * @param seed decides every random choice
   * @param taken whether an input {@code [q]} is what is looked for
   * @return whether one was taken
   */
  public boolean run(Conjunctions of, InputBox box, long seed, Predicate<double[]> taken) {
    SplittableRandom random = new SplittableRandom(seed);
    int batch = Math.max(1, ROWS / config.restarts());
    for (int first = 0; first < of.sizes().length; first += batch) {
      int count = Math.min(batch, of.sizes().length - first);
      if (new Batch(of, first, count).run(box, random, taken)) {
        return true;
      }
    }
    return false;
  }

  /** Some conjunctions, each with several points. */
  private final class Batch {
    private final Conjunctions of;
    private final int first;
    private final int rows;
    private final Matrix directions;
    private final Matrix states;
    private final Matrix ascent;
    private final int[] largest;

    Batch(Conjunctions of, int first, int count) {
      this.of = of;
      this.first = first;
      this.rows = count * config.restarts();
      this.directions = Matrix.zeros(rows, model.classes());
      this.states = Matrix.zeros(rows, model.latent());
      this.ascent = Matrix.zeros(rows, model.inputs());
      this.largest = new int[rows];
    }

    boolean run(InputBox box, SplittableRandom random, Predicate<double[]> taken) {
      StoppingRule rule = new StoppingRule(config.tolerance(), config.maxIterations());
      EquilibriumGradient equilibrium = new EquilibriumGradient(model, solver, rule, rows);
      SearchPoints points = new SearchPoints(rows, model.inputs());
      points.scatter(box, random);
      for (int row = 0; row < rows; row += config.restarts()) {
        points.matrix().setRow(row, box.center());
      }
      for (int step = 0; step < config.steps(); step++) {
        Matrix logits = equilibrium.logits(points.matrix(), rule);
        for (int row = 0; row < rows; row++) {
          if (evaluate(points.matrix(), logits, row) < 0 && taken.test(points.matrix().row(row))) {
            return true;
          }
        }
        Blas.multiply(directions, model.outputWeights(), states);
        equilibrium.gradient(states, ascent);
        addInputs();
        double progress = step / (double) Math.max(1, config.steps() - 1);
        double ratio = config.finalStepSize() / config.stepSize();
        points.step(ascent, config.stepSize() * Math.pow(ratio, progress));
      }
      return false;
    }

    /** Finds the largest function of a row, and turns its direction against it. */
    private double evaluate(Matrix points, Matrix logits, int row) {
      int conjunction = first + row / config.restarts();
      int from = of.first(conjunction);
      double most = Double.NEGATIVE_INFINITY;
      for (int k = from; k < from + of.sizes()[conjunction]; k++) {
        double value = value(k, points, logits, row);
        if (value > most) {
          most = value;
          largest[row] = k;
        }
      }
      double[] down = of.outputs().row(largest[row]);
      Arrays.setAll(down, i -> -down[i]);
      directions.setRow(row, down);
      return most;
    }

    private double value(int k, Matrix points, Matrix logits, int row) {
      double value = of.constants()[k];
      int c = model.classes();
      for (int i = 0; i < c; i++) {
        value += of.outputs().values()[k * c + i] * logits.get(row, i);
      }
      int q = model.inputs();
      for (int i = 0; i < q && of.hasInputs(); i++) {
        value += of.inputs().values()[k * q + i] * raw(i, points.get(row, i));
      }
      return value;
    }

    private double raw(int i, double normalised) {
      Normalization normalization = model.spec().normalization();
      int q = model.inputs();
      return normalised * normalization.stdOf(i, q) + normalization.meanOf(i, q);
    }

    private void addInputs() {
      int q = model.inputs();
      for (int row = 0; row < rows && of.hasInputs(); row++) {
        for (int i = 0; i < q; i++) {
          double slope = of.inputs().values()[largest[row] * q + i];
          double std = model.spec().normalization().stdOf(i, q);
          ascent.set(row, i, ascent.get(row, i) - slope * std);
        }
      }
    }
  }
}
