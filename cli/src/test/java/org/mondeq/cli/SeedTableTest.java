package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mondeq.results.Report;
import org.mondeq.results.RunInfo;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

class SeedTableTest {
  private static Report.Row row(long seed, String file, double epsilon, int bound, int certified) {
    return new Report.Row(
        new RunInfo(
            "mondeq",
            Task.CERTIFY,
            "mnist-fcx40",
            file,
            40,
            "mnist",
            "d",
            "craft",
            epsilon,
            seed,
            "",
            "",
            "",
            Map.of(),
            null),
        new Summary(3, 3, bound, null, certified, 3 - bound, bound - certified, 0.5, null, null),
        Path.of("runs/" + seed),
        "",
        Set.of(0, 1, 2));
  }

  @Test
  void runsOfSeveralSeedsHaveTheirMeanAndRange() {
    ReportTable table =
        SeedTable.of(
                List.of(row(0, "a", 0.05, 2, 1), row(1, "b", 0.05, 3, 1), row(2, "c", 0.05, 2, 2)))
            .orElseThrow();
    assertEquals(1, table.rows().size());
    assertEquals(
        List.of(
            "mnist-fcx40",
            "mnist",
            "0.05",
            "3",
            "3",
            "3.0 (3 to 3)",
            "2.3 (2 to 3)",
            "-",
            "1.3 (1 to 2)",
            "0.7 (0 to 1)",
            "1.0 (0 to 2)",
            "0.500 (0.50 to 0.50)",
            "craft"),
        table.rows().get(0));
  }

  @Test
  void runsOfOneSeedOfOneModelOrOfSeveralRadiiHaveNone() {
    assertTrue(SeedTable.of(List.of(row(0, "a", 0.05, 2, 1))).isEmpty());
    assertTrue(SeedTable.of(List.of(row(0, "a", 0.05, 2, 1), row(0, "b", 0.05, 2, 1))).isEmpty());
    assertTrue(SeedTable.of(List.of(row(0, "a", 0.05, 2, 1), row(1, "a", 0.05, 2, 1))).isEmpty());
    assertTrue(SeedTable.of(List.of(row(0, "a", 0.05, 2, 1), row(1, "b", 0.1, 2, 1))).isEmpty());
  }
}
