package org.mondeq.certify.domain;

import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Norms;
import org.mondeq.linalg.Rounding;

/** Operations on M-Zonotopes one at a time, to compare fused steps with. */
public final class SetOracle {
  private SetOracle() {}

  /** The smallest box around a set. */
  public static Interval box(MZonotope set) {
    return set.concretize(set.generatorRadius());
  }

  /**
   * The image {@code M s + c} of a set under an affine map, which encloses the exact image
   * [Singh18]. The box is cast to generators first.
   *
   * @param map {@code M [d' × d]}
   * @param offset {@code c [d']}
   */
  public static MZonotope affineMap(MZonotope set, Matrix map, double[] offset) {
    int d = map.rows();
    int size = set.size();
    int k = set.generators().rows();
    Matrix cast = Matrix.zeros(k + size, size);
    cast.rows(0, k).assign(set.generators());
    double[] center = new double[size];
    for (int i = 0; i < size; i++) {
      cast.set(k + i, i, set.box(i));
      center[i] = set.center(i);
    }
    Matrix image = Blas.productTransposed(cast, map);
    Matrix imageCenter = Blas.productTransposed(Matrix.ofRow(center), map);
    double[] newCenter = new double[d];
    for (int i = 0; i < d; i++) {
      newCenter[i] = imageCenter.get(0, i) + offset[i];
    }
    double magnitude = Rounding.up(Norms.euclidean(magnitude(set)), size);
    double lost =
        Rounding.gamma(size + 4L)
            * (Norms.frobenius(map) * magnitude
                + Norms.euclidean(offset)
                + Norms.euclidean(newCenter));
    double newSlack = Rounding.up(Norms.spectralBound(map) * set.slack() + lost, 2L * d * size);
    return new MZonotope(newCenter, image, new double[d], newSlack);
  }

  /** An upper bound of {@code |s_i|} over the set, without the ball. */
  private static double[] magnitude(MZonotope set) {
    double[] radius = set.generatorRadius();
    for (int i = 0; i < radius.length; i++) {
      radius[i] = Rounding.up(Math.abs(set.center(i)) + radius[i] + set.box(i), 2);
    }
    return radius;
  }

  /**
   * An enclosure of {@code {ReLU(s)}}; the relaxation's errors go to the box.
   *
   * @param relaxation made for bounds that contain {@link #box}
   */
  public static MZonotope relu(MZonotope set, ReluRelaxation relaxation) {
    int d = set.size();
    double[] newCenter = new double[d];
    double[] newBox = new double[d];
    double[] magnitude = magnitude(set);
    double lost = 0;
    Matrix scaled = set.generators().copy();
    for (int i = 0; i < d; i++) {
      double slope = relaxation.slope(i);
      double offset = relaxation.offset(i);
      newCenter[i] = slope * set.center(i) + offset;
      newBox[i] = Rounding.up(slope * set.box(i) + offset, 2);
      for (int k = 0; k < scaled.rows(); k++) {
        scaled.set(k, i, slope * scaled.get(k, i));
      }
      lost = Math.hypot(lost, magnitude[i] + offset);
    }
    double newSlack = Rounding.up(set.slack() + Rounding.gamma(4) * lost, 4L * d);
    return new MZonotope(newCenter, scaled, newBox, newSlack);
  }
}
