package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.interchange.file.TorchFile;
import org.mondeq.interchange.file.TorchFile.View;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.testing.RandomModels;

class ImportCommandTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "U", "mon.linear_module.U.weight",
          "b", "mon.linear_module.U.bias",
          "P", "mon.linear_module.A.weight",
          "Q", "mon.linear_module.B.weight",
          "V", "Wout.weight",
          "v", "Wout.bias");

  @TempDir private Path folder;

  private static MonDeq model(Architecture architecture) {
    return RandomModels.of(new Random(1), architecture, new InputShape(1, 8, 8), 10);
  }

  private Path torch() throws IOException {
    TorchFile torch = new TorchFile();
    model(new Architecture.Dense(5))
        .parameters()
        .forEach(
            (name, array) -> {
              long[] shape = java.util.Arrays.stream(array.shape()).asLongStream().toArray();
              torch.tensor(KEYS.get(name), View.floats(array.values(), shape));
            });
    Path file = folder.resolve("net_m20.pt");
    Files.write(file, torch.zip(Map.of()));
    return file;
  }

  @Test
  void importsAndSaysWhatItFound() throws IOException {
    Path output = folder.resolve("model.npz");
    String[] command = {
      "import",
      torch().toString(),
      "--monotonicity",
      "20",
      "--dataset",
      "digits",
      "-o",
      output.toString()
    };
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(command);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains("mon.linear_module.A.weight  P        [5, 5]"), outcome.out());
    assertTrue(outcome.out().contains("m               20.0  (--monotonicity)"), outcome.out());
    assertTrue(outcome.out().matches("(?s).*accuracy +[0-9.]+ %, [0-9]+ of the first 500 .*"));
    double[] expected = model(new Architecture.Dense(5)).parameters().get("P").values();
    double[] read = ModelFile.read(output).parameters().get("P").values();
    for (int i = 0; i < read.length; i++) {
      assertEquals((float) expected[i], read[i]);
    }
    CommandLineRunner.Outcome again = CommandLineRunner.run(command);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("exists already; --overwrite replaces it"), again.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"certify", "attack", "radius", "inspect", "check"})
  void otherCommandsNameTheImport(String command) throws IOException {
    Path file = torch();
    List<String> line = new ArrayList<>(List.of(command, file.toString()));
    if (command.equals("check")) {
      line.add(file.toString());
    }
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(line.toArray(String[]::new));
    assertEquals(2, outcome.code());
    assertEquals(
        String.format(
            "mondeq: %s: a file of PyTorch, zip, no model file; \"mondeq import %s\" makes one%n",
            file, file),
        outcome.err());
  }

  @Test
  void refusesWhatItWouldNotUse() throws IOException {
    for (String option : List.of("--stride=2", "--data-dir=" + folder)) {
      CommandLineRunner.Outcome outcome =
          CommandLineRunner.run(
              "import",
              torch().toString(),
              "--monotonicity=20",
              "--mean=0",
              "--std=1",
              "-o",
              folder.resolve("none.npz").toString(),
              option);
      assertEquals(2, outcome.code(), option);
      assertTrue(outcome.err().contains(option.replaceFirst("=.*", "")), outcome.err());
      assertFalse(Files.exists(folder.resolve("none.npz")));
    }
  }

  @Test
  void namesAModelThatHasANameAnew() {
    Path file = folder.resolve("m.npz");
    Path output = folder.resolve("named.npz");
    ModelFile.write(model(new Architecture.Dense(5)), file);
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run(
            "import", file.toString(), "--name", "other", "-o", output.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("other", ModelFile.read(output).spec().name());
  }

  @Test
  void whatIsExportedIsImportedToTheBit() {
    for (Architecture architecture :
        new Architecture[] {
          new Architecture.Dense(5), new Architecture.Convolutional(2, 3, 2, 1, 2)
        }) {
      Path file = folder.resolve(architecture.kind() + ".npz");
      Path exported = folder.resolve(architecture.kind() + ".pt.npz");
      Path back = folder.resolve(architecture.kind() + ".back.npz");
      ModelFile.write(model(architecture), file);
      CommandLineRunner.Outcome outcome =
          CommandLineRunner.run(
              "export", file.toString(), "--format", "pt-npz", "-o", exported.toString());
      assertEquals(0, outcome.code(), outcome.err());
      assertEquals(java.util.Set.copyOf(KEYS.values()), Npz.read(exported).arrays().keySet());
      outcome = CommandLineRunner.run("import", exported.toString(), "-o", back.toString());
      assertEquals(0, outcome.code(), outcome.err());
      Map<String, NpyArray> expected = model(architecture).parameters();
      ModelFile.read(back)
          .parameters()
          .forEach((name, a) -> assertArrayEquals(expected.get(name).values(), a.values()));
      assertEquals(model(architecture).spec(), ModelFile.read(back).spec());
    }
  }

  @Test
  void inspectComparesInputsOfTheFile() {
    MonDeq model = model(new Architecture.Dense(5));
    Path file = folder.resolve("m.npz");
    ModelFile.write(model, file);
    Matrix x = RandomModels.pixels(new Random(2), 3, 64);
    Matrix z = new Classifier(model).equilibrium(x).require();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("x", NpyArray.of(x.toArray(), 3, 64));
    arrays.put("z", NpyArray.of(z.toArray(), 3, 5));
    arrays.put("logits", NpyArray.of(model.logits(z).toArray(), 3, 10));
    Path expected = folder.resolve("expected.npz");
    Npz.of(arrays, Map.of()).write(expected);
    CommandLineRunner.Outcome outcome =
        CommandLineRunner.run("inspect", file.toString(), "--expected", expected.toString());
    assertEquals(0, outcome.code(), outcome.err());
    arrays.get("z").values()[4] += 1e-6;
    Npz.of(arrays, Map.of()).write(expected);
    outcome = CommandLineRunner.run("inspect", file.toString(), "--expected", expected.toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("fixpoints differ by 1.00e-06"), outcome.err());
  }
}
