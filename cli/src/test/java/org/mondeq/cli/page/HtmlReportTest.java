package org.mondeq.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.cli.certify.RadiusResult.Status;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;
import org.mondeq.model.InputShape;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Task;

class HtmlReportTest {
  private static final InputShape GREY = new InputShape(1, 4, 4);

  @TempDir private Path temporary;

  private ParsedPage page() throws IOException {
    Path file = temporary.resolve("page/report.html");
    new HtmlReport().write(file, List.of(temporary), ResultSet.readAll(temporary));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList(), "nothing is left beside the page");
    }
    return new ParsedPage(file);
  }

  private static RunInfo info(Task task) {
    return RunFolders.info(task, "model-a", "digits", GREY);
  }

  private static double[] sample(int size, long seed) {
    return new Random(seed).doubles(size).toArray();
  }

  private SampleResult falsified(Path folder, int index, int size) {
    String file = RunFolders.exampleFile(index);
    SampleResult result = RunFolders.sample(index).margin(-1).adversarial(file).falsified();
    RunFolders.counterexample(folder.resolve(file), sample(size, index), result.label());
    return result;
  }

  @Test
  void hasTheTableAndARowForEachSample() throws IOException {
    Path folder = temporary.resolve("certify");
    List<SampleResult> results =
        List.of(
            RunFolders.sample(0).bound(0.5).certified().withSeconds(0.25),
            falsified(folder, 1, GREY.size()),
            RunFolders.sample(2).unknown("out of time"),
            SampleResult.of(3, 3, 4, "complete").margin(-1).misclassified());
    RunFolders.write(folder, info(Task.CERTIFY), results);
    ParsedPage page = page();
    ReportTable table = ReportTable.of(Report.rows(ResultSet.readAll(temporary)));
    List<List<String>> summary = page.table("summary");
    assertEquals(table.header(), summary.get(0).subList(1, summary.get(0).size()));
    assertEquals(table.rows().get(0), summary.get(1).subList(1, summary.get(1).size()));
    List<List<String>> samples = page.table("samples");
    assertEquals(5, samples.size());
    assertEquals(
        List.of("1", "0", "0", "0", "✓certified", "", "0.5", "root", "0", "0.25", ""),
        samples.get(1));
    assertEquals("✕falsified", samples.get(2).get(4));
    assertEquals("root out of time", samples.get(3).get(7));
    assertEquals(List.of("3", "3", "4", "–misclassified"), samples.get(4).subList(1, 5));
    assertEquals(3, page.all("img").size());
    assertTrue(page.all("img").get(0).getAttribute("src").startsWith("data:image/png;base64,"));
    assertEquals(
        List.of("original, class 1", "counterexample, class 2", "difference, up to 0.05"),
        page.all("img").stream().map(image -> image.getAttribute("alt")).toList());
  }

  @Test
  void chartsCountWhatTheTableCounts() throws IOException {
    RunFolders.write(
        temporary.resolve("certify"),
        info(Task.CERTIFY),
        List.of(
            RunFolders.sample(0).certified(),
            RunFolders.sample(1).certified(),
            RunFolders.sample(2).unknown("x")));
    List<String> titles =
        page().all("title").stream().map(title -> title.getTextContent()).toList();
    assertTrue(titles.contains("0.1: 2 certified"), titles.toString());
    assertTrue(titles.contains("0.1: 1 unknown"), titles.toString());
    assertFalse(titles.stream().anyMatch(title -> title.endsWith("falsified")), titles.toString());
  }

  @Test
  void showsFeaturesAsATable() throws IOException {
    InputShape features = new InputShape(3, 1, 1);
    Path folder = temporary.resolve("attack");
    RunInfo info = RunFolders.info(Task.ATTACK, "m", "csv:a.csv", features);
    RunFolders.write(folder, info, List.of(falsified(folder, 1, 3)));
    ParsedPage page = page();
    assertEquals(0, page.all("img").size());
    String cell = page.table("samples").get(1).get(10);
    assertTrue(cell.startsWith("class 1 becomes 2, values move by up to 0.05"), cell);
    assertEquals(8, page.all("tr").size(), "three tables with heads, two rows and three features");
  }

  @Test
  void namesCertificatesWithTheirHash() throws IOException {
    Path folder = temporary.resolve("certify");
    Path certificate = temporary.resolve("proofs/00000.npz");
    Files.createDirectories(certificate.getParent());
    Files.writeString(certificate, "proof");
    RunFolders.write(
        folder,
        info(Task.CERTIFY),
        List.of(
            RunFolders.sample(0).certificate(certificate.toString()).certified(),
            RunFolders.sample(1).certificate("lost.npz").certified()));
    List<List<String>> samples = page().table("samples");
    assertEquals(certificate + " " + Sha256.ofFile(certificate), samples.get(1).get(10));
    assertEquals("lost.npz is not there", samples.get(2).get(10));
  }

  @Test
  void saysWhyACounterexampleIsNotShown() throws IOException {
    Path folder = temporary.resolve("attack");
    SampleResult damaged = falsified(folder, 1, GREY.size());
    Files.writeString(folder.resolve(RunFolders.exampleFile(1)), "no archive");
    SampleResult missing = RunFolders.sample(2).adversarial("adversarial/00002.npz").falsified();
    SampleResult outside = RunFolders.sample(3).adversarial("../../etc/passwd").falsified();
    SampleResult other = RunFolders.sample(4).adversarial(RunFolders.exampleFile(4)).falsified();
    RunFolders.counterexample(folder.resolve(other.adversarial()), sample(16, 4), 7);
    RunFolders.write(folder, info(Task.ATTACK), List.of(damaged, missing, outside, other));
    List<List<String>> samples = page().table("samples");
    assertTrue(samples.get(1).get(10).matches("adversarial/00001.npz .*ZIP.*"), samples.toString());
    assertEquals("adversarial/00002.npz is not there", samples.get(2).get(10));
    assertEquals("../../etc/passwd is not in the folder of the run", samples.get(3).get(10));
    assertEquals("adversarial/00004.npz belongs to another model or class", samples.get(4).get(10));
  }

  /** No text of a file becomes an element, an attribute or a script. */
  @Test
  void hostileTextsStayTexts() throws IOException {
    String hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;<!--";
    Path folder = temporary.resolve("<b onclick='x'>\"&");
    RunFolders.write(
        folder,
        RunFolders.info(Task.CERTIFY, hostile, hostile, Map.of(hostile, hostile)),
        List.of(
            SampleResult.of(0, 1, 1, hostile).stage(hostile).certificate(hostile).certified(),
            SampleResult.of(1, 1, 1, hostile).stage(hostile).adversarial(hostile).falsified(),
            SampleResult.of(2, 1, 1, hostile).stage(hostile).unknown(hostile)));
    Files.createDirectories(folder.resolve("train"));
    Files.writeString(folder.resolve("train/metrics.csv"), METRICS);
    ParsedPage page = page();
    assertEquals(1, page.text.split("<script", -1).length - 1);
    assertEquals(1, page.text.split("</script", -1).length - 1);
    assertFalse(page.text.contains("<!--"));
    assertEquals(0, page.all("img").size());
    assertTrue(
        Collections.disjoint(page.elements(), List.of("b", "script", "iframe", "object", "a"))
            || page.all("b").stream().allMatch(b -> b.getTextContent().matches("[0-9]+")));
    assertTrue(page.attributes().stream().noneMatch(name -> name.matches("on.*|style|href")));
    assertEquals(hostile, page.table("summary").get(1).get(1));
    assertTrue(page.text.contains("default-src &#39;none&#39;"), "no loads");
    assertFalse(page.text.matches("(?s).*(src|href)=\"(?!data:image/png;base64,).*"), "no network");
  }

  private static final String METRICS =
      """
      epoch,learningRate,loss,trainAccuracy,validationAccuracy,testAccuracy
      1,0.1,2.5,0.5,,0.4
      2,0.1,1.5,0.7,,0.6
      """;

  @Test
  void drawsTraining() throws IOException {
    RunFolders.write(
        temporary.resolve("certify"),
        info(Task.CERTIFY),
        List.of(RunFolders.sample(0).certified()));
    Path metrics = temporary.resolve("train/metrics.csv");
    Files.createDirectories(metrics.getParent());
    Files.writeString(metrics, METRICS);
    ParsedPage page = page();
    assertEquals(3, page.all("polyline").size(), "loss, and two accuracies that are known");
    assertTrue(
        page.all("polyline").stream()
            .allMatch(line -> line.getAttribute("points").split(" ").length == 2));
    Files.writeString(metrics, METRICS.replace("1.5", "<x>"));
    InvalidInputException e = assertThrows(InvalidInputException.class, this::page);
    assertEquals(metrics + ":3: loss: expected a number from 0", e.getMessage());
  }

  private static RadiusResult radius(int index, double certified, double falsified) {
    return new RadiusResult(
        index,
        1,
        1,
        Status.CLOSED,
        certified,
        falsified,
        null,
        5,
        "complete",
        1,
        RunFolders.exampleFile(index),
        null,
        null);
  }

  @Test
  void knowsFoldersOfRadius() throws IOException {
    Path folder = temporary.resolve("radius");
    RunFolders.write(
        folder,
        info(Task.RADIUS),
        "radius.jsonl",
        List.of(radius(0, 0.0312345678, 0.0322), radius(1, 0.099, RunFolders.EPSILON)));
    RunFolders.counterexample(folder.resolve(RunFolders.exampleFile(1)), sample(16, 1), 1);
    ParsedPage page = page();
    assertEquals(
        List.of("1", "model-a", "digits", "2", "2", "2", "0", "0"),
        page.table("searches-table").get(1).subList(0, 8));
    List<List<String>> samples = page.table("samples");
    assertEquals("0.031234 – 0.032200", samples.get(1).get(7));
    assertEquals(3, page.all("img").size());
    List<String> areas = page.all("polygon").stream().map(area -> area.getTextContent()).toList();
    assertEquals(List.of("unknown", "certified"), areas);
    assertTrue(new HtmlReport().radii(List.of(temporary)).orElseThrow().toText().contains("0.065"));
  }

  @Test
  void numbersRunsAlikeInAllTables() throws IOException {
    List<SampleResult> open = List.of(RunFolders.sample(0).unknown("x"));
    RunFolders.write(temporary.resolve("attack"), info(Task.ATTACK), open);
    RunFolders.write(temporary.resolve("certify"), info(Task.CERTIFY), open);
    RunFolders.write(
        temporary.resolve("radius"), info(Task.RADIUS), "radius.jsonl", List.of(radius(0, 0, 0.1)));
    ParsedPage page = page();
    assertEquals(2, page.table("summary").size(), "an attack and its certification are one row");
    assertEquals("1", page.table("summary").get(1).get(0));
    assertEquals("3", page.table("searches-table").get(1).get(0));
    List<String> runs =
        page.all("summary").stream().map(summary -> summary.getTextContent()).toList();
    assertEquals(3, runs.size());
    assertTrue(runs.get(2).startsWith("Run 3: model-a, digits, complete"), runs.toString());
    assertTrue(page.all("dd").get(2).getTextContent().equals("certify"), "run 1 certifies");
  }

  /** Large images: as many as fit, so that the page stays small. */
  @Test
  void largePicturesAreFewer() throws IOException {
    InputShape large = new InputShape(3, 512, 512);
    Path folder = temporary.resolve("attack");
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      results.add(falsified(folder, i, large.size()));
    }
    RunFolders.write(folder, RunFolders.info(Task.ATTACK, "m", "images:a", large), results);
    ParsedPage page = page();
    int pictures = page.all("img").size();
    assertTrue(pictures > 0 && pictures < 3 * results.size(), pictures + " pictures");
    assertTrue(page.text.length() < 20 << 20, page.text.length() + " characters");
    assertTrue(page.text.contains(">" + RunFolders.exampleFile(7) + "<"), "others are named");
  }

  @Test
  void contradictionsGiveNoPage() throws IOException {
    RunFolders.write(
        temporary.resolve("a"), info(Task.CERTIFY), List.of(RunFolders.sample(0).certified()));
    RunFolders.write(
        temporary.resolve("b"), info(Task.ATTACK), List.of(RunFolders.sample(0).falsified()));
    assertThrows(FailedRunException.class, this::page);
    assertFalse(Files.exists(temporary.resolve("page/report.html")));
  }

  /** 10,000 samples with their certificates and 1,000 counterexamples of colour images. */
  @Test
  void largePagesStaySmall() throws IOException {
    InputShape colour = new InputShape(3, 32, 32);
    Path folder = temporary.resolve("certify");
    List<SampleResult> results = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      boolean broken = i % 10 == 0;
      if (broken && i < 10 * (Exhibits.MOST + 1)) {
        results.add(falsified(folder, i, colour.size()));
      } else if (broken) {
        results.add(RunFolders.sample(i).adversarial(RunFolders.exampleFile(i)).falsified());
      } else {
        results.add(
            RunFolders.sample(i).bound(i).margin(i).certificate("proofs/0.npz").certified());
      }
    }
    Files.createDirectories(folder.resolve("proofs"));
    Files.writeString(folder.resolve("proofs/0.npz"), "proof");
    RunInfo info = RunFolders.info(Task.CERTIFY, "m", "cifar10", colour);
    RunFolders.write(folder, info, results);
    ParsedPage page = page();
    assertEquals(10_001, page.table("samples").size());
    assertEquals(3 * Exhibits.MOST, page.all("img").size());
    assertTrue(page.text.length() < 30 << 20, page.text.length() + " characters");
    assertTrue(page.text.contains(">" + RunFolders.exampleFile(9990) + "<"), "others are named");
  }
}
