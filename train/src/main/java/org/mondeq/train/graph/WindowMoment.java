package org.mondeq.train.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.mondeq.linalg.Blas;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;

/**
 * The sum {@code M = Σ_s z_s w_sᵀ [f × f]} over all windows of all images of a batch: everything
 * that the derivatives for P and Q of a convolutional model need from it.
 *
 * <p>One product for each group of images, on all processors; what is added to what does not depend
 * on their number. In ND4J the same sum is a product for each image, and takes five times as long.
 */
final class WindowMoment {
  /** Images in a group: their windows stay in the processor's cache. */
  private static final int GROUP = 8;

  private final Windows windows;

  WindowMoment(InputShape latent) {
    int side = Architecture.Convolutional.LATENT_KERNEL;
    this.windows = new Windows(latent, side, 1, side / 2);
  }

  /** The number f of values in a window. */
  int taps() {
    return windows.taps();
  }

  /** M of states z and adjoint states w {@code [n × p]}. */
  Matrix of(Matrix z, Matrix w) {
    int n = z.rows();
    List<Matrix> parts =
        IntStream.range(0, (n + GROUP - 1) / GROUP)
            .parallel()
            .mapToObj(i -> part(z, w, i * GROUP, Math.min(n, (i + 1) * GROUP)))
            .toList();
    Matrix sum = Matrix.zeros(taps(), taps());
    for (Matrix part : parts) {
      for (int i = 0; i < sum.size(); i++) {
        sum.buffer().put(i, sum.buffer().get(i) + part.buffer().get(i));
      }
    }
    return sum;
  }

  private Matrix part(Matrix z, Matrix w, int from, int to) {
    return Blas.productTransposed(windows.of(z.rows(from, to)), windows.of(w.rows(from, to)));
  }
}
