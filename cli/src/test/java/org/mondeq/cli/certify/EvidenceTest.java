package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.cli.attack.AttackStage;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.RunFolder;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

/** Beside results stands their own evidence, all of it and no other. */
class EvidenceTest {
  private static final List<Stage> STAGES =
      List.of(new AttackStage(), new CertifyStage(), new RadiusStage());

  @TempDir private Path folder;
  private final Interruption interruption = new Interruption();
  private StringWriter out;

  @BeforeEach
  void writeModel() {
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        folder.resolve("m.npz"));
  }

  private Experiment experiment(boolean whole, boolean overwrite, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("output", folder.resolve("out").toString())
            .with("attack={method: pgd, pgd: {restarts: 2, steps: 8}}")
            .with("threads=1");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    out = new StringWriter();
    Surroundings surroundings =
        new Surroundings(Progress.silent(), interruption, new PrintWriter(out), overwrite);
    return whole
        ? Experiment.whole(tree, STAGES, surroundings)
        : Experiment.single(tree, STAGES, surroundings);
  }

  private String certificates() {
    return "certify.certificates='" + folder.resolve("proofs") + "'";
  }

  private List<String> files(String name) throws IOException {
    Path path = folder.resolve(name);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> named(Verdict verdict) {
    return ResultSet.read(folder.resolve("out")).results().stream()
        .filter(result -> result.verdict() == verdict)
        .map(result -> String.format("%05d.npz", result.index()))
        .toList();
  }

  private void assertOwnEvidence() throws IOException {
    assertEquals(named(Verdict.FALSIFIED), files("out/adversarial"));
  }

  @Test
  void overwritingLeavesNothingOfAnotherRun() throws IOException {
    new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0-9", certificates()));
    int before = files("out/adversarial").size();
    new CertifyStage().run(experiment(false, true, "epsilon=0.001", "samples=0-9", certificates()));
    assertTrue(files("out/adversarial").size() < before);
    assertOwnEvidence();
    assertEquals(named(Verdict.CERTIFIED), files("proofs"));
    assertFalse(files("proofs").isEmpty());
    new CertifyStage().run(experiment(false, true, "epsilon=0.3", "samples=0-9", certificates()));
    assertOwnEvidence();
    assertEquals(named(Verdict.CERTIFIED), files("proofs"));
  }

  @Test
  void certificatesInTheFolderGoWithTheirRun() throws IOException {
    String inside = "certify.certificates='" + folder.resolve("out/proofs") + "'";
    new CertifyStage().run(experiment(false, false, "epsilon=0.001", "samples=0-9", inside));
    assertFalse(files("out/proofs").isEmpty());
    new CertifyStage().run(experiment(false, true, "epsilon=0.3", "samples=0-9"));
    assertEquals(List.of(), files("out/proofs"));
  }

  @Test
  void archivesAndTablesOfOtherTasksGoToo() throws IOException {
    new AttackStage().run(experiment(false, false, "epsilon=0.3", "samples=0-9"));
    assertTrue(Files.exists(folder.resolve("out/adversarial.npz")));
    new RadiusStage().run(experiment(false, true, "samples=0-9"));
    assertFalse(Files.exists(folder.resolve("out/adversarial.npz")));
    assertTrue(Files.exists(folder.resolve("out/radius.csv")));
    new CertifyStage().run(experiment(false, true, "epsilon=0.001", "samples=0-9"));
    assertFalse(Files.exists(folder.resolve("out/radius.csv")));
    assertOwnEvidence();
  }

  @Test
  void overwritingAWholeRunClearsEveryStage() throws IOException {
    Experiment wide = experiment(true, false, "epsilon=0.3", "samples=0-9");
    RunFolder.open(List.of(wide), STAGES);
    new AttackStage().run(wide);
    new CertifyStage().run(wide);
    RunFolder.open(List.of(experiment(true, true, "epsilon=0.001", "samples=0-9")), STAGES);
    assertEquals(List.of(), files("out/attack/adversarial"));
    assertEquals(List.of(), files("out/certify/adversarial"));
    assertFalse(Files.exists(folder.resolve("out/certify/results.jsonl")));
    assertFalse(Files.exists(folder.resolve("out/attack/adversarial.npz")));
  }

  /** Verdicts about a model that is gone would read like verdicts about the next one. */
  @Test
  void resultsGoWithTheModelThatTheySpeakOf() throws IOException {
    Experiment first = training(false, "seed=1");
    RunFolder.open(first);
    Files.copy(folder.resolve("m.npz"), folder.resolve("out/model.npz"));
    new AttackStage().run(first);
    new CertifyStage().run(first);
    assertTrue(Files.exists(folder.resolve("out/attack/adversarial.npz")));
    assertThrows(InvalidInputException.class, () -> RunFolder.open(training(false, "seed=2")));
    assertTrue(Files.exists(folder.resolve("out/certify/results.jsonl")));
    RunFolder.open(training(true, "seed=2"));
    assertFalse(Files.exists(folder.resolve("out/model.npz")));
    assertFalse(Files.exists(folder.resolve("out/attack/adversarial.npz")));
    assertFalse(Files.exists(folder.resolve("out/attack/results.jsonl")));
    assertFalse(Files.exists(folder.resolve("out/certify/results.jsonl")));
    assertEquals(List.of(), files("out/certify/adversarial"));
  }

  private Experiment training(boolean overwrite, String seed) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("output", folder.resolve("out").toString())
            .with("data=digits")
            .with("model={latent: 5}")
            .with("attack={method: pgd, pgd: {restarts: 2, steps: 8}}")
            .with("epsilon=0.3")
            .with("samples=0-9")
            .with(seed);
    out = new StringWriter();
    return Experiment.whole(
        tree,
        STAGES,
        new Surroundings(Progress.silent(), interruption, new PrintWriter(out), overwrite));
  }

  /** A process that is killed may leave an example whose result was not yet appended. */
  @Test
  void examplesWithoutResultsGo() throws IOException {
    new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0-9"));
    Path log = folder.resolve("out/results.jsonl");
    Files.write(log, Files.readAllLines(log).subList(0, 2));
    new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0"));
    assertOwnEvidence();
    new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0-19"));
    assertOwnEvidence();
  }

  @Test
  void counterexamplesOfAnUnknownRunAreNotMixedIn() throws IOException {
    new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0-9"));
    Files.delete(folder.resolve("out/results.jsonl"));
    Files.delete(folder.resolve("out/run.json"));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> new CertifyStage().run(experiment(false, false, "epsilon=0.3", "samples=0")))
            .getMessage();
    assertTrue(message.contains("counterexamples of an unknown run"), message);
  }

  @Test
  void certificatesOfAnotherClaimAreNotMixedIn() throws IOException {
    new CertifyStage()
        .run(experiment(false, false, "epsilon=0.001", "samples=0-9", certificates()));
    String other = "output='" + folder.resolve("other") + "'";
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    new CertifyStage()
                        .run(
                            experiment(
                                false, false, "epsilon=0.3", "samples=0-9", certificates(), other)))
            .getMessage();
    assertTrue(message.contains("is a certificate of another model or box"), message);
  }

  @Test
  void aRunWithoutItsEvidenceIsNotComplete() throws IOException {
    String[] all = {"epsilon=0.01", "samples=0-29", certificates()};
    new CertifyStage().run(experiment(false, false, all));
    int proofs = files("proofs").size();
    for (String name : files("proofs")) {
      Files.delete(folder.resolve("proofs").resolve(name));
    }
    interruption.request();
    new CertifyStage().run(experiment(false, false, all));
    assertTrue(out.toString().contains("stopped with " + (30 - proofs) + " of 30"), out.toString());
  }

  /** Verdicts and bounds; margins of points depend on how many are solved together. */
  private List<String> results() {
    return ResultSet.read(folder.resolve("out")).results().stream()
        .map(result -> result.index() + " " + result.verdict() + " " + result.bound())
        .toList();
  }

  @Test
  void restoredEvidenceIsTheSame() throws IOException {
    String[] all = {"epsilon=0.02", "samples=0-29", certificates()};
    new CertifyStage().run(experiment(false, false, all));
    List<String> results = results();
    List<String> proofs = files("proofs");
    List<String> examples = files("out/adversarial");
    Files.delete(folder.resolve("proofs").resolve(proofs.get(0)));
    Files.delete(folder.resolve("out/adversarial").resolve(examples.get(0)));
    new CertifyStage().run(experiment(false, false, all));
    assertTrue(out.toString().contains("2 results whose evidence is missing"), out.toString());
    assertEquals(proofs, files("proofs"));
    assertEquals(examples, files("out/adversarial"));
    assertEquals(results, results());
  }

  @Test
  void reportsTellInterruptedRunsApart() throws IOException {
    new CertifyStage().run(experiment(false, false, "epsilon=0.01", "samples=0-9"));
    ResultSet whole = ResultSet.read(folder.resolve("out"));
    assertEquals("complete", Report.rows(List.of(whole)).get(0).method());
    interruption.request();
    new CertifyStage().run(experiment(false, false, "epsilon=0.01", "samples=0-29"));
    assertTrue(out.toString().contains("stopped with 10 of 30"), out.toString());
    ResultSet part = ResultSet.read(folder.resolve("out"));
    assertEquals("complete, interrupted", Report.rows(List.of(part)).get(0).method());
  }

  private boolean eachPixelIsOfEightBits(String name) throws IOException {
    int images = 0;
    for (String file : files(name)) {
      double[] pixels =
          Npz.read(folder.resolve(name).resolve(file)).arrays().get("pixels").values();
      for (double pixel : pixels) {
        if (pixel != Math.rint(255 * pixel) / 255) {
          return false;
        }
      }
      images++;
    }
    return images > 0;
  }

  /** A wide box holds such images; one of 1e-4 around pixels of k/16 holds none. */
  @Test
  void onlyImagesOfEightBitsCountWhereAsked() throws IOException {
    String[] wide = {"epsilon=0.3", "samples=0-29"};
    new AttackStage().run(experiment(false, false, "epsilon=0.3", "attack.quantized=true"));
    assertTrue(eachPixelIsOfEightBits("out/adversarial"));
    new AttackStage().run(experiment(false, true, wide));
    assertFalse(eachPixelIsOfEightBits("out/adversarial"));
    for (String method : List.of("complete", "craft")) {
      new CertifyStage()
          .run(
              experiment(
                  false,
                  true,
                  "epsilon=0.3",
                  "samples=0-29",
                  "certify={method: " + method + ", quantized: true}"));
      assertTrue(method.equals("craft") || eachPixelIsOfEightBits("out/adversarial"));
    }
    new RadiusStage().run(experiment(false, true, "samples=0-29", "certify.quantized=true"));
    assertTrue(eachPixelIsOfEightBits("out/adversarial"));
    new AttackStage()
        .run(experiment(false, true, "epsilon=1e-4", "samples=0-29", "attack.quantized=true"));
    assertEquals(List.of(), files("out/adversarial"));
  }
}
