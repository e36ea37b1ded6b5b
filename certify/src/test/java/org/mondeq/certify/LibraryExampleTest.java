package org.mondeq.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;

/** The example of the README, which this compiles and runs. */
final class LibraryExampleTest {
  private static final String[] EXAMPLE = {
    "MonDeq model = ModelFile.read(",
    "InputBox box = InputBox.ball(pixels, 0.05, model.spec().normalization());",
    "new CompleteVerifier(model, CompleteConfig.defaults(), CompleteVerifier.Limits.none());",
    "Verdict verdict = verifier.verify(box, label).verdict();"
  };

  @TempDir private Path folder;

  @Test
  void aBoxIsVerifiedInFourStatements() {
    Path file = folder.resolve("model.npz");
    ModelFile.write(RandomModels.dense(new Random(1), 3, 4, 2), file);
    double[] pixels = {0.4, 0.5, 0.6};

    MonDeq model = ModelFile.read(file);
    int label = new Classifier(model).predictions(Matrix.ofRow(pixels))[0];
    InputBox box = InputBox.ball(pixels, 0, model.spec().normalization());
    Verifier verifier =
        new CompleteVerifier(model, CompleteConfig.defaults(), CompleteVerifier.Limits.none());
    Verdict verdict = verifier.verify(box, label).verdict();

    assertInstanceOf(Verdict.Certified.class, verdict);
    Verdict other = verifier.verify(box, 1 - label).verdict();
    assertInstanceOf(Verdict.Falsified.class, other);
    assertEquals(2, model.spec().classes());
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    String readme =
        Files.readAllLines(Path.of("../README.md")).stream()
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    for (String line : EXAMPLE) {
      assertTrue(readme.contains(line), line);
    }
  }
}
