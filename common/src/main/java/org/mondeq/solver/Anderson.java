package org.mondeq.solver;

/**
 * Anderson acceleration of a fixpoint iteration {@code u ← G(u)} [Anderson65, Walker11].
 *
 * <p>With the residuals {@code f = G(u) − u} of the last iterates, the next one is {@code G(u) − ΔG
 * γ}, where the columns of ΔG and ΔF are differences of successive images and residuals, and γ
 * minimises {@code ‖f − ΔF γ‖₂}. Each row of a batch has its own γ. A row whose residual would grow
 * takes the plain step from its last accepted iterate, and begins a new memory there. When to stop
 * is decided as without acceleration, by the change in a plain step.
 *
 * @param depth how many differences are remembered, at least 1
 * @param after how many plain steps come first, at least 1: solves that need no more cost nothing
 */
public record Anderson(int depth, int after) {
  /** Checks the bounds. */
  public Anderson {
    if (depth < 1) {
      throw new IllegalArgumentException("depth: expected ≥ 1, got " + depth);
    }
    if (after < 1) {
      throw new IllegalArgumentException("after: expected ≥ 1, got " + after);
    }
  }
}
