package org.mondeq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static History of(double... accuracies) {
    History history = new History(List.of());
    for (double accuracy : accuracies) {
      int epoch = history.size() + 1;
      history =
          history.with(
              new EpochReport(epoch, 0.1, 1, 0.5, accuracy, 0.5, 3, 3, 1e-4, 1, 20.0, 30.0));
    }
    return history;
  }

  @Test
  void theBestIsTheFirstOfTheHighest() {
    assertTrue(of().best().isEmpty());
    assertEquals(2, of(0.3, 0.8, 0.5, 0.8).best().orElseThrow().epoch());
    assertEquals(4, of(0.3, 0.8, 0.5, 0.8).last().orElseThrow().epoch());
  }

  @Test
  void epochsThatAreNotBetterAreAStall() {
    assertFalse(of().stalled(1));
    assertFalse(of(0.3, 0.8).stalled(1));
    assertTrue(of(0.3, 0.8, 0.8).stalled(1));
    assertFalse(of(0.3, 0.8, 0.8).stalled(2));
    assertTrue(of(0.3, 0.8, 0.5, 0.8).stalled(2));
    assertFalse(of(0.8, 0.7, 0.6).stalled(0));
  }
}
