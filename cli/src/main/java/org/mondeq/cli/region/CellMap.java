package org.mondeq.cli.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.spec.grid.Cell;
import org.mondeq.spec.grid.Grid;

/** The cells of a slice as rectangles, counted in widths of smallest cells from the lower left. */
final class CellMap {
  private final Grid grid;
  private final PictureSlice slice;
  private final Cell smallest;

  CellMap(Grid grid, PictureSlice slice) {
    this.grid = grid;
    this.slice = slice;
    this.smallest = new Cell(grid.levels() - 1, List.of());
  }

  /** What a place is: a class, which is −1 where none was shown. */
  record Kind(Status status, int label) {
    static Kind of(CellResult result) {
      boolean oneClass = result.margin() != null;
      return new Kind(result.status(), oneClass ? result.label() : -1);
    }
  }

  /** A rectangle, half-open. */
  record Rectangle(int x, int y, int width, int height) {
    private Optional<Rectangle> joinedRight(Rectangle next) {
      boolean adjacent = next.x == x + width && next.y == y && next.height == height;
      return adjacent
          ? Optional.of(new Rectangle(x, y, width + next.width, height))
          : Optional.empty();
    }

    private Optional<Rectangle> joinedUp(Rectangle next) {
      boolean adjacent = next.y == y + height && next.x == x && next.width == width;
      return adjacent
          ? Optional.of(new Rectangle(x, y, width, height + next.height))
          : Optional.empty();
    }
  }

  /** The width of the region. */
  int width() {
    return grid.parts(smallest, slice.right());
  }

  /** The height of the region; 1 if there is only one axis. */
  int height() {
    return slice.up() == slice.right() ? 1 : grid.parts(smallest, slice.up());
  }

  /** The rectangles of the cells of each kind in the slice, in few pieces; kinds in their order. */
  Map<Kind, List<Rectangle>> rectangles(List<CellResult> results) {
    Map<Kind, List<Rectangle>> kinds =
        new TreeMap<>(Comparator.comparing(Kind::status).thenComparing(Kind::label));
    for (CellResult result : results) {
      if (result.status() != Status.SPLIT && isInSlice(result)) {
        kinds
            .computeIfAbsent(Kind.of(result), kind -> new ArrayList<>())
            .add(rectangle(grid.cell(result.index())));
      }
    }
    kinds.replaceAll((kind, rectangles) -> merged(rectangles));
    return kinds;
  }

  /**
   * Cells share their bounds, of which the lower ones are theirs, and the last one of the region.
   */
  private boolean isInSlice(CellResult result) {
    for (int i = 0; i < grid.inputs(); i++) {
      if (i == slice.right() || i == slice.up() || grid.axis(i).isFixed()) {
        continue;
      }
      double at = slice.at().get(i);
      boolean last = at == grid.axis(i).bounds().high() && result.upper().get(i) == at;
      if (!(result.lower().get(i) <= at && (at < result.upper().get(i) || last))) {
        return false;
      }
    }
    return true;
  }

  private Rectangle rectangle(Cell cell) {
    int width = width() / grid.parts(cell, slice.right());
    int x = cell.position().get(slice.right()) * width;
    if (slice.up() == slice.right()) {
      return new Rectangle(x, 0, width, 1);
    }
    int height = height() / grid.parts(cell, slice.up());
    return new Rectangle(x, cell.position().get(slice.up()) * height, width, height);
  }

  private static List<Rectangle> merged(List<Rectangle> rectangles) {
    List<Rectangle> rows =
        merged(
            rectangles,
            Comparator.comparingInt(Rectangle::y)
                .thenComparingInt(Rectangle::height)
                .thenComparingInt(Rectangle::x),
            pair -> pair.get(0).joinedRight(pair.get(1)));
    return merged(
        rows,
        Comparator.comparingInt(Rectangle::x)
            .thenComparingInt(Rectangle::width)
            .thenComparingInt(Rectangle::y),
        pair -> pair.get(0).joinedUp(pair.get(1)));
  }

  private static List<Rectangle> merged(
      List<Rectangle> rectangles,
      Comparator<Rectangle> order,
      Function<List<Rectangle>, Optional<Rectangle>> join) {
    List<Rectangle> sorted = rectangles.stream().sorted(order).toList();
    List<Rectangle> merged = new ArrayList<>();
    for (Rectangle next : sorted) {
      int last = merged.size() - 1;
      Optional<Rectangle> joined =
          last < 0 ? Optional.empty() : join.apply(List.of(merged.get(last), next));
      if (joined.isPresent()) {
        merged.set(last, joined.get());
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
