package org.mondeq.certify.domain;

import java.util.Random;
import org.mondeq.linalg.Matrix;
import org.mondeq.testing.RandomModels;

/** Random sets and points of them. */
final class Sets {
  private Sets() {}

  /** A set with k Gaussian generators, a random box, and a ball of the given radius. */
  static MZonotope random(Random random, int dimension, int k, double slack) {
    double[] center = new double[dimension];
    double[] box = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      center[i] = random.nextGaussian();
      box[i] = random.nextBoolean() ? random.nextDouble() : 0;
    }
    return new MZonotope(center, RandomModels.gaussian(random, k, dimension), box, slack);
  }

  /** A point of the set, at a vertex of the noise symbols half of the time. */
  static double[] point(MZonotope set, Random random) {
    boolean vertex = random.nextBoolean();
    double[] point = new double[set.size()];
    double[] direction = new double[set.size()];
    double norm = 0;
    for (int i = 0; i < point.length; i++) {
      point[i] = set.center(i) + set.box(i) * symbol(random, vertex);
      direction[i] = random.nextGaussian();
      norm = Math.hypot(norm, direction[i]);
    }
    Matrix generators = set.generators();
    for (int k = 0; k < generators.rows(); k++) {
      double nu = symbol(random, vertex);
      for (int i = 0; i < point.length; i++) {
        point[i] += nu * generators.get(k, i);
      }
    }
    for (int i = 0; i < point.length; i++) {
      point[i] += set.slack() * direction[i] / norm;
    }
    return point;
  }

  private static double symbol(Random random, boolean vertex) {
    return vertex ? random.nextInt(2) * 2 - 1 : random.nextDouble() * 2 - 1;
  }

  /** A random orthonormal basis. */
  static Basis basis(Random random, int dimension) {
    Matrix a = RandomModels.gaussian(random, dimension, dimension);
    return Basis.principal(org.mondeq.linalg.Blas.transposedProduct(a, a));
  }
}
