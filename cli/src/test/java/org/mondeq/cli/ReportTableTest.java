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

class ReportTableTest {
  private static Report.Row row(String model, double epsilon, String method, Summary summary) {
    return new Report.Row(
        new RunInfo(
            "mondeq",
            Task.CERTIFY,
            model,
            "m",
            40,
            "mnist",
            "d",
            method,
            epsilon,
            1,
            "",
            "",
            "",
            Map.of(),
            null),
        summary,
        Path.of("results/" + model),
        "",
        Set.of(0));
  }

  private final List<Report.Row> rows =
      List.of(
          row(
              "mnist-fcx40",
              0.05,
              "craft",
              new Summary(100, 99, 70, 99, 36, 29, 34, 10.5, null, null)),
          row("a,b", 2.0 / 255, "pgd", new Summary(3, 0, 0, null, null, 0, 0, null, null, null)));

  @Test
  void alignsColumns() {
    assertEquals(
        """
        Model        Data     eps  Samples  Acc  Bound  Converged  Certified  Falsified  Unknown  s/sample  Method
        mnist-fcx40  mnist   0.05      100   99     70         99         36         29       34     10.50  craft
        a,b          mnist  2/255        3    0      0          -          -          0        0         -  pgd
        """,
        ReportTable.of(rows).toText().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void quotesCommaSeparatedValues() {
    assertEquals(
        List.of(
            "Model,Data,eps,Samples,Acc,Bound,Converged,Certified,Falsified,Unknown,s/sample,Method,Seed,Folder",
            "mnist-fcx40,mnist,0.05,100,99,70,99,36,29,34,10.5,craft,1,results/mnist-fcx40",
            "\"a,b\",mnist,0.00784313725490196,3,0,0,,,0,0,,pgd,1,\"results/a,b\""),
        ReportTable.exact(rows).toCsv().lines().toList());
  }

  /** For people, where nothing else tells two rows apart; for programs, always. */
  @Test
  void tellsRunsApart() {
    Summary summary = new Summary(3, 2, 0, null, null, 0, 0, 0.0041, null, null);
    Report.Row one = row("a", 2.0 / 255, "pgd", summary);
    Report.Row two = new Report.Row(one.info(), summary, Path.of("other"), "", one.indices());
    String text = ReportTable.of(List.of(one, two)).toText();
    assertTrue(text.lines().toList().get(1).endsWith("pgd  results/a"), text);
    assertTrue(text.lines().toList().get(2).endsWith("pgd  other"), text);
    assertTrue(ReportTable.of(List.of(one)).toText().stripTrailing().endsWith("pgd"));
    String csv = ReportTable.exact(List.of(one, two)).toCsv();
    assertTrue(csv.contains(",0.0041,pgd,1,results/a"), csv);
    assertTrue(csv.contains(",0.0041,pgd,1,other"), csv);
  }

  /** Names of models come from files; a spreadsheet computes what begins like a formula. */
  @Test
  void textsAreNeitherFormulasNorLines() {
    Summary summary = new Summary(3, 0, 0, null, null, 0, 0, null, null, null);
    for (String text : List.of("=1+1", "+cmd", "@a", "-a", "\t=1", "\r=1")) {
      ReportTable hostile = ReportTable.of(List.of(row(text, 0.1, "pgd", summary)));
      String line = hostile.toCsv().split("\r\n", -1)[1];
      assertTrue(line.matches("'?\"?['?].*"), line);
    }
    ReportTable lines = ReportTable.of(List.of(row("a\u001b[31m\nb", 0.1, "-1e-5", summary)));
    assertEquals(2, lines.toText().lines().count());
    assertTrue(lines.toText().contains("a?[31m?b"), lines.toText());
    assertTrue(lines.toCsv().trim().endsWith(",-1e-5"), lines.toCsv());
  }

  @Test
  void uncheckedProofsHaveAColumnOfTheirOwn() {
    List<Report.Row> mixed =
        List.of(
            row("a", 0.05, "craft", new Summary(9, 9, 9, 9, 8, 0, 1, 1.0, null, null)),
            row("b", 0.05, "craft, unchecked", new Summary(9, 9, 9, 9, 0, 0, 2, 1.0, 7, null)));
    assertEquals(
        """
        Model  Data    eps  Samples  Acc  Bound  Converged  Certified  Certified, unchecked  Falsified  Unknown  s/sample  Method
        a      mnist  0.05        9    9      9          9          8                     -          0        1      1.00  craft
        b      mnist  0.05        9    9      9          9          0                     7          0        2      1.00  craft, unchecked
        """,
        ReportTable.of(mixed).toText().replace(System.lineSeparator(), "\n"));
    assertEquals(
        List.of(
            "Model,Data,eps,Samples,Acc,Bound,Converged,Certified,\"Certified, unchecked\","
                + "Falsified,Unknown,s/sample,Method,Seed,Folder",
            "a,mnist,0.05,9,9,9,9,8,,0,1,1.0,craft,1,results/a",
            "b,mnist,0.05,9,9,9,9,0,7,0,2,1.0,\"craft, unchecked\",1,results/b"),
        ReportTable.exact(mixed).toCsv().lines().toList());
  }
}
