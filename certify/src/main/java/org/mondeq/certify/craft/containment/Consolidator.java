package org.mondeq.certify.craft.containment;

import org.mondeq.certify.craft.config.Ablation;
import org.mondeq.certify.domain.Basis;
import org.mondeq.certify.domain.ConsolidatedStates;
import org.mondeq.certify.domain.ProperMZonotope;
import org.mondeq.certify.domain.RectifiedStates;
import org.mondeq.linalg.Matrix;

/** Consolidates states: along which axes, and whether the relaxation's errors stay a box. */
public final class Consolidator {
  private final boolean separate;
  private final boolean withBox;

  public Consolidator(Ablation ablation) {
    this.separate = ablation.separate();
    this.withBox = ablation.domain() != Ablation.Domain.ZONOTOPE;
  }

  /** Axes of (z, u), of dimension 2p. */
  public Basis jointBasis(RectifiedStates state) {
    Matrix moments = state.jointMoments();
    if (!withBox) {
      addBox(state, moments);
    }
    if (!separate) {
      return Basis.principal(moments);
    }
    int p = moments.rows() / 2;
    Matrix blocks = Matrix.zeros(2 * p, 2 * p);
    for (int from : new int[] {0, p}) {
      Matrix axes = Basis.principal(block(moments, from, p)).vectors();
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          blocks.set(from + i, from + j, axes.get(i, j));
        }
      }
    }
    return Basis.of(blocks);
  }

  /** Axes of z. */
  public Basis basis(RectifiedStates state) {
    Matrix moments = state.moments();
    if (!withBox) {
      addBox(state, moments);
    }
    return Basis.principal(moments);
  }

  /** The states (z, u) or z, by the dimension of the basis, consolidated on it. */
  public ConsolidatedStates consolidate(RectifiedStates state, Basis basis) {
    ProperMZonotope set = state.consolidate(basis);
    boolean joint = basis.size() > state.size();
    return new ConsolidatedStates(withBox ? set : set.castBox(), joint);
  }

  /** The box of z as generators along the coordinates. */
  private static void addBox(RectifiedStates state, Matrix moments) {
    for (int j = 0; j < state.size(); j++) {
      double offset = state.relu().offset(j);
      moments.set(j, j, moments.get(j, j) + offset * offset);
    }
  }

  private static Matrix block(Matrix matrix, int from, int size) {
    Matrix block = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        block.set(i, j, matrix.get(from + i, from + j));
      }
    }
    return block;
  }
}
