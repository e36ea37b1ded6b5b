package org.mondeq.cli.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mondeq.cli.JsonResults;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.RunReports;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.certify.RadiusSummary;
import org.mondeq.cli.plot.SharePlot;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Sha256;
import org.mondeq.results.RecordedRun;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;

/** The page, and the table of radii. */
public final class HtmlReport implements RunReports {
  @Override
  public Optional<ReportTable> radii(List<Path> roots) {
    List<RecordedRun<RadiusResult>> runs = RadiusRuns.read(roots);
    return runs.isEmpty() ? Optional.empty() : Optional.of(RadiusRuns.table(runs));
  }

  @Override
  public List<ObjectNode> objects(List<Path> roots) {
    return RadiusRuns.read(roots).stream()
        .map(
            run ->
                JsonResults.of(
                    run.info(), run.folder(), run.isComplete(), RadiusSummary.of(run.results())))
        .toList();
  }

  @Override
  public void plot(Path file, List<Path> roots, List<Report.Row> rows) {
    byte[] picture = SharePlot.draw(ShareData.of(rows, RadiusRuns.read(roots)), file);
    AtomicFile.write(file, out -> out.write(picture));
  }

  @Override
  public void write(Path page, List<Path> roots, List<ResultSet> sets) {
    String text = html(roots, sets);
    AtomicFile.write(page, text);
  }

  private static String html(List<Path> roots, List<ResultSet> sets) {
    List<Report.Row> rows = Report.rows(sets);
    List<RecordedRun<RadiusResult>> radii = RadiusRuns.read(roots);
    List<NumberedRun> runs = NumberedRun.of(rows, sets, radii);
    Markup page = new Markup().open("body").open("main");
    header(runs, page);
    tables(rows, radii, runs.size() - radii.size() + 1, page);
    charts("verdicts", "Verdicts by radius", VerdictSection.of(rows, runs), page);
    charts("radii", "Certified radii", RadiusSection.of(runs), page);
    charts("effort", "Seconds and nodes", EffortSection.of(runs), page);
    charts("training", "Training", TrainingSection.of(roots), page);
    page.element("h2", "Samples", "id", "of-samples");
    SamplesSection.write(runs, page);
    page.element("h2", "Runs", "id", "runs");
    RunsSection.write(runs, page);
    page.close("main").program("script", resource("page.js")).close("body");
    return "<!DOCTYPE html>\n"
        + new Markup().open("html", "lang", "en").add(head()).add(page).close("html").line();
  }

  /** Nothing is loaded, and no other script is run, whatever stands in the page. */
  private static Markup head() {
    String policy =
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
            + hash(resource("page.css"))
            + "; script-src "
            + hash(resource("page.js"));
    Markup head = new Markup().open("head").empty("meta", "charset", "utf-8");
    head.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    head.empty("meta", "name", "color-scheme", "content", "light dark");
    head.element("title", "mondeq report");
    return head.program("style", resource("page.css")).close("head").line();
  }

  private static String hash(String program) {
    MessageDigest digest = Sha256.digest();
    byte[] hash = digest.digest(program.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program is unreadable", e);
    }
  }

  private static void header(List<NumberedRun> runs, Markup page) {
    page.open("header").element("h1", "Robustness report");
    List<String> models = runs.stream().map(run -> run.info().model()).distinct().toList();
    List<String> data = runs.stream().map(run -> run.info().data()).distinct().toList();
    page.element("p", String.join(", ", models) + " on " + String.join(", ", data));
    page.close("header").line();
  }

  private static void tables(
      List<Report.Row> rows, List<RecordedRun<RadiusResult>> radii, int firstSearch, Markup page) {
    if (!rows.isEmpty()) {
      page.element("h2", "Results", "id", "results");
      table("summary", ReportTable.of(rows), 1, page);
      page.element(
          "p",
          "Acc counts correct samples, Bound those without a counterexample after an attack. A"
              + " sample is certified only after the independent checker has accepted its proof.",
          "class",
          "note");
    }
    if (!radii.isEmpty()) {
      page.element("h2", "Radii", "id", "searches");
      table("searches-table", RadiusRuns.table(radii), firstSearch, page);
    }
  }

  /** A table whose rows are numbered. */
  private static void table(String id, ReportTable table, int first, Markup page) {
    page.open("div", "class", "scroll").open("table", "id", id).open("thead").open("tr");
    page.element("th", "Run", "class", "n", "scope", "col");
    for (int c = 0; c < table.header().size(); c++) {
      page.element("th", table.header().get(c), "class", type(table, c), "scope", "col");
    }
    page.close("tr").close("thead").open("tbody");
    for (int r = 0; r < table.rows().size(); r++) {
      page.open("tr").element("td", Integer.toString(first + r), "class", "n");
      for (int c = 0; c < table.header().size(); c++) {
        page.element("td", table.rows().get(r).get(c), "class", type(table, c));
      }
      page.close("tr");
    }
    page.close("tbody").close("table").close("div").line();
  }

  private static String type(ReportTable table, int column) {
    return table.isText(column) ? "" : "n";
  }

  private static void charts(String id, String title, Charts charts, Markup page) {
    if (!charts.isEmpty()) {
      page.element("h2", title, "id", id);
      charts.writeTo(page);
    }
  }
}
