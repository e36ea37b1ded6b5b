package org.mondeq.certify.craft;

import java.util.Optional;
import java.util.Random;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** A small random model and a box of inputs, with unit bounds from a contained set. */
record CraftProblem(
    MonDeq model, InputSymbols x, BackwardModel backward, UnitBounds bounds, Random random) {
  private static final double PR_STEP = 0.05;

  /** A problem, or nothing if no set was contained. */
  static Optional<CraftProblem> of(long seed) {
    Random random = new Random(seed);
    int q = 2 + random.nextInt(8);
    MonDeq model = RandomModels.dense(random, q, 2 + random.nextInt(12), 2 + random.nextInt(4));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, 0.15 * random.nextDouble(), model.spec().normalization());
    InputSymbols x = InputSymbols.of(box, model);
    PeacemanRachford solver =
        OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity());
    BackwardModel backward = BackwardModel.of(model, solver.alpha());
    UnitBounds bounds = new UnitBounds(backward);
    return new Containment(
            CraftConfig.published(), AbstractSplitting.peacemanRachford(model, PR_STEP))
        .run(fixpoints(model, x.centerRow()).row(0), x, new Workspace())
        .map(
            state -> {
              bounds.intersect(state.bounds(), PR_STEP);
              return new CraftProblem(model, x, backward, bounds, random);
            });
  }

  private static Matrix fixpoints(MonDeq model, Matrix inputs) {
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
        .forward(model.injection(inputs), StoppingRule.tight())
        .require();
  }

  /** Normalised inputs of the box {@code [n × q]}: half of them corners. */
  Matrix inputs(int n) {
    Matrix inputs = Matrix.zeros(n, x.size());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < x.size(); j++) {
        double nu = i % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
        inputs.set(i, j, x.center()[j] + nu * x.radius(j));
      }
    }
    return inputs;
  }

  /** z of each input {@code [n × p]}. */
  Matrix states(Matrix inputs) {
    return fixpoints(model, inputs);
  }

  /** {@code r = z + (W z + U x + b − z)/D} of each input {@code [n × p]}. */
  Matrix units(Matrix inputs, Matrix z) {
    Matrix r = model.injection(inputs);
    Blas.addMultiplyTransposed(z, model.coupling(), r);
    for (int i = 0; i < z.rows(); i++) {
      for (int j = 0; j < z.cols(); j++) {
        double difference = r.get(i, j) - z.get(i, j);
        r.set(i, j, z.get(i, j) + difference / backward.diagonal(j));
      }
    }
    return r;
  }

  /** n random functions of states and units. */
  Objectives objectives(int n) {
    int p = model.latent();
    return new Objectives(RandomModels.gaussian(random, n, p), RandomModels.gaussian(random, n, p));
  }
}
