package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.config.ConfigTree;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** The checker accepts what each method proves, of dense and of convolutional models. */
class CheckedMethodsTest {
  private static final List<String> METHODS =
      List.of(
          "method: complete",
          "method: craft",
          "method: box",
          "method: zonotope",
          "method: lipschitz",
          "method: craft, craft: {ablation: {iteration: peaceman-rachford}}",
          "method: craft, craft: {ablation: {iteration: forward-backward}}",
          "method: craft, craft: {ablation: {containedOnly: true}}",
          "method: craft, craft: {ablation: {separate: true}}");

  @TempDir private Path folder;

  private CertificationConfig config(String method) {
    try {
      Path file = Files.writeString(folder.resolve("c.yaml"), "certify: {" + method + "}");
      return ConfigTree.read(file).bind("certify", CertificationConfig.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MonDeq model(Random random) {
    return random.nextInt(3) > 0
        ? RandomModels.dense(random, 1 + random.nextInt(5), 2 + random.nextInt(8), 3)
        : RandomModels.of(
            random, new Architecture.Convolutional(2, 2, 1, 0, 2), new InputShape(1, 3, 3), 3);
  }

  /** The number of methods that certify a box of a random model, each of which is accepted. */
  private int certified(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    CheckedClassifier classifier = new CheckedClassifier(model);
    Referee referee = new Referee(Npz.bytes(file), classifier);
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    double epsilon = Math.pow(10, -1 - 2 * random.nextDouble());
    InputBox box = InputBox.ball(pixels, epsilon, model.spec().normalization());
    int label = classifier.classifyPixels(pixels).label();
    int certified = 0;
    for (String method : METHODS) {
      CompleteVerifier.Limits limits = CompleteVerifier.Limits.none();
      CertificationConfig config = config(method);
      Verifier verifier = config.verifier(model.reduced(), limits);
      Verdict alone = verifier.verify(box, label).verdict();
      Verdict checked =
          new CheckedVerifier(config.provers(model, verifier, limits), referee)
              .verify(box, label)
              .verdict();
      if (alone instanceof Verdict.Certified) {
        certified++;
        assertInstanceOf(Verdict.Certified.class, checked, method);
      }
      if (alone instanceof Verdict.Falsified) {
        assertInstanceOf(Verdict.Falsified.class, checked, method);
      }
    }
    return certified;
  }

  @SeededTest(trials = 40)
  void everyProofIsAccepted(long seed) {
    certified(seed);
  }

  @Test
  void proofsOfAllMethodsAreMet() {
    int certified = 0;
    for (long seed = 0; seed < 8; seed++) {
      certified += certified(seed);
    }
    assertTrue(certified >= 3 * METHODS.size(), certified + " proofs");
  }
}
