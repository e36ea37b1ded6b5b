package org.mondeq.certify.bound;

import java.util.Random;
import org.mondeq.certify.bound.dual.InputRegion;
import org.mondeq.certify.bound.dual.PreStateBounds;
import org.mondeq.certify.bound.dual.UnitSplit;
import org.mondeq.certify.bound.search.SearchedObjectives;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** A small random model and a box of inputs, with bounds of the units, some of them open. */
public record BoundProblem(
    BoundModel model, InputBox box, InputRegion region, PreStateBounds bounds, Random random) {

  public static BoundProblem of(long seed) {
    Random random = new Random(seed);
    int q = 2 + random.nextInt(8);
    MonDeq model = RandomModels.dense(random, q, 2 + random.nextInt(12), 2 + random.nextInt(4));
    double[] pixels = RandomModels.pixels(random, 1, q).row(0);
    InputBox box = InputBox.ball(pixels, 0.15 * random.nextDouble(), model.spec().normalization());
    BoundModel bounded = new BoundModel(model);
    InputRegion region = InputRegion.of(bounded.layer(), box);
    return new BoundProblem(bounded, box, region, region.firstBounds(), random);
  }

  /** The same, within a node of a tree: the sign of every other open unit is decided. */
  public BoundProblem withSomeSignsDecided() {
    PreStateBounds decided = bounds.copy();
    for (int j = 0; j < bounds.size(); j += 2) {
      if (bounds.isUnstable(j)) {
        new UnitSplit(j, random.nextBoolean()).restrict(decided);
      }
    }
    return new BoundProblem(model, box, region, decided, random);
  }

  public int latent() {
    return bounds.size();
  }

  /** Normalised inputs of the box {@code [n × q]}: half of them corners. */
  public Matrix inputs(int n) {
    Matrix inputs = Matrix.zeros(n, region.size());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < region.size(); j++) {
        double nu = i % 2 == 0 ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
        inputs.set(i, j, region.center(j) + nu * region.radius(j));
      }
    }
    return inputs;
  }

  /** z of each input {@code [n × p]}. */
  public Matrix states(Matrix inputs) {
    MonDeq monDeq = model.model();
    return OperatorSplitting.balanced(monDeq.coupling(), monDeq.spec().monotonicity())
        .forward(monDeq.injection(inputs), StoppingRule.tight())
        .require();
  }

  /** {@code r = z + (W z + U x + b − z)/D} of each input {@code [n × p]}. */
  public Matrix units(Matrix inputs, Matrix z) {
    Matrix r = model.model().injection(inputs);
    Blas.addMultiplyTransposed(z, model.model().coupling(), r);
    for (int i = 0; i < z.rows(); i++) {
      for (int j = 0; j < z.cols(); j++) {
        double difference = r.get(i, j) - z.get(i, j);
        r.set(i, j, z.get(i, j) + difference / model.layer().diagonal(j));
      }
    }
    return r;
  }

  /** A batch of n random functions of z, and after these both sides of every unit. */
  public SearchedObjectives objectives(int n) {
    Matrix directions = RandomModels.gaussian(random, n, latent());
    SearchedObjectives batch = new SearchedObjectives(model.layer(), n + 2 * latent());
    for (int i = 0; i < n; i++) {
      batch.addLinear(directions, i, random.nextGaussian(), bounds);
    }
    for (int j = 0; j < latent(); j++) {
      batch.addUnit(j, 1, bounds);
      batch.addUnit(j, -1, bounds);
    }
    return batch;
  }
}
