package org.mondeq.spec.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.mondeq.model.Normalization;
import org.mondeq.spec.InputBox;

/**
 * A region cut into cells, level by level: a cell is cut in half along the axes that its level
 * names. All cells of a level have one volume, and each has a number of its own among the cells of
 * all levels, those of coarser levels first. Immutable.
 */
public final class Grid {
  /** Cells of all levels, at most: their numbers are integers. */
  private static final long MAX_CELLS = 2_000_000_000;

  private final List<Axis> axes;
  private final List<Set<Integer>> splits;
  private final List<int[]> shapes = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();

  /**
   * A grid.
   *
   * @param axes the inputs of the model, in their order
   * @param splits for each level but the last, the axes along which its cells are cut in half
   * @throws IllegalArgumentException "split: expected …, got …" if there would be too many cells,
   *     or too narrow ones
   */
  public Grid(List<Axis> axes, List<Set<Integer>> splits) {
    this.axes = List.copyOf(axes);
    this.splits = splits.stream().map(Set::copyOf).toList();
    int[] shape = axes.stream().mapToInt(Axis::cells).toArray();
    long cells = 0;
    for (int level = 0; level <= splits.size(); level++) {
      for (int axis = 0; level > 0 && axis < shape.length; axis++) {
        long finer = (long) shape[axis] * parts(level - 1, axis);
        shape[axis] = (int) Math.min(finer, Integer.MAX_VALUE);
      }
      requireWidth(shape);
      shapes.add(shape.clone());
      offsets.add((int) cells);
      cells += count(shape);
      if (cells > MAX_CELLS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "split: expected at most %d cells in all levels, got more on level %d",
                MAX_CELLS,
                level));
      }
    }
  }

  private void requireWidth(int[] shape) {
    for (int axis = 0; axis < shape.length; axis++) {
      if (!axes.get(axis).admits(shape[axis])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                axes.get(axis).isFixed()
                    ? "split: expected no fixed input, got input %d"
                    : "split: expected cells of 1e-9 of the range at least, got less for input %d",
                axis));
      }
    }
  }

  /** The product, or more than {@link #MAX_CELLS}. */
  private static long count(int[] shape) {
    long cells = 1;
    for (int parts : shape) {
      cells = Math.min(cells * parts, MAX_CELLS + 1);
    }
    return cells;
  }

  private int parts(int level, int axis) {
    return splits.get(level).contains(axis) ? 2 : 1;
  }

  /** The number of inputs. */
  public int inputs() {
    return axes.size();
  }

  /** An input. */
  public Axis axis(int input) {
    return axes.get(input);
  }

  /** The number of levels. */
  public int levels() {
    return shapes.size();
  }

  /** How many cells a level has if every coarser one is cut. */
  public long cells(int level) {
    return count(shapes.get(level));
  }

  /** Into how many parts the region is cut along an axis. */
  public int parts(Cell cell, int axis) {
    return shapes.get(cell.level())[axis];
  }

  /** The volume of a cell of a level, in smallest cells. */
  public long volume(int level) {
    return cells(levels() - 1) / cells(level);
  }

  /** Whether cells of a level are not cut. */
  public boolean isLast(int level) {
    return level == levels() - 1;
  }

  /** The numbers of the coarsest cells. */
  public List<Integer> coarsest() {
    return IntStream.range(0, (int) cells(0)).boxed().toList();
  }

  /** The cell of a number. */
  public Cell cell(int number) {
    int level = 0;
    while (!isLast(level) && offsets.get(level + 1) <= number) {
      level++;
    }
    int[] shape = shapes.get(level);
    Integer[] position = new Integer[shape.length];
    int rest = number - offsets.get(level);
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      position[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return new Cell(level, List.of(position));
  }

  /** The number of a cell. */
  public int number(Cell cell) {
    int[] shape = shapes.get(cell.level());
    int number = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      number = number * shape[axis] + cell.position().get(axis);
    }
    return offsets.get(cell.level()) + number;
  }

  /** The parts that a cell is cut into; none for a smallest one. */
  public List<Cell> parts(Cell cell) {
    if (isLast(cell.level())) {
      return List.of();
    }
    List<Cell> parts = new ArrayList<>(List.of(new Cell(cell.level() + 1, List.of())));
    for (int axis = 0; axis < axes.size(); axis++) {
      List<Cell> longer = new ArrayList<>();
      for (Cell part : parts) {
        int count = parts(cell.level(), axis);
        for (int half = 0; half < count; half++) {
          List<Integer> position = new ArrayList<>(part.position());
          position.add(cell.position().get(axis) * count + half);
          longer.add(new Cell(part.level(), position));
        }
      }
      parts = longer;
    }
    return parts;
  }

  /** The smallest values of a cell in the user's units, rounded. */
  public List<Double> low(Cell cell) {
    return values(cell, 0);
  }

  /** The largest values of a cell in the user's units, rounded. */
  public List<Double> high(Cell cell) {
    return values(cell, 1);
  }

  private List<Double> values(Cell cell, int next) {
    return IntStream.range(0, inputs())
        .mapToObj(
            axis ->
                axes.get(axis).value(cell.position().get(axis) + (long) next, parts(cell, axis)))
        .toList();
  }

  /** The inputs of a cell as the model reads them. */
  public InputBox box(Cell cell, Normalization normalization) {
    int q = inputs();
    double[] low = new double[q];
    double[] high = new double[q];
    double[] innerLow = new double[q];
    double[] innerHigh = new double[q];
    for (int j = 0; j < q; j++) {
      long k = cell.position().get(j);
      low[j] = axes.get(j).rawBelow(k, parts(cell, j));
      innerLow[j] = axes.get(j).rawAbove(k, parts(cell, j));
      innerHigh[j] = axes.get(j).rawBelow(k + 1, parts(cell, j));
      high[j] = axes.get(j).rawAbove(k + 1, parts(cell, j));
    }
    return InputBox.enclosing(low, high, new double[][] {innerLow, innerHigh}, normalization);
  }
}
