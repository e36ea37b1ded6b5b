package org.mondeq.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs and results to test with. */
final class Results {
  private Results() {}

  static RunInfo info(Task task, String method, double epsilon, Map<String, String> fingerprint) {
    return new RunInfo(
        "mondeq test",
        task,
        "model-a",
        "a".repeat(64),
        40,
        "digits",
        "d".repeat(64),
        method,
        epsilon,
        1,
        "2026-01-01T00:00:00Z",
        "java",
        "system",
        fingerprint,
        null);
  }

  static RunInfo info(Task task, double epsilon) {
    return info(task, task == Task.ATTACK ? "pgd" : "craft", epsilon, Map.of());
  }

  static SampleResult.Builder correct(int index) {
    return SampleResult.of(index, 3, 3, "craft");
  }

  static SampleResult misclassified(int index) {
    return SampleResult.of(index, 3, 4, "craft").margin(-1).misclassified();
  }

  static ResultSet set(String folder, Task task, double epsilon, SampleResult... results) {
    return new ResultSet(Path.of(folder), info(task, epsilon), List.of(results));
  }
}
