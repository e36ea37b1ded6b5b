package org.mondeq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
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
      "Acc counts correct samples, Bound those without an adversarial example. Shards of one run",
      "are one row, which names what is missing; runs that differ in their seed alone have a",
      "second table, with mean, least and most."
    })
public final class ReportCommand implements Subcommand {
  /** How the table is printed. */
  private enum Format {
    text,
    csv,
    markdown,
    latex;

    private String of(ReportTable table) {
      return switch (this) {
        case text -> table.toText();
        case csv -> table.toCsv();
        case markdown -> TableMarkup.markdown(table);
        case latex -> TableMarkup.latex(table);
      };
    }
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
              + " these count the first 100 test samples, and stand beside no others.")
  private boolean paper;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write one page that needs no network: tables, charts, each sample.")
  private Path html;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Also draw the shares of certified, open and falsified samples against the radius; FILE"
              + " ends in .svg or .png.")
  private Path plot;

  @Option(
      names = "--json",
      description = "Print an object a line, with all digits, in place of tables.")
  private boolean json;

  private final RunReports reports;

  /** The command, with what it says of radii and pages. */
  public ReportCommand(RunReports reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() {
    if (json && spec.commandLine().getParseResult().hasMatchedOption("--format")) {
      throw new InvalidInputException("--json: expected no --format beside it");
    }
    List<ResultSet> sets = sets();
    Optional<ReportTable> radii = reports.radii(roots);
    if (html != null) {
      reports.write(html, roots, sets);
    }
    List<Report.Row> rows = Report.rows(sets);
    if (plot != null) {
      reports.plot(plot, roots, rows);
    }
    boolean radiiAlone = rows.isEmpty() && radii.isPresent();
    String exact = radiiAlone ? radii.get().toCsv() : exact(rows).toCsv();
    if (csv != null) {
      AtomicFile.write(csv, exact);
    }
    String printed = format == Format.csv ? exact : tables(rows, radii);
    spec.commandLine().getOut().print(json ? lines(rows) : printed);
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private String lines(List<Report.Row> rows) {
    List<ObjectNode> objects = new ArrayList<>(JsonResults.of(rows));
    objects.addAll(reports.objects(roots));
    StringBuilder lines = new StringBuilder();
    objects.forEach(row -> lines.append(Json.toLine(row)).append(System.lineSeparator()));
    return lines.toString();
  }

  private ReportTable exact(List<Report.Row> rows) {
    return paper ? PaperLayout.exact(rows) : ReportTable.exact(rows);
  }

  /**
   * For people: the table of attacks and certifications, what their seeds have in common, and the
   * table of radii, where there are.
   */
  private String tables(List<Report.Row> rows, Optional<ReportTable> radii) {
    List<String> tables = new ArrayList<>();
    if (!rows.isEmpty() || radii.isEmpty()) {
      tables.add(format.of(paper ? PaperLayout.of(rows) : ReportTable.of(rows)));
    }
    SeedTable.of(rows).map(format::of).ifPresent(tables::add);
    radii.map(format::of).ifPresent(tables::add);
    return String.join(System.lineSeparator(), tables);
  }

  /** Attacks and certifications, shards joined; each of the folders holds results of some kind. */
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
    return ResultSet.joined(List.copyOf(sets.values()));
  }
}
