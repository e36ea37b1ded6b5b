package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mondeq.results.Report;
import org.mondeq.results.RunInfo;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

class PaperLayoutTest {
  private static final Summary COUNTS = new Summary(100, 99, 70, 99, 36, 29, 34, 10.5, null, null);

  private static final Set<Integer> FIRST =
      IntStream.range(0, 100).boxed().collect(Collectors.toSet());

  private static RunInfo run(String model, String data, double epsilon, String... settings) {
    Map<String, String> fingerprint = new java.util.HashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      fingerprint.put(
          "certify.craft." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return run(model, data, epsilon, "craft", fingerprint);
  }

  private static RunInfo run(
      String model, String data, double epsilon, String method, Map<String, String> fingerprint) {
    return new RunInfo(
        "mondeq",
        Task.CERTIFY,
        model,
        "m",
        40,
        data,
        "d",
        method,
        epsilon,
        1,
        "",
        "",
        "",
        fingerprint,
        null);
  }

  private static String setting(RunInfo run) {
    return PublishedRow.of(run).map(row -> row.cell("setting")).orElse("nothing");
  }

  @Test
  void publishedFiguresStandBesideTheSameSamplesAlone() {
    Set<Integer> others = IntStream.range(1, 101).boxed().collect(Collectors.toSet());
    RunInfo run = run("mnist-fcx40", "mnist", 0.05);
    Report.Row row = new Report.Row(run, COUNTS, Path.of("a"), "", others);
    assertEquals(
        "mnist,mnist-fcx40,40,99,0.05,70,99,36,10.5,100,,,,,,,"
            + "\"craft, other samples than published\",1,a",
        PaperLayout.exact(List.of(row)).toCsv().lines().toList().get(1));
  }

  @Test
  void printsThePublishedFiguresBesideTheMeasuredOnes() {
    List<Report.Row> rows =
        List.of(
            new Report.Row(run("mnist-fcx40", "mnist", 0.05), COUNTS, Path.of("a"), "", FIRST),
            new Report.Row(run("mine", "digits", 0.1), COUNTS, Path.of("b"), "", FIRST));
    assertEquals(
        List.of(
            "Dataset,Model,Latent size,Acc,eps,Bound,Conv,Cert,Time,Samples,Published,pub.Acc,"
                + "pub.Bound,pub.Conv,pub.Cert,pub.Time,Setting,Seed,Folder",
            "mnist,mnist-fcx40,40,99,0.05,70,99,36,10.5,100,Table 1,99,70,100,36,17.2,\"craft,"
                + " reference\",1,a",
            "digits,mine,40,99,0.1,70,99,36,10.5,100,,,,,,,craft,1,b"),
        PaperLayout.exact(rows).toCsv().lines().toList());
    assertTrue(PaperLayout.of(rows).toText().startsWith("Dataset  Model        Latent size  Acc"));
  }

  @Test
  void tellsTheRowsOfTheAblationApart() {
    assertEquals("reference", setting(run("mnist-fcx87", "mnist", 0.05)));
    assertEquals(
        "no zonotope part", setting(run("mnist-fcx87", "mnist", 0.05, "ablation.domain=box")));
    assertEquals(
        "no box part",
        setting(run("mnist-fcx87", "mnist", 0.05, "ablation.domain=zonotope", "stepSize=0.1")));
    assertEquals(
        "no box part, tuned",
        setting(run("mnist-fcx87", "mnist", 0.05, "ablation.domain=zonotope", "stepSize=0.05")));
    assertEquals(
        "no box part, tuned",
        setting(run("mnist-fcx87", "mnist", 0.05, "ablation.domain=zonotope")));
    assertEquals("larger step size", setting(run("mnist-fcx87", "mnist", 0.05, "stepSize=0.12")));
    assertEquals(
        "only contained steps",
        setting(run("mnist-fcx87", "mnist", 0.05, "ablation.containedOnly=true")));
    assertEquals(
        "nothing",
        setting(
            run(
                "mnist-fcx87",
                "mnist",
                0.05,
                "ablation.containedOnly=true",
                "ablation.domain=box")));
  }

  @Test
  void otherModelsRadiiDataAndMethodsHaveNoPublishedRow() {
    assertEquals("nothing", setting(run("mnist-fcx400", "mnist", 0.05)));
    assertEquals("nothing", setting(run("mnist-fcx40", "digits", 0.05)));
    assertEquals("nothing", setting(run("mnist-fcx40", "mnist", 0.06)));
    assertEquals("nothing", setting(run("fcx40", "mnist", 0.05, "complete", Map.of())));
    assertEquals("reference", setting(run("cifar10-convsmall-dense", "cifar10", 2.0 / 255)));
  }

  /** Each published row can be reached by a run, and says what it must. */
  @Test
  void everyPublishedRowIsComplete() {
    assertEquals(17, PublishedRow.all().size());
    for (PublishedRow row : PublishedRow.all()) {
      Map<String, String> settings = new java.util.HashMap<>();
      settings.put("certify.craft.stepSize", row.cell("maxStep"));
      String ablation = row.cell("ablation");
      if (!ablation.equals("none")) {
        settings.put(
            "certify.craft.ablation." + ablation.substring(0, ablation.indexOf('=')),
            ablation.substring(ablation.indexOf('=') + 1));
      }
      RunInfo run =
          run(
              row.cell("model"),
              row.cell("dataset"),
              Double.parseDouble(row.cell("epsilon")),
              "craft",
              settings);
      assertEquals(row, PublishedRow.of(run).orElseThrow());
      assertTrue(Integer.parseInt(row.cell("certified")) <= Integer.parseInt(row.cell("bound")));
    }
  }
}
