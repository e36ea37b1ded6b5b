package org.mondeq.spec.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.grid.Axis.Range;
import org.mondeq.testing.SeededTest;

class GridTest {
  private static final Range UNIT = new Range(0, 1);

  private static Grid random(Random random) {
    int q = 1 + random.nextInt(3);
    List<Axis> axes = new ArrayList<>();
    for (int j = 0; j < q; j++) {
      double low = -1000 * random.nextDouble();
      double high = low + 2000 * random.nextDouble() + 1;
      double from = low + (high - low) * random.nextDouble() / 3;
      double to = high - (high - low) * random.nextDouble() / 3;
      axes.add(new Axis(new Range(low, high), new Range(from, to), 1 + random.nextInt(4)));
    }
    List<Set<Integer>> splits = new ArrayList<>();
    for (int level = random.nextInt(3); level > 0; level--) {
      Set<Integer> all = IntStream.range(0, q).boxed().collect(Collectors.toSet());
      splits.add(random.nextBoolean() ? Set.of(random.nextInt(q)) : all);
    }
    return new Grid(axes, splits);
  }

  /** {@code (range.high − range.low) raw − (v − range.low)}, all times the number of parts. */
  private static int compare(double raw, Axis axis, long k, long parts) {
    BigDecimal n = BigDecimal.valueOf(parts);
    BigDecimal origin = new BigDecimal(axis.range().low());
    BigDecimal span = new BigDecimal(axis.range().high()).subtract(origin);
    BigDecimal low = new BigDecimal(axis.bounds().low());
    BigDecimal width = new BigDecimal(axis.bounds().high()).subtract(low);
    BigDecimal value = low.multiply(n).add(width.multiply(BigDecimal.valueOf(k)));
    return new BigDecimal(raw)
        .multiply(span)
        .multiply(n)
        .compareTo(value.subtract(origin.multiply(n)));
  }

  @SeededTest
  void boxesEncloseTheirCellsAndWitnessesLieInThem(long seed) {
    Random random = new Random(seed);
    Grid grid = random(random);
    for (int i = 0; i < 50; i++) {
      int level = random.nextInt(grid.levels());
      Cell cell = grid.cell(random.nextInt((int) grid.cells(0)));
      assertEquals(0, cell.level());
      for (int l = 0; l < level; l++) {
        List<Cell> parts = grid.parts(cell);
        cell = parts.get(random.nextInt(parts.size()));
      }
      assertEquals(cell, grid.cell(grid.number(cell)));
      InputBox box = grid.box(cell, Normalization.identity(1));
      for (int j = 0; j < grid.inputs(); j++) {
        long k = cell.position().get(j);
        long parts = grid.parts(cell, j);
        Axis axis = grid.axis(j);
        double low = box.outerLowPixels()[j];
        double high = box.outerHighPixels()[j];
        assertTrue(compare(low, axis, k, parts) <= 0);
        assertTrue(compare(Math.nextUp(low), axis, k, parts) > 0, "the largest of these");
        assertTrue(compare(high, axis, k + 1, parts) >= 0);
        assertTrue(compare(Math.nextDown(high), axis, k + 1, parts) < 0, "the smallest of these");
        assertTrue(compare(box.lowPixels()[j], axis, k, parts) >= 0);
        assertTrue(compare(box.highPixels()[j], axis, k + 1, parts) <= 0);
      }
    }
  }

  @SeededTest
  void partsCoverTheirCellAndVolumesAddUp(long seed) {
    Grid grid = random(new Random(seed));
    List<Integer> level = grid.coarsest();
    for (int l = 0; l < grid.levels(); l++) {
      assertEquals(grid.cells(l), level.size());
      assertEquals(level.size(), new HashSet<>(level).size(), "numbers of their own");
      assertEquals(grid.cells(grid.levels() - 1), grid.volume(l) * level.size());
      List<Integer> next = new ArrayList<>();
      for (int number : level) {
        Cell cell = grid.cell(number);
        List<Cell> parts = grid.parts(cell);
        parts.forEach(part -> next.add(grid.number(part)));
        for (int j = 0; j < grid.inputs() && !parts.isEmpty(); j++) {
          assertEquals(grid.low(cell).get(j), grid.low(parts.get(0)).get(j));
          assertEquals(grid.high(cell).get(j), grid.high(parts.get(parts.size() - 1)).get(j));
        }
      }
      level = next.stream().sorted().toList();
    }
    assertTrue(level.isEmpty());
  }

  @SeededTest
  void halvesMeetAndCover(long seed) {
    Random random = new Random(seed);
    Grid grid = random(random);
    InputBox box = grid.box(grid.cell(0), Normalization.identity(1));
    int input = random.nextInt(grid.inputs());
    List<InputBox> halves = box.halves(input, Normalization.identity(1)).orElseThrow();
    for (int j = 0; j < grid.inputs(); j++) {
      assertEquals(box.outerLowPixels()[j], halves.get(0).outerLowPixels()[j]);
      assertEquals(box.outerHighPixels()[j], halves.get(1).outerHighPixels()[j]);
      double end = j == input ? halves.get(1).outerLowPixels()[j] : box.outerHighPixels()[j];
      assertEquals(end, halves.get(0).outerHighPixels()[j]);
      assertEquals(j == input ? end : box.lowPixels()[j], halves.get(1).lowPixels()[j]);
    }
  }

  @Test
  void fixedInputsStandAtTheNearestDouble() {
    Axis fixed = new Axis(new Range(0, 3), new Range(1, 1), 1);
    InputBox box =
        new Grid(List.of(fixed), List.of()).box(new Cell(0, List.of(0)), Normalization.identity(1));
    assertEquals(1.0 / 3, box.outerLowPixels()[0]);
    assertEquals(1.0 / 3, box.outerHighPixels()[0]);
    assertTrue(box.halves(0, Normalization.identity(1)).isEmpty());
  }

  @Test
  void refusesWhatCannotBeCut() {
    Axis wide = new Axis(UNIT, UNIT, 1_000_000);
    Axis narrow = new Axis(UNIT, new Range(0.5, 0.5000000001), 1);
    Axis fixed = new Axis(UNIT, new Range(0.5, 0.5), 1);
    assertSplitRefused(() -> new Grid(List.of(wide, wide), List.of()), "at most 2000000000");
    assertSplitRefused(
        () -> new Grid(List.of(wide), java.util.Collections.nCopies(40, Set.of(0))), "1e-9");
    assertSplitRefused(() -> new Grid(List.of(narrow), List.of()), "1e-9");
    assertSplitRefused(() -> new Grid(List.of(fixed), List.of(Set.of(0))), "fixed");
    assertThrows(IllegalArgumentException.class, () -> new Range(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Axis(new Range(1, 1), UNIT, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis(UNIT, new Range(0, 2), 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis(UNIT, new Range(0, 0), 2));
  }

  private static void assertSplitRefused(
      org.junit.jupiter.api.function.Executable grid, String part) {
    String message = assertThrows(IllegalArgumentException.class, grid).getMessage();
    assertTrue(message.startsWith("split: expected") && message.contains(part), message);
  }
}
