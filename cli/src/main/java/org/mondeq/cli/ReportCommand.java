package org.mondeq.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.io.AtomicFile;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq report}: a table of results. */
@Command(
    name = "report",
    description = {
      "Prints a table of results, one row for each model, radius and method.",
      "Acc counts correct samples, Bound those without an adversarial example."
    })
public final class ReportCommand implements Subcommand {
  /** How the table is printed. */
  private enum Format {
    text,
    csv
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Folders with results, searched with all their folders.")
  private List<Path> roots;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also write the table to a file, with all digits, seeds and folders.")
  private Path csv;

  @Option(
      names = "--paper",
      description =
          "Print the columns of the published tables, with the published figures beside them;"
              + " these count the first 100 test samples.")
  private boolean paper;

  @Override
  public Integer call() {
    Map<Path, ResultSet> sets = new LinkedHashMap<>();
    for (Path root : roots) {
      ResultSet.readAll(root)
          .forEach(set -> sets.put(set.folder().toAbsolutePath().normalize(), set));
    }
    List<Report.Row> rows = Report.rows(List.copyOf(sets.values()));
    String exact = (paper ? PaperLayout.exact(rows) : ReportTable.exact(rows)).toCsv();
    if (csv != null) {
      AtomicFile.write(csv, exact);
    }
    ReportTable table = paper ? PaperLayout.of(rows) : ReportTable.of(rows);
    spec.commandLine().getOut().print(format == Format.csv ? exact : table.toText());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
