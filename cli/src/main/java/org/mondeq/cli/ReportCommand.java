package org.mondeq.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.InvalidInputException;
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
      description = {
        "Print the columns of the published tables, with the published figures beside them;",
        "these count the first 100 test samples."
      })
  private boolean paper;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write one page that needs no network: tables, charts, each sample.")
  private Path html;

  private final RunReports reports;

  /** The command, with what it says of radii and pages. */
  public ReportCommand(RunReports reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() {
    List<ResultSet> sets = sets();
    Optional<ReportTable> radii = reports.radii(roots);
    if (html != null) {
      reports.write(html, roots, sets);
    }
    List<Report.Row> rows = Report.rows(sets);
    boolean radiiAlone = rows.isEmpty() && radii.isPresent();
    String exact = radiiAlone ? radii.get().toCsv() : exact(rows).toCsv();
    if (csv != null) {
      AtomicFile.write(csv, exact);
    }
    spec.commandLine().getOut().print(format == Format.csv ? exact : text(rows, radii));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private ReportTable exact(List<Report.Row> rows) {
    return paper ? PaperLayout.exact(rows) : ReportTable.exact(rows);
  }

  private String text(List<Report.Row> rows, Optional<ReportTable> radii) {
    ReportTable table = paper ? PaperLayout.of(rows) : ReportTable.of(rows);
    String first = rows.isEmpty() && radii.isPresent() ? "" : table.toText();
    String between = first.isEmpty() || radii.isEmpty() ? "" : System.lineSeparator();
    return first + between + radii.map(ReportTable::toText).orElse("");
  }

  /** Attacks and certifications; each of the folders holds results of some kind. */
  private List<ResultSet> sets() {
    Map<Path, ResultSet> sets = new LinkedHashMap<>();
    for (Path root : roots) {
      List<ResultSet> found = ResultSet.readAll(root);
      if (found.isEmpty() && reports.radii(List.of(root)).isEmpty()) {
        throw new InvalidInputException(
            root + ": neither results.jsonl nor radius.jsonl in it or in its folders");
      }
      found.forEach(set -> sets.put(set.folder().toAbsolutePath().normalize(), set));
    }
    return List.copyOf(sets.values());
  }
}
