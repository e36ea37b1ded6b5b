package org.mondeq.cli.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.Prediction;
import org.mondeq.check.CheckedFiles;
import org.mondeq.check.Checker;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;

/** The stage on boxes of growing width around random images, for a model of two classes. */
final class AttackStageTest {
  private static final int BOXES = 12;
  private static final int INPUTS = 6;

  @TempDir private Path folder;
  private final MonDeq model = RandomModels.dense(new Random(8), INPUTS, 9, 2);

  @BeforeEach
  void writeModelAndBoxes() {
    ModelFile.write(model, folder.resolve("m.npz"));
    double[] lower = RandomModels.pixels(new Random(8), BOXES, INPUTS).toArray();
    double[] upper = lower.clone();
    for (int k = 0; k < lower.length; k++) {
      int box = k / INPUTS;
      double radius = 0.03 * box;
      lower[k] = Math.max(0, lower[k] - radius);
      upper[k] = Math.min(1, upper[k] + radius);
    }
    Map<String, NpyArray> boxes =
        Map.of(
            "lower", NpyArray.of(lower, BOXES, INPUTS), "upper", NpyArray.of(upper, BOXES, INPUTS));
    Npz.of(boxes, Map.of()).write(folder.resolve("boxes.npz"));
  }

  /** Runs the stage; what it prints. */
  private String run(String output, String... assignments) {
    return run(new Interruption(), output, assignments);
  }

  private String run(Interruption interruption, String output, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve("m.npz").toString())
            .withText("box", folder.resolve("boxes.npz").toString())
            .withText("output", folder.resolve(output).toString())
            .with("attack={pgd: {restarts: 2, steps: 8}, apgd: {steps: 8}, square: {queries: 20}}");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    StringWriter text = new StringWriter();
    AttackStage stage = new AttackStage();
    stage.run(
        Experiment.single(
            tree,
            List.of(stage),
            new Surroundings(Progress.silent(), interruption, new PrintWriter(text, true), false)));
    return text.toString();
  }

  private List<SampleResult> results(String output) {
    return ResultSet.read(folder.resolve(output)).results().stream()
        .map(result -> result.withSeconds(0))
        .toList();
  }

  private byte[] archive(String output) throws IOException {
    return Files.readAllBytes(folder.resolve(output).resolve(AdversarialArchive.FILE));
  }

  @Test
  void archiveHoldsEveryExampleAsAnotherSolverSeesIt() {
    run("a");
    Map<String, NpyArray> arrays =
        Npz.read(folder.resolve("a").resolve(AdversarialArchive.FILE)).arrays();
    List<SampleResult> found =
        results("a").stream().filter(r -> r.verdict() == Verdict.FALSIFIED).toList();
    assertTrue(found.size() > 2 && found.size() < BOXES, "found " + found.size());
    assertArrayEquals(new int[] {found.size(), INPUTS}, arrays.get("pixels").shape());
    CheckedClassifier classifier = new CheckedClassifier(model);
    for (int row = 0; row < found.size(); row++) {
      SampleResult result = found.get(row);
      double[] pixels =
          java.util.Arrays.copyOfRange(
              arrays.get("pixels").values(), row * INPUTS, (row + 1) * INPUTS);
      Prediction prediction = classifier.classifyPixels(pixels);
      assertTrue(prediction.refutes(result.label()));
      assertEquals(result.index(), arrays.get("index").values()[row]);
      assertEquals(result.label(), arrays.get("label").values()[row]);
      assertEquals(prediction.label(), arrays.get("prediction").values()[row]);
      assertEquals(prediction.margin(result.label()), arrays.get("margin").values()[row]);
      assertEquals(result.margin(), arrays.get("margin").values()[row]);
      assertEquals(prediction.logits()[1], arrays.get("logits").values()[2 * row + 1]);
      assertEquals(result.error(), arrays.get("error").values()[row]);
      assertEquals(result.residual(), arrays.get("residual").values()[row]);
    }
  }

  /** NumPy takes no others as indices. */
  @Test
  void archiveHoldsIntegersAsIntegers() throws IOException {
    run("a");
    String bytes = new String(inflated(archive("a")), StandardCharsets.ISO_8859_1);
    int whole = bytes.split("'descr': '<i8'", -1).length - 1;
    int real = bytes.split("'descr': '<f8'", -1).length - 1;
    assertEquals(3, whole, "index, label and prediction");
    assertEquals(8, real, "all others");
  }

  private static byte[] inflated(byte[] archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(out);
      }
    }
    return out.toByteArray();
  }

  @Test
  void theCheckerAcceptsEveryRowOfTheArchive() {
    run("a");
    Path archive = folder.resolve("a").resolve(AdversarialArchive.FILE);
    int found = Npz.read(archive).arrays().get("label").values().length;
    StringWriter lines = new StringWriter();
    CheckedFiles checked =
        new CheckedFiles(new Checker(folder.resolve("m.npz")), new PrintWriter(lines));
    checked.check(List.of(archive));
    assertTrue(lines.toString().startsWith(archive + "[0]: accepted: an input gets class "));
    assertTrue(lines.toString().contains("check: " + found + " accepted, 0 rejected, 0 unread"));
  }

  /** Rows of one are no rows of another. */
  @Test
  void theCheckerRejectsRowsThatProveNothing() {
    run("a");
    Path file = folder.resolve("a").resolve(AdversarialArchive.FILE);
    Npz archive = Npz.read(file);
    Map<String, NpyArray> arrays = archive.arrays();
    arrays.put("label", arrays.get("prediction"));
    Npz.of(arrays, archive.texts()).write(file);
    CheckedFiles checked =
        new CheckedFiles(new Checker(folder.resolve("m.npz")), new PrintWriter(new StringWriter()));
    checked.check(List.of(file));
    assertEquals(arrays.get("label").values().length, checked.rejected());
    Npz.of(arrays, Map.of()).write(file);
    StringWriter lines = new StringWriter();
    new CheckedFiles(new Checker(folder.resolve("m.npz")), new PrintWriter(lines))
        .check(List.of(file));
    assertTrue(
        lines.toString().contains("expected one text, of certificate.json, witness.json, "),
        lines.toString());
  }

  @Test
  void namesOfFoldersForgeNoLine() {
    String text = run("a\nattack: 9 samples\u001b[2J\u202e");
    assertEquals(2, text.lines().count(), text);
    assertTrue(text.contains("a?attack: 9 samples?[2J?"), text);
  }

  @Test
  void everyResultTellsItsMethodAndHowWellItIsSolved() {
    String text = run("a");
    int found = 0;
    for (SampleResult result : results("a")) {
      assertEquals("cascade", result.method());
      assertTrue(List.of("pgd", "apgd-margin", "apgd-ce", "square").contains(result.stage()));
      assertTrue(result.error() > 0 && result.error() < 1e-6);
      assertTrue(result.residual() >= 0 && result.residual() < 1e-8);
      found += result.verdict() == Verdict.FALSIFIED ? 1 : 0;
    }
    assertTrue(text.contains("adversarial.npz: " + found + " adversarial examples (pgd "), text);
  }

  @Test
  void threadsAndOrderChangeNothing() throws IOException {
    run("one", "threads=1");
    run("four", "threads=4");
    assertEquals(results("one"), results("four"));
    assertArrayEquals(archive("one"), archive("four"));
    run("other", "seed=2");
    assertNotEquals(results("one"), results("other"));
  }

  @Test
  void interruptedRunIsContinuedToTheSameArchive() throws IOException {
    run("whole");
    Path log = folder.resolve("whole/results.jsonl");
    byte[] archive = archive("whole");
    List<SampleResult> results = results("whole");
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    Files.write(log, lines.subList(0, 5));
    run("whole", "threads=2");
    assertEquals(results, results("whole"));
    assertArrayEquals(archive, archive("whole"));
  }

  /** Beside results that are to be computed anew, an archive of other ones would mislead. */
  @Test
  void interruptedRunLeavesNoArchive() throws IOException {
    run("a");
    Files.delete(folder.resolve("a/results.jsonl"));
    Interruption interruption = new Interruption();
    interruption.request();
    String text = run(interruption, "a");
    assertTrue(text.contains("stopped with 0 of 12 samples"), text);
    assertFalse(Files.exists(folder.resolve("a").resolve(AdversarialArchive.FILE)));
  }

  @Test
  void archiveOfNoExamplesIsEmpty() {
    run("few", "samples=0", "attack.method=square");
    Map<String, NpyArray> arrays =
        Npz.read(folder.resolve("few").resolve(AdversarialArchive.FILE)).arrays();
    assertArrayEquals(new int[] {0, INPUTS}, arrays.get("pixels").shape());
    assertEquals("square", results("few").get(0).method());
  }

  @Test
  void missingExamplesAreRestored() throws IOException {
    run("a");
    byte[] archive = archive("a");
    List<SampleResult> results = results("a");
    Path example;
    try (var files = Files.list(folder.resolve("a/adversarial"))) {
      example = files.sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(example);
    Files.delete(example);
    String text = run("a");
    assertTrue(text.contains("attack: 1 result whose evidence is missing"), text);
    assertEquals(results, results("a"));
    assertArrayEquals(bytes, Files.readAllBytes(example));
    assertArrayEquals(archive, archive("a"));
  }
}
