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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

/** What nobody has checked says so in every output, and what is checked never does. */
class UncheckedTest {
  private static final String[] MORE = {"samples=0-99", "epsilon=0.002"};
  private static final String WORDS = "certified, unchecked";
  private static final List<Stage> STAGES = List.of(new CertifyStage(), new RadiusStage());

  @TempDir private Path folder;
  private StringWriter out;

  @BeforeEach
  void writeModel() {
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        folder.resolve("m.npz"));
  }

  private Experiment experiment(String output, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("output", folder.resolve(output).toString())
            .with("samples=0-19");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    out = new StringWriter();
    return Experiment.single(
        tree,
        STAGES,
        new Surroundings(Progress.silent(), new Interruption(), new PrintWriter(out), false));
  }

  private Summary certify(String output, String... assignments) {
    return new CertifyStage().certify(experiment(output, assignments)).orElseThrow();
  }

  private String text(String output, String file) throws IOException {
    return Files.readString(folder.resolve(output).resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "craft", "box", "zonotope", "lipschitz"})
  void everyMethodCertifiesAsManyCheckedOrNot(String method) throws IOException {
    String chosen = "certify.method=" + method;
    Summary checked = certify("checked", MORE[0], MORE[1], chosen);
    assertTrue(checked.certified() > 0, checked.toString());
    assertEquals(null, checked.certifiedUnchecked());
    assertEquals(null, checked.refused());
    assertFalse(out.toString().contains("unchecked"), out.toString());
    assertFalse(text("checked", ResultSet.RESULTS).contains("unchecked"));
    Summary alone = certify("alone", MORE[0], MORE[1], chosen, "certify.unchecked=true");
    assertEquals(checked.certified(), alone.certifiedUnchecked());
    assertEquals(0, alone.certified());
    assertEquals(checked.unknown(), alone.unknown());
    String printed = out.toString();
    assertTrue(printed.contains("certify (" + method + ", unchecked): "), printed);
    assertTrue(printed.contains(alone.certifiedUnchecked() + " " + WORDS), printed);
  }

  @Test
  void resultsSaySo() throws IOException {
    Summary alone = certify("alone", "epsilon=0.005", "certify.unchecked=true");
    List<SampleResult> results = ResultSet.read(folder.resolve("alone")).results();
    long unchecked =
        results.stream().filter(r -> r.verdict() == Verdict.CERTIFIED_UNCHECKED).count();
    assertEquals((long) alone.certifiedUnchecked(), unchecked);
    assertTrue(results.stream().noneMatch(r -> r.verdict() == Verdict.CERTIFIED));
    String lines = text("alone", ResultSet.RESULTS);
    assertTrue(lines.contains("\"verdict\":\"" + WORDS + "\""), lines);
    assertTrue(text("alone", ResultSet.SUMMARY).contains("certifiedUnchecked"));
  }

  @Test
  void boundsAreThoseOfTheChecker() {
    certify("checked", "epsilon=0.005");
    certify("alone", "epsilon=0.005", "certify.unchecked=true");
    List<SampleResult> checked = ResultSet.read(folder.resolve("checked")).results();
    List<SampleResult> alone = ResultSet.read(folder.resolve("alone")).results();
    int different = 0;
    for (int i = 0; i < checked.size(); i++) {
      if (checked.get(i).verdict() == Verdict.CERTIFIED) {
        assertTrue(checked.get(i).bound() > 0);
        assertTrue(checked.get(i).bound() <= checked.get(i).margin() + 1e-6);
        different += checked.get(i).bound().equals(alone.get(i).bound()) ? 0 : 1;
      }
    }
    assertTrue(different > 0);
  }

  @Test
  void aCheckedRunDoesNotContinueAnUncheckedOne() {
    certify("same", "epsilon=0.005", "certify.unchecked=true");
    String message =
        assertThrows(InvalidInputException.class, () -> certify("same", "epsilon=0.005"))
            .getMessage();
    assertTrue(message.contains("certify.unchecked true there, false now"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "lipschitz"})
  void radiiSaySo(String method) throws IOException {
    RadiusStage stage = new RadiusStage();
    String chosen = "radius.method=" + method;
    RadiusSummary checked = stage.search(experiment("checked", chosen)).orElseThrow();
    assertFalse(out.toString().contains("unchecked"), out.toString());
    assertEquals(null, checked.refused());
    RadiusSummary alone =
        stage.search(experiment("alone", chosen, "certify.unchecked=true")).orElseThrow();
    assertEquals(checked.closed(), alone.closed());
    assertTrue(alone.unchecked());
    assertTrue(out.toString().contains("radius (" + method + ", unchecked): "), out.toString());
    assertTrue(out.toString().contains("; " + WORDS + ", radius "), out.toString());
    assertTrue(out.toString().contains("Certified, unchecked"), out.toString());
    assertTrue(text("alone", "radius.csv").startsWith("Sample,Label,\"Certified, unchecked\","));
    assertTrue(text("alone", "radius.jsonl").contains("\"unchecked\":true"));
  }
}
