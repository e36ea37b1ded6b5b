package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.cli.attack.AttackStage;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

/** A time limit holds for a sample, whatever the method is that looks at it. */
class TimeLimitTest {
  private static final List<Stage> STAGES =
      List.of(new AttackStage(), new CertifyStage(), new RadiusStage());

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() {
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(30), new InputShape(1, 8, 8), 10),
        folder.resolve("m.npz"));
  }

  private Experiment experiment(String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("output", folder.resolve("out").toString())
            .with("samples=0-29")
            .with("threads=1");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    return Experiment.single(
        tree,
        STAGES,
        new Surroundings(
            Progress.silent(), new Interruption(), new PrintWriter(new StringWriter()), false));
  }

  private List<SampleResult> counted() {
    List<SampleResult> counted =
        ResultSet.read(folder.resolve("out")).results().stream()
            .filter(SampleResult::counts)
            .toList();
    assertTrue(counted.size() > 1);
    return counted;
  }

  private void assertOutOfTime() {
    for (SampleResult result : counted()) {
      assertEquals(Verdict.UNKNOWN, result.verdict());
      assertEquals("time limit", result.reason());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complete",
        "craft",
        "box",
        "zonotope",
        "lipschitz",
        "craft, craft: {ablation: {iteration: peaceman-rachford}}",
        "craft, craft: {ablation: {containedOnly: true}}",
        "complete, unchecked: true"
      })
  void everyMethodEndsInTime(String method) {
    new CertifyStage()
        .run(experiment("epsilon=0.02", "timeout=1e-9", "certify={method: " + method + "}"));
    assertOutOfTime();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pgd", "apgd-margin", "apgd-ce", "square"})
  void everyAttackEndsInTime(String method) {
    new AttackStage()
        .run(experiment("epsilon=1e-9", "timeout=1e-9", "attack={method: " + method + "}"));
    assertOutOfTime();
  }

  @Test
  void longSearchesAreStoppedAmidTheirSteps() {
    new AttackStage()
        .run(
            experiment(
                "epsilon=1e-9", "timeout=0.2", "attack={method: pgd, pgd: {steps: 100000}}"));
    assertOutOfTime();
    counted().forEach(result -> assertTrue(result.seconds() < 1.2, "" + result.seconds()));
  }

  @Test
  void stepsOnSetsAreStoppedToo() {
    String forEver = "craft: {patience: 1000000, slopes: {when: never}}";
    new CertifyStage()
        .run(
            experiment("epsilon=0.01", "timeout=1e-4", "certify={method: craft, " + forEver + "}"));
    for (SampleResult result : counted()) {
      assertTrue(result.seconds() < 1.05, "" + result.seconds());
    }
    assertTrue(counted().stream().anyMatch(result -> "time limit".equals(result.reason())));
  }
}
