package org.mondeq.certify.bound.dual;

import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.mondeq.certify.bound.WildModel;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.Exact;

/**
 * The bound that multipliers prove, in exact arithmetic: what {@link DualBound} may claim at most.
 *
 * <p>The layer is that of the model with the computed D: {@code r = z + (W z + U x + b − z)/D}, for
 * which {@code z = ReLU(r)} whatever D > 0 is.
 */
final class ExactDual {
  private final InputRegion region;
  private final ExplicitLayer layer;
  private final Exact model;

  private final InputBox box;

  ExactDual(InputRegion region, MonDeq model, InputBox box) {
    this.box = box;
    this.region = region;
    this.layer = region.layer();
    this.model = new Exact(model);
  }

  private BigDecimal diagonal(int j) {
    return Exact.of(layer.diagonal(j));
  }

  /** {@code I + (W − I)/D}. */
  private BigDecimal coupling(int j, int k) {
    BigDecimal identity = j == k ? BigDecimal.ONE : BigDecimal.ZERO;
    return Exact.divide(model.coupling(j, k).subtract(identity), diagonal(j)).add(identity);
  }

  /**
   * The bound of a row of a batch.
   *
   * @param c the coefficients on z
   * @param offset the constant
   */
  BigDecimal of(Objectives batch, int row, BigDecimal[] c, BigDecimal offset) {
    BigDecimal[] shifted = new BigDecimal[layer.size()];
    BigDecimal sum = offset;
    for (int j = 0; j < shifted.length; j++) {
      double g = layer.diagonal(j) * batch.f().get(row, j);
      shifted[j] = Exact.of(batch.unit(row) == j ? g + batch.sign(row) : g);
      sum = sum.add(shifted[j].multiply(Exact.divide(model.inputBias(j), diagonal(j))));
    }
    for (int k = 0; k < shifted.length; k++) {
      BigDecimal e = c[k];
      for (int j = 0; j < shifted.length; j++) {
        e = e.add(shifted[j].multiply(coupling(j, k)));
      }
      BigDecimal d = Exact.of(batch.unit(row) == k ? batch.sign(row) : 0);
      sum = sum.add(unit(e, shifted[k].subtract(d), batch.bounds(row), k));
    }
    return sum.add(inputs(shifted));
  }

  /** The least {@code e z − g r} over the graph of a ReLU between bounds of r. */
  private static BigDecimal unit(BigDecimal e, BigDecimal g, PreStateBounds bounds, int k) {
    BigDecimal low = Exact.of(bounds.low(k));
    BigDecimal high = Exact.of(bounds.high(k));
    BigDecimal least = at(e, g, low).min(at(e, g, high));
    return bounds.isUnstable(k) ? least.min(BigDecimal.ZERO) : least;
  }

  private static BigDecimal at(BigDecimal e, BigDecimal g, BigDecimal r) {
    return e.multiply(r.max(BigDecimal.ZERO)).subtract(g.multiply(r));
  }

  /**
   * The least {@code g'·Û x} over the box; in a ball, no more than a rounding of the minimiser
   * above it, as it is attained there.
   */
  private BigDecimal inputs(BigDecimal[] shifted) {
    if (box.ball().isPresent()) {
      return inputsInBall(slopes(shifted));
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal[] slopes = slopes(shifted);
    for (int i = 0; i < region.size(); i++) {
      BigDecimal y = slopes[i];
      sum = sum.add(y.multiply(Exact.of(region.center(i))));
      sum = sum.subtract(y.abs().multiply(Exact.of(region.radius(i))));
    }
    return sum;
  }

  private BigDecimal[] slopes(BigDecimal[] shifted) {
    BigDecimal[] slopes = new BigDecimal[region.size()];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = BigDecimal.ZERO;
      for (int j = 0; j < shifted.length; j++) {
        slopes[i] =
            slopes[i].add(shifted[j].multiply(Exact.divide(model.inputWeight(j, i), diagonal(j))));
      }
    }
    return slopes;
  }

  /** The smallest value at the centre, and at the minimiser and points beyond, drawn inside. */
  private BigDecimal inputsInBall(BigDecimal[] slopes) {
    int q = slopes.length;
    double[] center = box.middlePixels();
    double[] minimiser = new double[q];
    double[] ys = Arrays.stream(slopes).mapToDouble(BigDecimal::doubleValue).toArray();
    region.ball().orElseThrow().minimise(DoubleBuffer.wrap(ys), 0, DoubleBuffer.wrap(minimiser), 0);
    BigDecimal least = dot(slopes, WildModel.inBall(box, center));
    for (double factor : new double[] {1, 1 + 1e-12, 2}) {
      double[] pixels = new double[q];
      for (int i = 0; i < q; i++) {
        double raw =
            minimiser[i] * box.normalization().stdOf(i, q) + box.normalization().meanOf(i, q);
        double moved = center[i] + factor * (raw - center[i]);
        pixels[i] = Math.min(box.highPixels()[i], Math.max(box.lowPixels()[i], moved));
      }
      least = least.min(dot(slopes, WildModel.inBall(box, pixels)));
    }
    return least;
  }

  private static BigDecimal dot(BigDecimal[] a, BigDecimal[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i]));
    }
    return sum;
  }
}
