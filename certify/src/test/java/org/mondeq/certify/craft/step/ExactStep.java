package org.mondeq.certify.craft.step;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.Exact;

/** A solver step of a model in decimal arithmetic, to some 80 digits. */
final class ExactStep {
  private static final MathContext DIGITS = new MathContext(90);

  private final Exact model;
  private final BigDecimal alpha;
  private final boolean reflecting;

  /** A Peaceman-Rachford step if it reflects, or else a forward-backward step. */
  ExactStep(MonDeq model, double alpha, boolean reflecting) {
    this.model = new Exact(model);
    this.alpha = Exact.of(alpha);
    this.reflecting = reflecting;
  }

  /** The argument of the next ReLU, from z, u and normalised inputs. */
  BigDecimal[] of(BigDecimal[] z, BigDecimal[] u, BigDecimal[] x) {
    return reflecting ? peacemanRachford(z, u, x) : forwardBackward(z, x);
  }

  /** {@code z + α (W z + U x + b − z)}. */
  private BigDecimal[] forwardBackward(BigDecimal[] z, BigDecimal[] x) {
    BigDecimal[] y = model.image(z, x);
    for (int j = 0; j < y.length; j++) {
      y[j] = z[j].add(alpha.multiply(y[j].subtract(z[j])));
    }
    return y;
  }

  /** {@code 2 w − s} with {@code s = 2 z − u} and {@code (I + α (I − W)) w = s + α (U x + b)}. */
  private BigDecimal[] peacemanRachford(BigDecimal[] z, BigDecimal[] u, BigDecimal[] x) {
    int p = z.length;
    BigDecimal[] zero = new BigDecimal[p];
    Arrays.fill(zero, BigDecimal.ZERO);
    BigDecimal[] forcing = model.image(zero, x);
    BigDecimal[] s = new BigDecimal[p];
    BigDecimal[][] rows = new BigDecimal[p][p + 1];
    for (int i = 0; i < p; i++) {
      s[i] = z[i].add(z[i]).subtract(u[i]);
      for (int j = 0; j < p; j++) {
        BigDecimal identity = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
        rows[i][j] = identity.add(alpha.multiply(identity.subtract(model.coupling(i, j))));
      }
      rows[i][p] = s[i].add(alpha.multiply(forcing[i]));
    }
    BigDecimal[] w = solve(rows);
    for (int i = 0; i < p; i++) {
      w[i] = w[i].add(w[i]).subtract(s[i]);
    }
    return w;
  }

  /** Elimination with pivots. */
  private static BigDecimal[] solve(BigDecimal[][] rows) {
    int p = rows.length;
    for (int column = 0; column < p; column++) {
      int pivot = column;
      for (int j = column + 1; j < p; j++) {
        pivot = rows[j][column].abs().compareTo(rows[pivot][column].abs()) > 0 ? j : pivot;
      }
      BigDecimal[] swapped = rows[column];
      rows[column] = rows[pivot];
      rows[pivot] = swapped;
      for (int j = 0; j < p; j++) {
        if (j != column && rows[j][column].signum() != 0) {
          BigDecimal factor = Exact.divide(rows[j][column], rows[column][column]);
          for (int i = column; i <= p; i++) {
            rows[j][i] = rows[j][i].subtract(factor.multiply(rows[column][i]), DIGITS);
          }
        }
      }
    }
    BigDecimal[] solution = new BigDecimal[p];
    for (int j = 0; j < p; j++) {
      solution[j] = Exact.divide(rows[j][p], rows[j][j]);
    }
    return solution;
  }
}
