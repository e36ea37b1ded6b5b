package org.mondeq.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormsTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e100, 1e-100, 1e-150, 1e-165, 1e-200, 1e-300})
  void scaleWithWhatTheyAreOf(double scale) {
    double[] x = {3 * scale, 0, -4 * scale};
    assertEquals(5 * scale, Norms.euclidean(x), 1e-14 * scale);
    assertEquals(5 * scale, Norms.frobenius(Matrix.of(3, 1, x)), 1e-14 * scale);
  }

  @Test
  void areZeroOnlyOfZero() {
    assertEquals(0, Norms.euclidean(new double[3]));
    assertEquals(Double.MIN_VALUE, Norms.euclidean(new double[] {0, Double.MIN_VALUE}));
  }

  @Test
  void neverHideWhatIsNotFinite() {
    assertEquals(Double.NaN, Norms.euclidean(new double[] {1, Double.NaN}));
    assertEquals(
        Double.POSITIVE_INFINITY, Norms.euclidean(new double[] {Double.NEGATIVE_INFINITY}));
  }
}
