package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Counterexample;
import org.mondeq.cli.certify.RadiusResult.Status;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** Radii of a small random model on the digits. */
class RadiusStageTest {
  private static final List<Stage> STAGES = List.of(new CertifyStage(), new RadiusStage());

  @TempDir private Path folder;
  private final Interruption interruption = new Interruption();
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
            .with("samples=0-29")
            .with("threads=1");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    out = new StringWriter();
    return Experiment.single(
        tree,
        STAGES,
        new Surroundings(Progress.silent(), interruption, new PrintWriter(out), false));
  }

  private Optional<RadiusSummary> search(String output, String... assignments) {
    return new RadiusStage().search(experiment(output, assignments));
  }

  private List<RadiusResult> results(String output) throws IOException {
    return Files.readAllLines(folder.resolve(output).resolve("radius.jsonl")).stream()
        .map(
            line -> {
              try {
                return Json.MAPPER.readValue(line, RadiusResult.class);
              } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  /** Everything but the time. */
  private List<String> radii(String output) throws IOException {
    return results(output).stream()
        .map(r -> r.index() + " " + r.status() + " " + r.certified() + " " + r.falsified())
        .toList();
  }

  @Test
  void writesLinesTableAndSummary() throws IOException {
    RadiusSummary summary = search("a").orElseThrow();
    String printed = out.toString();
    assertEquals(30, summary.samples());
    assertTrue(summary.correct() > 0 && summary.correct() < 30, summary.toString());
    assertEquals(summary.correct(), summary.closed() + summary.maximum() + summary.open());
    assertEquals(0, summary.open());
    List<RadiusResult> results = results("a");
    for (RadiusResult result : results) {
      if (result.status() == Status.CLOSED) {
        assertTrue(result.falsified() - result.certified() <= 1e-3);
        assertWitness(result);
      } else if (result.status() == Status.MISCLASSIFIED) {
        assertEquals(0, result.atLeast());
        assertEquals(0, result.verifications());
      }
    }
    List<String> csv = Files.readAllLines(folder.resolve("a/radius.csv"));
    assertEquals("Sample,Label,Certified,Falsified,Verifications,Seconds,Status", csv.get(0));
    assertEquals(31, csv.size());
    RadiusResult closed =
        results.stream().filter(r -> r.status() == Status.CLOSED).findFirst().orElseThrow();
    String radii = closed.certified() + "," + closed.falsified() + ",";
    String row = closed.index() + "," + closed.label() + "," + radii;
    assertTrue(csv.get(closed.index() + 1).startsWith(row), csv.get(closed.index() + 1));
    assertEquals(32, printed.lines().count(), printed);
    assertTrue(printed.contains("radius (complete): 30 samples, "), printed);
    assertEquals(
        summary,
        Json.MAPPER.readValue(folder.resolve("a/summary.json").toFile(), RadiusSummary.class));
  }

  private void assertWitness(RadiusResult result) {
    Path file = folder.resolve("a").resolve(result.adversarial());
    Judgement judgement = new Checker(experiment("a").modelFile()).check(Counterexample.read(file));
    assertInstanceOf(Judgement.Accepted.class, judgement, file.toString());
    Npz example = Npz.read(file);
    double[] pixels = example.arrays().get("pixels").values();
    double[] sample = experiment("a").testData().pixels(result.index()).row(0);
    assertEquals(InputBox.distance(sample, pixels), result.falsified().doubleValue());
    assertFalse(example.arrays().get("prediction").values()[0] == result.label());
  }

  @Test
  void isTheSameOnMoreThreadsAndAfterACut() throws IOException {
    search("one", "samples=0-11");
    search("two", "samples=0-11", "threads=3");
    assertEquals(radii("one"), radii("two"));
    List<String> whole = radii("one");
    Path lines = folder.resolve("one/radius.jsonl");
    byte[] bytes = Files.readAllBytes(lines);
    Files.write(lines, Arrays.copyOf(bytes, bytes.length / 2));
    search("one", "samples=0-11");
    assertEquals(whole, radii("one"));
  }

  @Test
  void stopsWhenInterruptedAndContinuesLater() throws IOException {
    interruption.request();
    assertEquals(Optional.empty(), search("a"));
    assertTrue(out.toString().contains("0 of 30 samples finished; the same command continues"));
    assertFalse(Files.exists(folder.resolve("a/radius.csv")));
  }

  @Test
  void aTimeLimitLeavesGapsOpen() throws IOException {
    RadiusSummary summary = search("a", "timeout=1e-9").orElseThrow();
    assertEquals(summary.correct(), summary.open());
    for (RadiusResult result : results("a")) {
      assertTrue(result.verifications() == 0);
      assertTrue(!result.correct() || result.reason().equals("time limit"));
    }
  }

  @Test
  void anotherMethodAndAnotherTaskNeedAnotherFolder() {
    search("a", "samples=0");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> search("a", "samples=0", "radius.method=lipschitz"))
            .getMessage();
    assertTrue(message.contains("method complete there, lipschitz now"), message);
    message =
        assertThrows(
                InvalidInputException.class,
                () -> new CertifyStage().run(experiment("a", "samples=0", "epsilon=0.1")))
            .getMessage();
    assertTrue(message.contains("task RADIUS there, CERTIFY now"), message);
  }

  @Test
  void incompleteMethodsFalsifyByAnAttack() throws IOException {
    search("complete");
    search("lipschitz", "radius.method=lipschitz");
    List<RadiusResult> exact = results("complete");
    List<RadiusResult> loose = results("lipschitz");
    int falsified = 0;
    for (int i = 0; i < exact.size(); i++) {
      assertTrue(loose.get(i).atLeast() <= exact.get(i).atLeast() + 1e-3);
      if (loose.get(i).falsified() != null && exact.get(i).certified() != null) {
        assertTrue(loose.get(i).falsified() > exact.get(i).certified());
        falsified++;
      }
    }
    assertTrue(falsified > 0);
  }

  @Test
  void namesTheKeyThatIsWrong() {
    for (String wrong :
        List.of("tolerance=0", "tolerance=nan", "maxEpsilon=0", "maxEpsilon=1e5", "method=pgd")) {
      String message =
          assertThrows(InvalidInputException.class, () -> experiment("a", "radius." + wrong))
              .getMessage();
      String key = wrong.substring(0, wrong.indexOf('='));
      assertTrue(message.contains("radius." + key + ": expected"), message);
    }
  }
}
