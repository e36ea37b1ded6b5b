package org.mondeq.cli.page;

import java.util.List;
import java.util.Map;
import org.mondeq.results.RunInfo;

/** Where the results of each run come from. */
final class RunsSection {
  private RunsSection() {}

  static void write(List<NumberedRun> runs, Markup page) {
    for (NumberedRun run : runs) {
      RunInfo info = run.info();
      page.open("details", "class", "run");
      page.element("summary", "Run " + run.number() + ": " + run.title());
      page.open("dl");
      entry("folder", run.folder().toString(), page);
      entry("program", String.valueOf(info.program()), page);
      entry("task", info.task().name().toLowerCase(java.util.Locale.ROOT), page);
      entry("model file, SHA-256", info.modelSha256(), page);
      entry("data, SHA-256", info.dataSha256(), page);
      entry("seed", Long.toString(info.seed()), page);
      entry("started", String.valueOf(info.started()), page);
      entry("Java", String.valueOf(info.java()), page);
      entry("system", String.valueOf(info.system()), page);
      for (Map.Entry<String, String> key : info.fingerprint().entrySet()) {
        entry(key.getKey(), String.valueOf(key.getValue()), page);
      }
      page.close("dl").close("details").line();
    }
  }

  private static void entry(String key, String value, Markup page) {
    page.element("dt", key).element("dd", value);
  }
}
