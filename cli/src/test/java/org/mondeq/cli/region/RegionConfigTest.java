package org.mondeq.cli.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mondeq.cli.region.CellMap.Kind;
import org.mondeq.cli.region.CellMap.Rectangle;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.config.ConfigTree;
import org.mondeq.spec.grid.Axis;
import org.mondeq.spec.grid.Axis.Range;
import org.mondeq.spec.grid.Cell;
import org.mondeq.spec.grid.Grid;

class RegionConfigTest {
  private static RegionConfig read(String name) {
    return ConfigTree.read(Path.of("../configs", name)).bindGeneral(RegionConfig.class, List.of());
  }

  @Test
  void theGlobalRegionIsThePublishedOne() {
    Grid grid = read("hcas.yaml").grid();
    assertEquals(3, grid.levels());
    assertEquals(9 * 9 * 13, grid.cells(0));
    assertEquals(9 * 9 * 13 * 64, grid.cells(2));
    for (int input = 0; input < 3; input++) {
      Range range = grid.axis(input).range();
      double width = grid.high(grid.cell(0)).get(input) - grid.low(grid.cell(0)).get(input);
      assertTrue(width / (range.high() - range.low()) <= 0.04, "side " + width);
    }
  }

  @Test
  void theSliceIsThePublishedOne() {
    Grid grid = read("hcas-slice.yaml").grid();
    assertEquals(7, grid.levels());
    assertEquals(49, grid.cells(0));
    assertEquals(49 * 64 * 512, grid.cells(6));
  }

  private static CellResult cell(Grid grid, int level, List<Integer> position, int label) {
    Cell cell = new Cell(level, position);
    return new CellResult(
        grid.number(cell),
        level,
        grid.low(cell),
        grid.high(cell),
        label,
        Status.CERTIFIED,
        null,
        0.5,
        null,
        null,
        null,
        0,
        0,
        null);
  }

  /** A slice holds the cells that contain its value, each once, joined where they are alike. */
  @Test
  void aMapCoversItsSlice() {
    Axis axis = new Axis(new Range(0, 1), new Range(0, 1), 2);
    Grid grid = new Grid(List.of(axis, axis), List.of(java.util.Set.of(0, 1)));
    List<CellResult> results =
        Stream.of(
                cell(grid, 0, List.of(0, 0), 1),
                cell(grid, 0, List.of(0, 1), 1),
                cell(grid, 0, List.of(1, 1), 0),
                cell(grid, 1, List.of(2, 0), 1),
                cell(grid, 1, List.of(2, 1), 1),
                cell(grid, 1, List.of(3, 0), 0),
                cell(grid, 1, List.of(3, 1), 0))
            .toList();
    CellMap plane = new CellMap(grid, new PictureSlice(0, 1, List.of(0.5, 0.5)));
    assertEquals(
        List.of(new Rectangle(0, 0, 2, 4), new Rectangle(2, 0, 1, 2)),
        plane.rectangles(results).get(new Kind(Status.CERTIFIED, 1)));
    assertEquals(
        List.of(new Rectangle(2, 2, 2, 2), new Rectangle(3, 0, 1, 2)),
        plane.rectangles(results).get(new Kind(Status.CERTIFIED, 0)));
    CellMap line = new CellMap(grid, new PictureSlice(0, 0, List.of(0.5, 1.0)));
    assertEquals(
        List.of(new Rectangle(2, 0, 2, 1)),
        line.rectangles(results).get(new Kind(Status.CERTIFIED, 0)));
  }
}
