package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Counterexample;
import org.mondeq.cli.attack.AttackStage;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Verdict;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** Boxes in the place of balls, for a small random model on the digits. */
class BoxCertificationTest {
  private static final int COUNT = 30;
  private static final int PIXELS = 64;

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() {
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        folder.resolve("m.npz"));
  }

  private Experiment experiment(String output, String... assignments) {
    return experiment(new CertifyStage(), output, assignments);
  }

  private Experiment experiment(Stage stage, String output, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("output", folder.resolve(output).toString())
            .with("threads=1");
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
    return new CertifyStage().certify(experiment(output, assignments)).orElseThrow();
  }

  /** Writes the pixel bounds of balls around the first samples as boxes with their labels. */
  private String boxes(double epsilon) {
    Experiment balls = experiment("balls", "epsilon=" + epsilon);
    double[] lower = new double[COUNT * PIXELS];
    double[] upper = new double[COUNT * PIXELS];
    double[] labels = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      InputBox ball = balls.inputs().box(i);
      System.arraycopy(ball.lowPixels(), 0, lower, PIXELS * i, PIXELS);
      System.arraycopy(ball.highPixels(), 0, upper, PIXELS * i, PIXELS);
      labels[i] = balls.inputs().label(i);
    }
    Path file = folder.resolve("boxes.npz");
    Npz.of(
            Map.of(
                "lower", NpyArray.of(lower, COUNT, 1, 8, 8),
                "upper", NpyArray.of(upper, COUNT, 1, 8, 8),
                "labels", NpyArray.of(labels, COUNT)),
            Map.of())
        .write(file);
    return "box='" + file + "'";
  }

  /** A box that is a ball is certified if the ball is; clipping only moves its centre. */
  @ParameterizedTest
  @ValueSource(strings = {"complete", "craft", "box", "zonotope", "lipschitz"})
  void certifiesBoxesAsBalls(String method) {
    String how = "certify.method=" + method;
    String alpha = "certify.craft.stepSize=0.05";
    Summary balls = certify("a", "samples=0-29", "epsilon=0.002", how, alpha);
    Summary boxes = certify("b", boxes(0.002), how, alpha);
    assertEquals(COUNT, boxes.samples());
    if (method.equals("lipschitz")) {
      // It looks from the centre, which clipping moves.
      assertTrue(Math.abs(balls.certified() - boxes.certified()) <= 1);
    } else {
      assertEquals(balls.certified(), boxes.certified());
    }
    assertTrue(balls.certified() > 0, balls.toString());
  }

  @Test
  void counterexamplesLieInTheirBoxes() throws IOException {
    String boxes = boxes(0.2);
    certify("c", boxes, "certify.method=complete");
    Map<String, NpyArray> bounds = Npz.read(folder.resolve("boxes.npz")).arrays();
    int falsified = 0;
    for (SampleResult result : ResultSet.read(folder.resolve("c")).results()) {
      if (result.verdict() == Verdict.FALSIFIED) {
        Path file = folder.resolve("c").resolve(result.adversarial());
        double[] pixels = Npz.read(file).arrays().get("pixels").values();
        for (int j = 0; j < PIXELS; j++) {
          int k = PIXELS * result.index() + j;
          assertTrue(
              bounds.get("lower").values()[k] <= pixels[j]
                  && pixels[j] <= bounds.get("upper").values()[k]);
        }
        falsified++;
      }
    }
    assertTrue(falsified > 0);
  }

  @Test
  void samplesAreIndicesOfBoxes() {
    String boxes = boxes(0.01);
    assertEquals(COUNT, certify("d", boxes, "certify.method=lipschitz").samples());
    assertEquals(2, certify("e", boxes, "samples=3,7", "certify.method=lipschitz").samples());
    assertEquals(List.of(3, 7), List.copyOf(ResultSet.read(folder.resolve("e")).indices()));
  }

  /** A box around the first sample, in whose middle the model predicts another class. */
  private String boxOfAnotherClass() {
    double[] middle = experiment("x", "epsilon=0.01").testData().pixels(0).row(0);
    Classifier classifier = new Classifier(experiment("x", "epsilon=0.01").model());
    int label = (classifier.predictions(Matrix.ofRow(middle))[0] + 1) % 10;
    Path file = folder.resolve("other.npz");
    Npz.of(
            Map.of(
                "lower", NpyArray.of(middle.clone(), 1, PIXELS),
                "upper", NpyArray.of(middle.clone(), 1, PIXELS),
                "labels", NpyArray.of(new double[] {label}, 1)),
            Map.of())
        .write(file);
    return "box='" + file + "'";
  }

  /** The middle of a box is one of its inputs: of another class, it refutes what the box claims. */
  @ParameterizedTest
  @ValueSource(strings = {"complete", "craft", "box", "zonotope", "lipschitz"})
  void aMiddleOfAnotherClassIsTheCounterexample(String method) {
    Summary summary = certify("f", boxOfAnotherClass(), "certify.method=" + method);
    assertEquals(1, summary.falsified(), summary.toString());
    assertEquals(0, summary.correct());
    assertEquals(0, summary.unknown());
    assertMiddleRefutes("f");
  }

  @Test
  void anAttackSeesAMiddleOfAnotherClassToo() {
    AttackStage stage = new AttackStage();
    stage.run(experiment(stage, "g", boxOfAnotherClass()));
    assertMiddleRefutes("g");
    assertEquals(0, ResultSet.read(folder.resolve("g")).summary().bound());
  }

  private void assertMiddleRefutes(String output) {
    SampleResult result = ResultSet.read(folder.resolve(output)).results().get(0);
    assertEquals(Verdict.FALSIFIED, result.verdict());
    assertEquals("middle", result.stage());
    assertTrue(result.margin() < 0);
    Path file = folder.resolve(output).resolve(result.adversarial());
    assertInstanceOf(
        Judgement.Accepted.class,
        new Checker(folder.resolve("m.npz")).check(Counterexample.read(file)));
  }
}
