package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.bab.CompleteConfig;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.cli.CommandLineRunner.Outcome;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** {@code mondeq verify} says of queries what the verifier says, as the standard wants it. */
class VerifyCommandTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path model(MonDeq model) {
    ModelFile.write(model, folder.resolve("m.npz"));
    return folder.resolve("m.npz");
  }

  private static Outcome verify(Object... args) {
    String[] words = new String[args.length + 1];
    words[0] = "verify";
    for (int i = 0; i < args.length; i++) {
      words[i + 1] = args[i].toString();
    }
    return CommandLineRunner.run(words);
  }

  private static String decimal(double value) {
    return new BigDecimal(value).toPlainString();
  }

  private static String ballOfFirstVersion(double[] low, double[] high, int classes, int label) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < low.length; i++) {
      text.append("(declare-const X_" + i + " Real)\n");
      text.append("(assert (>= X_" + i + " " + decimal(low[i]) + "))\n");
      text.append("(assert (<= X_" + i + " " + decimal(high[i]) + "))\n");
    }
    StringBuilder or = new StringBuilder();
    for (int i = 0; i < classes; i++) {
      text.append("(declare-const Y_" + i + " Real)\n");
      or.append(i == label ? "" : " (and (>= Y_" + i + " Y_" + label + "))");
    }
    return text + "(assert (or" + or + "))\n";
  }

  private static String ballOfSecondVersion(double[] low, double[] high, int classes, int label) {
    StringBuilder text = new StringBuilder("(vnnlib-version <2.0>)\n(declare-network N\n");
    text.append("(declare-input X real [1," + low.length + "])\n");
    text.append("(declare-output Y real [" + classes + "]))\n");
    for (int i = 0; i < low.length; i++) {
      String x = "X[0," + i + "]";
      text.append("(assert (and (<= " + decimal(low[i]) + " " + x + ")");
      text.append(" (<= " + x + " " + decimal(high[i]) + ")))\n");
    }
    text.append("(assert (or");
    for (int i = 0; i < classes; i++) {
      text.append(i == label ? "" : " (<= (- Y[" + label + "] Y[" + i + "]) 0)");
    }
    return text + "))\n";
  }

  /** Robustness in both versions gives the native verdicts. */
  @SeededTest(trials = 15)
  void robustnessHasTheNativeVerdicts(long seed) throws IOException {
    Random random = new Random(seed);
    MonDeq model = RandomModels.dense(random, 1 + random.nextInt(4), 1 + random.nextInt(8), 3);
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    double epsilon = 0.3 * random.nextDouble();
    InputBox box = InputBox.ball(pixels, epsilon, model.spec().normalization());
    int label = new CheckedClassifier(model).classifyPixels(pixels).label();
    Verdict verdict =
        new CompleteVerifier(model, CompleteConfig.defaults(), CompleteVerifier.Limits.none())
            .verify(box, label)
            .verdict();
    String expected = verdict instanceof Verdict.Certified ? "unsat" : "sat";
    assertFalse(verdict instanceof Verdict.Unknown, verdict.toString());
    Path file = model(model);
    String first = ballOfFirstVersion(box.lowPixels(), box.highPixels(), 3, label);
    String second = ballOfSecondVersion(box.lowPixels(), box.highPixels(), 3, label);
    Outcome one = verify(write("1.vnnlib", first), file, "--timeout", 60);
    Outcome other = verify(write("2.vnnlib", second), "--network", "N=" + file);
    assertEquals(expected, one.out().lines().findFirst().orElse(one.err()));
    assertEquals(expected, other.out().lines().findFirst().orElse(other.err()));
    assertEquals(0, one.code());
    if (expected.equals("sat")) {
      assertReplays(model, box, label, other.out().lines().toList());
    }
  }

  /** The values are those of an input of the box, to which the model gives another class. */
  private static void assertReplays(MonDeq model, InputBox box, int label, List<String> lines) {
    int q = model.inputs();
    assertEquals("X real [1," + q + "]", lines.get(1));
    assertEquals("Y real [3]", lines.get(2 + q));
    double[] input = lines.subList(2, 2 + q).stream().mapToDouble(Double::parseDouble).toArray();
    double[] output =
        lines.subList(3 + q, 6 + q).stream().mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < q; i++) {
      assertTrue(box.lowPixels()[i] <= input[i] && input[i] <= box.highPixels()[i]);
    }
    double[] logits = new CheckedClassifier(model).classifyPixels(input).logits();
    assertArrayEquals(logits, output, 1e-9);
    assertTrue(new CheckedClassifier(model).classifyPixels(input).refutes(label));
  }

  /** Certificates of a query are accepted by the checker on its own. */
  @Test
  void certificatesAreChecked() throws IOException {
    MonDeq model = RandomModels.dense(new Random(2), 2, 6, 3);
    Path file = model(model);
    String text =
        """
        (declare-const X_0 Real) (declare-const X_1 Real)
        (declare-const Y_0 Real) (declare-const Y_1 Real) (declare-const Y_2 Real)
        (assert (or (and (>= X_0 0.1) (<= X_0 0.2)) (and (>= X_0 0.6) (<= X_0 0.7))))
        (assert (>= X_1 0.25)) (assert (<= X_1 0.5))
        (assert (>= Y_0 1000)) (assert (<= Y_1 (+ X_0 -1000)))
        """;
    Path proofs = folder.resolve("proofs");
    Path query = write("q.vnnlib", text);
    assertEquals("unsat\n", verify(query, file, "--certificates", proofs).out());
    Outcome checked = CommandLineRunner.run("check", file.toString(), proofs.toString());
    assertEquals(0, checked.code(), checked.out());
    assertTrue(checked.out().contains("2 accepted, 0 rejected"), checked.out());
    Outcome again = verify(query, file, "--certificates", proofs);
    assertEquals(2, again.code());
    assertEquals("mondeq: " + proofs + ": expected an empty folder, or none\n", again.err());
  }

  private static String copies(String inputs, String outputs) {
    return """
    (vnnlib-version <2.0>)
    (declare-network N (declare-input X real [2]) (declare-output Y real [2]))
    (declare-network M (equal-to N) (declare-input A real [2]) (declare-output B real [2]))
    (assert (and (<= 0 X[0]) (<= X[0] 1) (<= 0 X[1]) (<= X[1] 1)))
    (assert (and (<= 0 A[0]) (<= A[0] 1) (<= 0 A[1]) (<= A[1] 1)))
    """
        + "(assert "
        + inputs
        + ")\n(assert "
        + outputs
        + ")\n";
  }

  /** Of a model that rises with each input, y does not fall; of the others, it does somewhere. */
  @Test
  void monotonicityIsDecided() throws IOException {
    String rising = copies("(and (<= X[0] A[0]) (== X[1] A[1]))", "(> Y[0] (+ B[0] 0.001))");
    Path query = write("rising.vnnlib", rising);
    Path up = model(MonotoneModel.of(1));
    Path proofs = folder.resolve("up");
    Outcome holds = verify(query, "--network", "N=" + up, "--certificates", proofs);
    assertEquals("unsat\n", holds.out(), holds.err());
    Outcome checked =
        CommandLineRunner.run(
            "check", proofs.resolve("copies/model.npz").toString(), proofs.toString());
    assertEquals(0, checked.code(), checked.out());
    Path down = model(MonotoneModel.of(-1));
    List<String> fails = verify(query, "--network", "N=" + down).out().lines().toList();
    assertEquals("sat", fails.get(0));
    assertEquals("X real [2]", fails.get(1));
    assertEquals("A real [2]", fails.get(7));
    assertTrue(Double.parseDouble(fails.get(2)) < Double.parseDouble(fails.get(8)));
    assertEquals(fails.get(3), fails.get(9));
  }

  /**
   * Inputs that are close have outputs that are: with a bound that holds, and one that does not.
   */
  @Test
  void globalRobustnessIsDecided() throws IOException {
    Path file = model(RandomModels.dense(new Random(3), 2, 4, 2));
    String close =
        "(and (<= (- X[0] A[0]) 0.01) (<= (- A[0] X[0]) 0.01)"
            + " (<= (- X[1] A[1]) 0.01) (<= (- A[1] X[1]) 0.01))";
    Path loose = write("loose.vnnlib", copies(close, "(>= (- Y[0] B[0]) 2)"));
    Path tight = write("tight.vnnlib", copies(close, "(>= (- Y[0] B[0]) 0.0001)"));
    assertEquals("unsat\n", verify(loose, "--network", "N=" + file).out());
    assertEquals("sat", verify(tight, "--network", "N=" + file).out().lines().findFirst().get());
  }

  @Test
  void assignmentsAreSerialised() throws IOException {
    Path file = model(RandomModels.dense(new Random(4), 2, 4, 2));
    String text =
        """
        (vnnlib-version <2.1>)
        (declare-network N (declare-input X float32 [1,2]) (declare-output Y float32 [2]))
        (assert (and (<= 0.25 X[0,0]) (<= X[0,0] 0.25) (<= 0.5 X[0,1]) (<= X[0,1] 0.5)))
        (assert (>= Y[0] -1000))
        """;
    Path query = write("q.vnnlib", text);
    Outcome refused = verify(query, file);
    assertEquals(2, refused.code());
    assertEquals(
        "mondeq: "
            + query
            + ": X: expected the type real, in which proofs are, got float32; --as-real reads it"
            + " so\n",
        refused.err());
    Path out = folder.resolve("out");
    Outcome done = verify(query, file, "--as-real", "--serialise-assignments", out);
    assertEquals("sat\n", done.out(), done.err());
    byte[] bytes = Files.readAllBytes(out.resolve("X.pb"));
    byte[] expected = {
      8,
      1,
      8,
      2,
      16,
      11,
      66,
      1,
      'X',
      74,
      16,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xd0,
      0x3f,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xe0,
      0x3f
    };
    assertArrayEquals(expected, bytes);
    assertNotNull(Files.readAllBytes(out.resolve("Y.pb")));
  }

  @Test
  void equalitiesOfOutputsAreNeverSat() throws IOException {
    Path file = model(RandomModels.dense(new Random(5), 1, 3, 2));
    String declared =
        """
        (declare-const X_0 Real) (declare-const Y_0 Real) (declare-const Y_1 Real)
        (assert (>= X_0 0.25)) (assert (<= X_0 0.5))
        """;
    Path tie = write("tie.vnnlib", declared + "(assert (== Y_0 (+ Y_0 (- Y_1 Y_1))))");
    assertEquals("sat", verify(tie, file).out().lines().findFirst().get());
    Path never = write("never.vnnlib", declared + "(assert (< X_0 0.25)) (assert (<= Y_0 0))");
    assertEquals("unsat\n", verify(never, file).out());
    Path open = write("open.vnnlib", declared + "(assert (== Y_0 Y_1)) (assert (<= Y_0 1000))");
    String word = verify(open, file).out().lines().findFirst().get();
    assertTrue(List.of("unknown", "unsat").contains(word), word);
  }

  @Test
  void faultsAreOneLine() throws IOException {
    Path file = model(RandomModels.dense(new Random(6), 2, 3, 2));
    Path query = write("q.vnnlib", "(declare-const X_0 Int)");
    Outcome syntax = verify(query, file);
    assertEquals(2, syntax.code());
    assertEquals("", syntax.out());
    assertEquals("mondeq: " + query + ":1:20: expected 'Real', got 'Int'\n", syntax.err());
    Path small =
        write(
            "s.vnnlib",
            "(declare-const X_0 Real)(declare-const Y_0 Real)(assert (and (<= 0 X_0)"
                + " (<= X_0 1) (<= Y_0 0)))");
    assertEquals(
        "mondeq: " + small + ": N: input: expected 2 elements, as the model has, got 1\n",
        verify(small, file).err());
    assertEquals(
        "mondeq: " + small + ": expected one model, as in --network N=FILE, got 0\n",
        verify(small).err());
  }

  @Test
  void questionsAreAnswered() {
    assertEquals("1.0\n2.1\n", verify("--supports", "vnnlib-versions").out());
    assertEquals("real\n", verify("--supports", "onnx-element-types").out());
    assertEquals("", verify("--supports", "onnx-operators").out());
    assertEquals(2, verify("--supports", "everything").code());
  }
}
