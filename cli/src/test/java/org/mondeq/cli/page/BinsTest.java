package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void decadesBeginBelowTheLeast() {
    Bins bins = Bins.decades(0.03, 2.5);
    assertEquals(List.of(0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0), bins.edges());
    assertEquals(0, bins.of(0.03));
    assertEquals(1, bins.of(0.05));
    assertEquals(6, bins.of(2.5));
    assertEquals(List.of(1.0), Bins.decades(1, 1).edges());
    assertEquals(List.of(5e-7, 1e-6), Bins.decades(9e-7, 1e-6).edges());
  }

  @Test
  void countsDouble() {
    Bins bins = Bins.doubling(5);
    assertEquals(List.of(0.0, 1.0, 2.0, 4.0), bins.edges());
    assertEquals(0, bins.of(0));
    assertEquals(2, bins.of(3));
    assertEquals(3, bins.of(5));
    assertEquals(List.of(0.0), Bins.doubling(0).edges());
  }

  @Test
  void fineOnesDivideRoundSteps() {
    Bins bins = Bins.fine(0.11, 4);
    assertEquals(List.of("0", "", "", "", "0.05", "", "", "", "0.1"), bins.labels(4));
    assertEquals(4, bins.of(0.06));
    assertEquals(8, bins.of(0.11));
  }

  @Test
  void ticksAreRound() {
    assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), Frame.ticks(100));
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0), Frame.ticks(3.2));
  }

  @Test
  void numbersHoldOnTheirSide() {
    assertEquals("0.1234", Numbers.down(0.12349));
    assertEquals("0.1235", Numbers.up(0.12341));
    assertEquals("-3.764", Numbers.down(-3.76312));
    assertEquals("0", Numbers.near(0));
    assertEquals("10000", Numbers.near(10000));
    assertEquals("1.2e-7", Numbers.near(1.2e-7));
  }
}
