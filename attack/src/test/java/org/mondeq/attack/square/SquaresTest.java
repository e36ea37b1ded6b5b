package org.mondeq.attack.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.model.InputShape;
import org.mondeq.testing.SeededTest;

/** The sizes and the places of the squares of a random search. */
final class SquaresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10000, 1",
    "10, 10000, 1",
    "11, 10000, 0.5",
    "51, 10000, 0.25",
    "501, 10000, 0.0625",
    "8001, 10000, 0.001953125",
    "1, 1000, 1",
    "2, 1000, 0.5",
    "999, 1000, 0.001953125"
  })
  void partsOfTheImageAreThePublishedOnes(int query, int queries, double expected) {
    assertEquals(0.8 * expected, SquareSchedule.fraction(0.8, query, queries));
  }

  @SeededTest
  void squareLiesInTheImage(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InputShape shape =
        new InputShape(1 + random.nextInt(3), 1 + random.nextInt(9), 1 + random.nextInt(9));
    for (double fraction = 1; fraction > 1e-3; fraction /= 2) {
      Window window = Window.random(shape, fraction, random);
      assertTrue(window.height() >= 1 && window.width() >= 1);
      assertTrue(window.top() >= 0 && window.top() + window.height() <= shape.height());
      assertTrue(window.left() >= 0 && window.left() + window.width() <= shape.width());
      int last = window.pixel(shape, shape.channels() - 1, window.height() - 1, window.width() - 1);
      assertTrue(last < shape.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "28, 28, 0.8, 25, 25",
    "28, 28, 0.0016, 1, 1",
    "1, 100, 0.2, 1, 20",
    "100, 1, 0.2, 20, 1",
    "2, 32, 0.5, 2, 16",
    "5, 5, 1, 5, 5"
  })
  void squareCoversItsPartOfTheImage(
      int height, int width, double fraction, int expectedHeight, int expectedWidth) {
    Window window =
        Window.random(new InputShape(1, height, width), fraction, new SplittableRandom(0));
    assertEquals(expectedHeight, window.height());
    assertEquals(expectedWidth, window.width());
  }

  @Test
  void pixelsStandChannelAfterChannel() {
    Window window = new Window(1, 2, 2, 2);
    assertEquals(1 * 20 + (1 + 1) * 5 + 2, window.pixel(new InputShape(3, 4, 5), 1, 1, 0));
  }
}
