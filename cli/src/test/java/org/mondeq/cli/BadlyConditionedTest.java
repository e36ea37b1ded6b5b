package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/**
 * A valid model whose equilibria take long to find: m is 1e-6, and the symmetric part of {@code I −
 * W} has an eigenvalue that is no larger, or 0.003. Every command ends with its answers.
 */
class BadlyConditionedTest {
  private static final int LATENT = 12;

  @TempDir private Path folder;

  /** {@code W = (1 − m) I − PᵀP + Q − Qᵀ} with P diagonal, so that its squares are eigenvalues. */
  private void writeModel(double smallest) {
    Random random = new Random(3);
    Architecture architecture = new Architecture.Dense(LATENT);
    InputShape input = new InputShape(1, 8, 8);
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    architecture
        .shapes(input, 10)
        .forEach(
            (name, shape) -> {
              int size = 1;
              for (int length : shape) {
                size *= length;
              }
              double[] values = new double[size];
              for (int i = 0; i < size; i++) {
                values[i] =
                    switch (name) {
                      case "P" -> i % (LATENT + 1) != 0 ? 0 : i == 0 ? Math.sqrt(smallest) : 3;
                      case "Q" -> 2 * random.nextGaussian();
                      default -> random.nextGaussian();
                    };
              }
              parameters.put(name, NpyArray.of(values, shape));
            });
    ModelSpec spec =
        new ModelSpec(
            "bad",
            "digits",
            architecture,
            input,
            10,
            1e-6,
            new Normalization(List.of(0.3), List.of(0.6)),
            ModelSpec.noProvenance());
    ModelFile.write(MonDeq.of(spec, parameters), folder.resolve("m.npz"));
  }

  private void assertEnds(String... args) {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(args);
    assertEquals("", outcome.err(), String.join(" ", args));
    assertEquals(0, outcome.code());
    assertFalse(outcome.out().contains("allow more iterations"), outcome.out());
  }

  private String[] command(String name, String... more) {
    List<String> args =
        new java.util.ArrayList<>(List.of(name, folder.resolve("m.npz").toString()));
    args.addAll(List.of(more));
    args.addAll(List.of("--samples", "0-9", "--threads", "1", "--timeout", "1"));
    return args.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 1e-9})
  void everyCommandEnds(double smallest) throws IOException {
    writeModel(smallest);
    assertEnds("inspect", folder.resolve("m.npz").toString(), "--samples", "0-9");
    for (String method : List.of("complete", "craft", "box", "zonotope", "lipschitz")) {
      String output = folder.resolve(method).toString();
      assertEnds(command("certify", "--epsilon", "0.01", "--method", method, "--output", output));
      String results = Files.readString(folder.resolve(method).resolve("results.jsonl"));
      assertEquals(10, results.lines().count());
      assertFalse(results.contains("\"failure\""), results);
    }
    assertEnds(
        command("attack", "--epsilon", "0.3", "--output", folder.resolve("attack").toString()));
    assertTrue(Files.readString(folder.resolve("attack/results.jsonl")).lines().count() == 10);
    assertEnds(command("radius", "--output", folder.resolve("radius").toString()));
    assertEnds(
        command("radius", "--method", "craft", "--output", folder.resolve("other").toString()));
  }
}
