package org.mondeq.cli.region;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mondeq.cli.region.CellResult.Status;
import org.mondeq.io.FailedRunException;
import org.mondeq.spec.grid.Grid;

/**
 * The volume of a region by what was shown of it. Volumes are counted in smallest cells, so that
 * they are exact.
 *
 * @param smallestCells the volume of the region
 * @param certified where one class holds, the expected one if one is
 * @param falsified where another class holds than the expected one
 * @param mixed smallest cells with a counterexample to the class of their centre
 * @param open smallest cells of which nothing was shown
 * @param certifiedPart of the volume of the region, rounded down
 * @param classes the certified and falsified volume of each class, by its number
 * @param levels the cells of each level
 * @param parts that the inputs of smallest cells were cut into, at most; null if none were
 * @param seconds of all cells, on all threads
 */
public record RegionSummary(
    long smallestCells,
    long certified,
    long falsified,
    long mixed,
    long open,
    double certifiedPart,
    Map<Integer, Long> classes,
    List<Level> levels,
    Integer parts,
    double seconds) {
  /**
   * The cells of a level.
   *
   * @param cells that were looked at
   * @param certified as in a result
   * @param falsified as in a result
   * @param mixed as in a result
   * @param open as in a result
   * @param split cells with parts on the next level
   * @param seconds of all of them
   */
  public record Level(
      int cells, int certified, int falsified, int mixed, int open, int split, double seconds) {}

  /**
   * The summary of a region of which every cell has a result.
   *
   * @throws FailedRunException if the volumes do not add up, which would be a fault
   */
  static RegionSummary of(Grid grid, List<CellResult> results) {
    Map<Status, Long> volumes = new EnumMap<>(Status.class);
    Map<Integer, Long> classes = new TreeMap<>();
    for (CellResult result : results) {
      long volume = grid.volume(result.level());
      volumes.merge(result.status(), volume, Long::sum);
      if (result.margin() != null) {
        classes.merge(result.label(), volume, Long::sum);
      }
    }
    volumes.remove(Status.SPLIT);
    long whole = grid.volume(0) * grid.cells(0);
    long sum = volumes.values().stream().mapToLong(Long::longValue).sum();
    if (sum != whole) {
      throw new FailedRunException(
          "the cells add up to "
              + sum
              + " smallest cells, expected "
              + whole
              + "; this is a fault");
    }
    List<Level> levels = new ArrayList<>();
    for (int level = 0; level < grid.levels(); level++) {
      int which = level;
      levels.add(level(results.stream().filter(r -> r.level() == which).toList()));
    }
    long certified = volumes.getOrDefault(Status.CERTIFIED, 0L);
    return new RegionSummary(
        whole,
        certified,
        volumes.getOrDefault(Status.FALSIFIED, 0L),
        volumes.getOrDefault(Status.MIXED, 0L),
        volumes.getOrDefault(Status.OPEN, 0L),
        certified == whole ? 1 : Math.min((double) certified / whole, Math.nextDown(1.0)),
        classes,
        levels,
        mostParts(results),
        results.stream().mapToDouble(CellResult::seconds).sum());
  }

  private static Integer mostParts(List<CellResult> results) {
    return results.stream()
        .filter(result -> result.parts() != null)
        .map(CellResult::parts)
        .max(Integer::compare)
        .orElse(null);
  }

  private static Level level(List<CellResult> results) {
    return new Level(
        results.size(),
        count(results, Status.CERTIFIED),
        count(results, Status.FALSIFIED),
        count(results, Status.MIXED),
        count(results, Status.OPEN),
        count(results, Status.SPLIT),
        results.stream().mapToDouble(CellResult::seconds).sum());
  }

  private static int count(List<CellResult> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }
}
