package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.data.DataLocation;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.data.Split;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.testing.RandomModels;

class InspectCommandTest {
  @TempDir private Path folder;

  private Path model(InputShape shape) {
    Path file = folder.resolve("m.npz");
    ModelFile.write(RandomModels.of(new Random(1), new Architecture.Dense(5), shape, 10), file);
    return file;
  }

  private Path model(InputShape shape, String dataSet) {
    Path file = model(shape);
    Npz npz = Npz.read(file);
    String json = npz.texts().get("model.json").replace("\"digits\"", "\"" + dataSet + "\"");
    Npz.of(npz.arrays(), Map.of("model.json", json)).write(file);
    return file;
  }

  @Test
  void describesAModel() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", model(new InputShape(1, 8, 8)).toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("p = 5"), outcome.out());
    assertTrue(outcome.out().contains("m = 20.0000"), outcome.out());
    assertTrue(outcome.out().matches("(?s).*accuracy +[0-9.]+ %, [0-9]+ of 100 samples.*"));
  }

  /** Logits and fixpoints of the first two test digits, moved and rounded. */
  private CommandLineRunner.Outcome compare(double change, boolean rounded, String... more) {
    Path file = model(new InputShape(1, 8, 8));
    MonDeq model = ModelFile.read(file);
    LabeledDataset digits = DataSets.load("digits", Split.TEST, DataLocation.of(Map.of()));
    Matrix z = new Classifier(model).equilibrium(digits.pixels(0, 1)).require();
    Map<String, NpyArray> arrays =
        Map.of("fixpoint", moved(z, change, rounded), "logits", moved(model.logits(z), 0, rounded));
    Npz.of(arrays, Map.of()).write(folder.resolve("e.npz"));
    List<String> words =
        new ArrayList<>(
            List.of("inspect", file.toString(), "--data", "digits", "--samples", "0-1"));
    words.addAll(List.of("--expected", folder.resolve("e.npz").toString()));
    words.addAll(List.of(more));
    return CommandLineRunner.run(words.toArray(String[]::new));
  }

  private static NpyArray moved(Matrix matrix, double change, boolean rounded) {
    double[] values = matrix.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = rounded ? (float) (values[i] + change) : values[i] + change;
    }
    return NpyArray.of(values, matrix.rows(), matrix.cols());
  }

  @Test
  void comparesWithTheDigitsOfTheOtherProgram() {
    assertEquals(0, compare(0, false).code());
    assertEquals(0, compare(0, true).code(), "float32");
    assertEquals(0, compare(2e-6, true).code(), "float32");
    assertEquals(1, compare(1e-2, true).code(), "more than float32 explains");
    CommandLineRunner.Outcome outcome = compare(1e-7, false);
    assertEquals(1, outcome.code(), "doubles");
    assertTrue(outcome.err().contains("more than 1.0e-09 (--tolerance)"), outcome.err());
    assertEquals(0, compare(1e-7, false, "--tolerance", "1e-6").code());
    assertEquals(1, compare(0, true, "--tolerance", "1e-12").code());
    assertEquals(2, compare(0, true, "--tolerance", "-1").code());
    assertEquals(2, compare(0, true, "--tolerance", "NaN").code());
  }

  @Test
  void aToleranceNeedsSomethingToCompareWith() {
    String file = model(new InputShape(1, 8, 8)).toString();
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("inspect", file, "--tolerance", "1");
    assertEquals(2, outcome.code());
    assertEquals("mondeq: --tolerance: expected --expected beside it", outcome.err().strip());
  }

  @Test
  void needsNoData() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", model(new InputShape(1, 1, 3)).toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("unknown: data: digits has images [1, 8, 8] of 10 classes"));
  }

  @Test
  void needsDataThatWasAskedFor() {
    String file = model(new InputShape(1, 1, 3)).toString();
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("inspect", file, "--data", "digits");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("mondeq: data: digits has images"), outcome.err());
  }

  @Test
  void printsWhatItCanWithoutTheDataSet() {
    String file = model(new InputShape(1, 28, 28), "mnist").toString();
    String nowhere = folder.resolve("nowhere").toString();
    for (String[] more : new String[][] {{}, {"--data", "mnist"}}) {
      List<String> line = new ArrayList<>(List.of("inspect", file, "--data-dir", nowhere));
      line.addAll(List.of(more));
      CommandLineRunner.Outcome outcome = CommandLineRunner.run(line.toArray(String[]::new));
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("p = 5"), outcome.out());
      String missing = "accuracy                   unknown: --data-dir " + nowhere;
      assertTrue(outcome.out().contains(missing + ": no such folder"), outcome.out());
      assertEquals("", outcome.err());
    }
  }

  @Test
  void rejectsWhatIsNoModel() {
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", folder.resolve("none.npz").toString());
    assertEquals(2, outcome.code());
    assertEquals("mondeq: " + folder.resolve("none.npz") + ": no such file", outcome.err().strip());
  }

  /** The name of a data set is any text, and so is that of a file. */
  @Test
  void printsNoControlCharactersOfAFile() {
    Path file = model(new InputShape(1, 1, 3));
    Npz npz = Npz.read(file);
    String json = npz.texts().get("model.json");
    String hostile = "\\u001b[31m\\u009b\\u202e\\nmonotonicity m = 9";
    Npz.of(
            npz.arrays(),
            Map.of(
                "model.json",
                json.replaceFirst(
                    "(\"dataset\" : )\"[^\"]*\"",
                    "$1" + java.util.regex.Matcher.quoteReplacement("\"" + hostile + "\""))))
        .write(file);
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("inspect", file.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("?[31m???monotonicity m = 9"), outcome.out());
    assertTrue(outcome.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)));
    CommandLineRunner.Outcome none =
        CommandLineRunner.run("inspect", folder.resolve("a\n\u009b.npz").toString());
    assertEquals(1, none.err().lines().count());
    assertTrue(none.err().endsWith("a??.npz: no such file\n"), none.err());
  }
}
