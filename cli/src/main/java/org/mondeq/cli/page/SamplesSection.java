package org.mondeq.cli.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.results.SampleResult;

/** The table of all samples of all runs, with what the script needs to sort and filter it. */
final class SamplesSection {
  private static final String NUMBER = "n";
  private static final int RADIUS_DIGITS = 6;

  private final Markup page;
  private final Exhibits exhibits = new Exhibits();
  private final boolean radii;

  private SamplesSection(Markup page, boolean radii) {
    this.page = page;
    this.radii = radii;
  }

  /** Writes it. */
  static void write(List<NumberedRun> runs, Markup page) {
    boolean radii = runs.stream().anyMatch(NumberedRun::isOfRadii);
    SamplesSection section = new SamplesSection(page, radii);
    section.controls(runs);
    section.table(runs);
  }

  private void controls(List<NumberedRun> runs) {
    TreeSet<Kind> kinds = new TreeSet<>();
    TreeSet<Integer> labels = new TreeSet<>();
    for (NumberedRun run : runs) {
      run.samples().forEach(r -> kinds.add(Kind.of(r.verdict())));
      run.samples().forEach(r -> labels.add(r.label()));
      run.radii().forEach(r -> kinds.add(Kind.of(r.status())));
      run.radii().forEach(r -> labels.add(r.label()));
    }
    page.open("div", "id", "controls", "hidden", "");
    page.open("div", "class", "chips", "role", "group", "aria-label", "Verdicts");
    for (Kind kind : kinds) {
      page.open("button", "type", "button", "aria-pressed", "false", "data-kind", kind.style());
      kind.writeTo(page);
      page.element("b", Long.toString(count(runs, kind))).close("button");
    }
    page.close("div");
    select("run", "Run", runs.stream().map(run -> Integer.toString(run.number())).toList());
    select("class", "Class", labels.stream().map(label -> Integer.toString(label)).toList());
    page.open("label").text("Search ").empty("input", "id", "search", "type", "search");
    page.close("label").open("label").text("Rows ").open("select", "id", "rows");
    for (String rows : List.of("50", "100", "500", "all")) {
      page.element("option", rows, "value", rows.equals("all") ? "0" : rows);
    }
    page.close("select").close("label").close("div").line();
  }

  private static long count(List<NumberedRun> runs, Kind kind) {
    return runs.stream()
        .mapToLong(
            run ->
                run.samples().stream().filter(r -> Kind.of(r.verdict()) == kind).count()
                    + run.radii().stream().filter(r -> Kind.of(r.status()) == kind).count())
        .sum();
  }

  private void select(String id, String name, List<String> values) {
    page.open("label").text(name + " ").open("select", "id", id);
    page.element("option", "all", "value", "");
    values.forEach(value -> page.element("option", value, "value", value));
    page.close("select").close("label");
  }

  private void table(List<NumberedRun> runs) {
    page.element("p", "", "id", "shown", "aria-live", "polite");
    page.open("div", "class", "scroll").open("table", "id", "samples").open("thead").open("tr");
    head("Run", NUMBER);
    head("Sample", NUMBER);
    head("Class", NUMBER);
    head("Predicted", NUMBER);
    head("Verdict", "");
    head("Margin", NUMBER);
    head("Bound", NUMBER);
    if (radii) {
      head("Radius", NUMBER);
    }
    head("Stage", "");
    head("Nodes", NUMBER);
    head("Seconds", NUMBER);
    head("Evidence", "");
    page.close("tr").close("thead").open("tbody").line();
    for (NumberedRun run : runs) {
      run.samples().forEach(result -> row(run, result));
      run.radii().forEach(result -> row(run, result));
    }
    page.close("tbody").close("table").close("div").line();
    page.open("p", "id", "pages", "hidden", "");
    page.element("button", "Previous", "type", "button", "id", "previous").text(" ");
    page.element("button", "Next", "type", "button", "id", "next").close("p");
    if (exhibits.shown() > 0) {
      page.element(
          "p",
          "The first "
              + exhibits.shown()
              + " counterexamples are shown, the others named. Where the sample is not recorded, it"
              + " is recovered from its ball. A difference is drawn relative to its largest value:"
              + " orange is more, blue less; in colour, middle grey is none.",
          "class",
          "note");
    }
    page.element("dialog", "", "id", "enlarged").line();
  }

  private void head(String name, String type) {
    page.element("th", name, "scope", "col", "class", type);
  }

  private void begin(NumberedRun run, int index, int label, int prediction, Kind kind) {
    String number = Integer.toString(run.number());
    page.open(
        "tr", "data-kind", kind.style(), "data-run", number, "data-class", Integer.toString(label));
    number(number);
    number(Integer.toString(index));
    number(Integer.toString(label));
    number(Integer.toString(prediction));
    page.open("td");
    kind.writeTo(page);
    page.close("td");
  }

  private void row(NumberedRun run, SampleResult r) {
    begin(run, r.index(), r.label(), r.prediction(), Kind.of(r.verdict()));
    number(r.margin() == null ? "" : Numbers.up(r.margin()));
    number(r.bound() == null ? "" : Numbers.down(r.bound()));
    if (radii) {
      number("");
    }
    stage(r.stage(), r.reason());
    number(r.nodes() == null ? "" : r.nodes().toString());
    number(Numbers.near(r.seconds()));
    Double epsilon = run.info().epsilon();
    evidence(
        run,
        r.adversarial(),
        r.label(),
        epsilon == null ? OptionalDouble.empty() : OptionalDouble.of(epsilon));
    if (r.certificate() != null) {
      CertificateCell.write(run, r.certificate(), page);
    }
    page.close("td").close("tr").line();
  }

  private void row(NumberedRun run, RadiusResult r) {
    begin(run, r.index(), r.label(), r.prediction(), Kind.of(r.status()));
    number("");
    number("");
    String low = r.certified() == null ? "0" : radius(r.certified(), RoundingMode.FLOOR);
    String high = r.falsified() == null ? "" : radius(r.falsified(), RoundingMode.CEILING);
    number(r.correct() ? low + " – " + high : "");
    stage(Boolean.TRUE.equals(r.unchecked()) ? "unchecked" : null, r.reason());
    number("");
    number(Numbers.near(r.seconds()));
    evidence(
        run,
        r.adversarial(),
        r.label(),
        r.falsified() == null ? OptionalDouble.empty() : OptionalDouble.of(r.falsified()));
    page.close("td").close("tr").line();
  }

  private void evidence(NumberedRun run, String file, int label, OptionalDouble epsilon) {
    page.open("td");
    if (file != null) {
      ExhibitCell.write(exhibits.of(run, file, label, epsilon), page);
    }
  }

  private void stage(String stage, String reason) {
    page.open("td").text(stage == null ? "" : stage);
    if (reason != null) {
      page.text(" ").element("small", reason);
    }
    page.close("td");
  }

  private void number(String text) {
    page.element("td", text, "class", NUMBER);
  }

  private static String radius(double value, RoundingMode mode) {
    return new BigDecimal(value).setScale(RADIUS_DIGITS, mode).toPlainString();
  }
}
