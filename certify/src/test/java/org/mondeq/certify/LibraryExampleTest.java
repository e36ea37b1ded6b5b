package org.mondeq.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.testing.RandomModels;

/** The Java of the README and of {@code docs/java.md}, compiled and run as it stands there. */
final class LibraryExampleTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CERTIFIED =
      Pattern.compile("certified: the class leads every other one by at least [0-9.E-]+");
  private static final Pattern FALSIFIED =
      Pattern.compile("falsified: a counterexample gets class [0-9], by at least [0-9.E-]+");

  @TempDir private Path folder;

  private static String example(String page) throws IOException {
    Matcher matcher = JAVA.matcher(Files.readString(Path.of("..", page)));
    assertTrue(matcher.find(), page + " has Java in it");
    return matcher.group(1);
  }

  private Class<?> compiled(String name, String source) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    String[] options = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), "" + file
    };
    ByteArrayOutputStream faults = new ByteArrayOutputStream();
    int code = ToolProvider.getSystemJavaCompiler().run(null, faults, faults, options);
    assertEquals(0, code, faults.toString(StandardCharsets.UTF_8));
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(name);
  }

  /** What a program prints. */
  private static List<String> printed(Class<?> program, String... args) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream caught = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      program.getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theReadmesExampleRuns() throws Exception {
    Path file = folder.resolve("model.npz");
    ModelFile.write(RandomModels.dense(new Random(1), 3, 4, 2), file);
    MonDeq model = ModelFile.read(file);
    int label = new Classifier(model).predictions(Matrix.ofRow(new double[] {0.4, 0.5, 0.6}))[0];
    String example = example("README.md");
    assertEquals(4, example.lines().count());
    String body =
        example.replace("\"model.npz\"", "args[0]").replace(" 0.05,", " Double.valueOf(args[2]),");
    Class<?> program =
        compiled(
            "Readme",
            "import java.nio.file.Path;\n"
                + "import org.mondeq.certify.*;\n"
                + "import org.mondeq.certify.bab.CompleteVerifier;\n"
                + "import org.mondeq.model.*;\n"
                + "import org.mondeq.spec.InputBox;\n"
                + "public final class Readme { public static void main(String[] args) {\n"
                + "double[] pixels = {0.4, 0.5, 0.6}; int label = Integer.parseInt(args[1]);\n"
                + body
                + "}}");
    List<String> right = printed(program, file.toString(), "" + label, "0");
    assertTrue(CERTIFIED.matcher(String.join("\n", right)).matches(), right.toString());
    List<String> wrong = printed(program, file.toString(), "" + (1 - label), "0.05");
    assertTrue(FALSIFIED.matcher(String.join("\n", wrong)).matches(), wrong.toString());
  }

  @Test
  void theWholeProgramRunsAndTheCheckerAccepts() throws Exception {
    Path file = folder.resolve("model.npz");
    ModelFile.write(
        RandomModels.of(new Random(2), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        file);
    Class<?> program = compiled("Robustness", example("docs/java.md").replace("0.05", "0.002"));
    List<String> lines = printed(program, file.toString(), folder.toString());
    List<String> verdicts = lines.stream().filter(line -> line.matches("[0-9]: .*")).toList();
    assertEquals(10, verdicts.size(), lines.toString());
    for (String line : verdicts) {
      String verdict = line.substring(3);
      assertTrue(
          CERTIFIED.matcher(verdict).matches() || FALSIFIED.matcher(verdict).matches(), line);
    }
    long certified = verdicts.stream().filter(line -> line.contains("certified")).count();
    assertTrue(certified > 0, lines.toString());
    assertEquals(certified, lines.stream().filter(l -> l.contains("Accepted[")).count());
    for (String line : verdicts) {
      Path certificate = folder.resolve(line.charAt(0) + ".npz");
      assertEquals(line.contains("certified"), Files.exists(certificate), line);
    }
  }
}
