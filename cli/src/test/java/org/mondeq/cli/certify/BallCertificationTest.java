package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Counterexample;
import org.mondeq.check.format.Counterexamples;
import org.mondeq.cli.attack.AttackStage;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Soundness;
import org.mondeq.results.Summary;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

/** ℓ2 and ℓ1 balls from the option to the evidence, for a small random model on the digits. */
class BallCertificationTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeModel() {
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        folder.resolve("m.npz"));
  }

  private Experiment experiment(Stage stage, String output, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("output", folder.resolve(output).toString())
            .with("threads=1")
            .with("samples=0-39");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    return Experiment.single(
        tree,
        List.of(stage),
        new Surroundings(
            Progress.silent(), new Interruption(), new PrintWriter(new StringWriter()), false));
  }

  private Summary certify(String output, String... assignments) {
    return new CertifyStage()
        .certify(experiment(new CertifyStage(), output, assignments))
        .orElseThrow();
  }

  private ResultSet results(String output) {
    return ResultSet.read(folder.resolve(output));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.05", "1, 0.1"})
  void everyVerdictHasEvidenceOfItsBall(String norm, String epsilon) {
    String certificates = "certify.certificates='" + folder.resolve("proofs") + "'";
    Summary summary = certify("a", "norm=" + norm, "epsilon=" + epsilon, certificates);
    assertTrue(summary.certified() > 0, summary.toString());
    assertEquals(0, summary.unknown(), summary.toString());
    Checker checker = new Checker(folder.resolve("m.npz"));
    for (SampleResult result : results("a").results()) {
      assertEquals("complete, L" + norm, result.method());
      if (result.verdict() == Verdict.CERTIFIED) {
        Path file = folder.resolve("proofs").resolve(String.format("%05d.npz", result.index()));
        Certificate certificate = Certificate.read(file);
        assertEquals(norm, certificate.claim().ball().orElseThrow().norm().word());
        assertInstanceOf(Judgement.Accepted.class, checker.check(certificate));
      } else if (result.verdict() == Verdict.FALSIFIED) {
        Path file = folder.resolve("a").resolve(result.adversarial());
        assertInstanceOf(Judgement.Accepted.class, checker.check(Counterexample.read(file)));
      }
    }
  }

  /** Whatever a method certifies, no attack contradicts, and more radius certifies no more. */
  @ParameterizedTest
  @ValueSource(strings = {"craft", "box", "zonotope", "lipschitz"})
  void otherMethodsAgree(String method) {
    String how = "certify.method=" + method;
    Summary summary = certify("a", "norm=2", "epsilon=0.002", how);
    assertTrue(summary.certified() > 0, summary.toString());
    certify("b", "norm=2", "epsilon=0.002");
    Soundness.require(List.of(results("a"), results("b")));
  }

  @Test
  void attacksWriteExamplesOfTheBall() {
    new AttackStage().run(experiment(new AttackStage(), "a", "norm=2", "epsilon=1.5"));
    Path file = folder.resolve("a/adversarial.npz");
    Checker checker = new Checker(folder.resolve("m.npz"));
    List<Counterexample> examples = Counterexamples.read(Npz.bytes(file));
    assertTrue(!examples.isEmpty(), "a radius at which attacks find something");
    for (Counterexample example : examples) {
      assertEquals(1.5, example.claim().ball().orElseThrow().epsilon());
      assertInstanceOf(Judgement.Accepted.class, checker.check(example));
    }
  }

  /** A proof of an ℓ2 ball says nothing of an ℓ∞ ball of the same radius. */
  @Test
  void normsAreNotMixedUp() {
    certify("a", "norm=2", "epsilon=0.05");
    certify("b", "epsilon=0.05");
    Soundness.require(List.of(results("a"), results("b")));
    assertThrows(InvalidInputException.class, () -> certify("a", "norm=1", "epsilon=0.05"));
    assertThrows(InvalidInputException.class, () -> certify("a", "epsilon=0.05"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"norm=3", "norm=l2", "norm=-1", "norm=2.0"})
  void otherNormsAreRefused(String assignment) {
    assertThrows(InvalidInputException.class, () -> certify("a", assignment, "epsilon=0.05"));
  }

  @Test
  void radiiOfTheNormInfEndAtOne() {
    assertThrows(InvalidInputException.class, () -> certify("a", "epsilon=1.5"));
    assertThrows(
        InvalidInputException.class,
        () -> new RadiusStage().run(experiment(new RadiusStage(), "a", "radius.maxEpsilon=1.5")));
  }
}
