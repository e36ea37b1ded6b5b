package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.app.Mondeq;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.testing.RandomModels;

/** What only a process of its own shows: full disks, signals, what is loaded. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {
  /**
   * A test that runs in the background of a script inherits an ignored SIGINT; the program must
   * not.
   */
  private static final String WITH_SIGINT =
      "env --default-signal=INT true 2>/dev/null && exec env --default-signal=INT \"$@\";";

  @TempDir private Path temporary;
  private final List<Process> started = new ArrayList<>();
  private Path output;
  private Path errors;

  @BeforeEach
  void choose() {
    output = temporary.resolve("out");
    errors = temporary.resolve("err");
  }

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private ProcessBuilder java(String prefix, Class<?> main, String... args) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", prefix + " exec \"$@\"", "bash"));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:-UsePerfData",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=2g",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(errors.toFile());
  }

  private String[] run(String method) {
    Path model = temporary.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    Path config = temporary.resolve("c.yaml");
    try {
      Files.writeString(config, "{samples: 0-199, epsilon: 0.1, threads: 1, model: " + model + "}");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new String[] {
      "run", config.toString(), "--output", output.toString(), "--set", "certify.method=" + method
    };
  }

  private String errors() throws IOException {
    return Files.readString(errors);
  }

  @Test
  void aFullDiskLeavesNothingHalfWritten() throws Exception {
    Process process =
        start(
            java("ulimit -f 8;", ChildMain.class, run("quick"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    assertEquals(1, process.waitFor());
    Path results = output.resolve("certify/results.jsonl");
    assertEquals(1, errors().lines().count(), errors());
    assertTrue(errors().startsWith("mondeq: " + results + ": cannot be written: "), errors());
    assertTrue(Files.readString(results).endsWith("\n"));
    assertTrue(Files.size(results) > 1000, "what fits is there");
    assertFalse(ResultSet.read(output.resolve("certify")).results().isEmpty());
    assertFalse(Files.exists(output.resolve("certify/summary.json")));
  }

  @Test
  void anInterruptKeepsWhatIsFinished() throws Exception {
    Process process = start(java(WITH_SIGINT, ChildMain.class, run("patient")));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertNotNull(out.readLine(), errors());
      assertEquals(0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor());
      assertTrue(out.lines().anyMatch(line -> line.contains("the same command continues")));
    }
    assertEquals(130, process.waitFor());
    assertEquals(
        "mondeq: interrupted; finishing what is under way (Ctrl-C again ends at once)",
        errors().strip());
    assertFalse(ResultSet.read(output.resolve("certify")).results().isEmpty());
  }

  /** The pictures of what was trained are drawn, and nothing else is said. */
  @Test
  void anInterruptedTrainingKeepsItsEpochsAndCurves() throws Exception {
    Path config = temporary.resolve("c.yaml");
    Files.writeString(
        config, "{data: digits, model: {latent: 5}, train: {epochs: 100000, validation: 100}}");
    Process process =
        start(
            java(
                WITH_SIGINT,
                Mondeq.class,
                "train",
                config.toString(),
                "--output",
                output.toString()));
    Path metrics = output.resolve("metrics.csv");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      while (process.isAlive()
          && !(Files.exists(metrics) && Files.readAllLines(metrics).size() > 1)) {
        Thread.sleep(20);
      }
      signal(process, "INT");
      List<String> said = out.lines().toList();
      assertEquals(1, said.size(), said + errors());
      assertTrue(
          said.get(0)
              .matches(
                  "train: stopped with [1-9]\\d* of 100000 epochs finished;"
                      + " the same command continues"),
          said.get(0));
    }
    assertEquals(130, process.waitFor());
    assertEquals(
        "mondeq: interrupted; finishing what is under way (Ctrl-C again ends at once)",
        errors().strip());
    assertTrue(Files.exists(output.resolve("curves.png")));
  }

  @Test
  void helpLoadsNoNativeLibrary() throws Exception {
    Path log = temporary.resolve("classes");
    Process process =
        start(
            java(
                    "export JAVA_TOOL_OPTIONS='-Xlog:class+load:file=" + log + "';",
                    Mondeq.class,
                    "--help")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    assertEquals(0, process.waitFor(), errors());
    String loaded = Files.readString(log);
    assertTrue(loaded.contains("org.mondeq.app.Mondeq "), "classes are logged");
    assertFalse(loaded.contains("org.bytedeco."), "OpenBLAS");
    assertFalse(loaded.contains("org.nd4j."), "ND4J");
  }

  private static void signal(Process process, String name) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor());
  }

  @Test
  void aSecondInterruptEndsAtOnce() throws Exception {
    Process process = start(java(WITH_SIGINT, ChildMain.class, run("endless")));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertNotNull(out.readLine(), errors());
      signal(process, "INT");
      assertFalse(process.waitFor(1, TimeUnit.SECONDS), "the first one waits for the sample");
      signal(process, "INT");
      assertTrue(process.waitFor(5, TimeUnit.SECONDS), "the second one does not");
    }
    assertEquals(130, process.exitValue());
    assertEquals(1, errors().lines().count(), errors());
  }

  /** Only what looks at the interruption is waited for. */
  @Test
  void anInterruptEndsWhatWouldNotHearOfIt() throws Exception {
    Process process = start(java(WITH_SIGINT, ChildMain.class, "sleep"));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertNotNull(out.readLine(), errors());
      signal(process, "INT");
      assertTrue(process.waitFor(5, TimeUnit.SECONDS));
    }
    assertEquals(130, process.exitValue());
    assertEquals("mondeq: interrupted", errors().strip());
  }

  @Test
  void aClosedPipeIsSilent() throws Exception {
    for (String[] words : new String[][] {{"--help"}, {"help", "certify"}, {"train", "--help"}}) {
      String line = " { \"$@\"; echo \"code $?\" >&2; } | true; exit;";
      Process process = start(java("sleep 0.1;" + line, Mondeq.class, words));
      assertEquals(0, process.waitFor());
      assertEquals("code 0", errors().strip());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 80, 120})
  void barsAreOneLine(int columns) throws Exception {
    String options = "-Dmondeq.stderr.terminal=true -Dmondeq.stderr.columns=" + columns;
    Process process =
        start(
            java("export JAVA_TOOL_OPTIONS='" + options + "';", ChildMain.class, run("quick"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    assertEquals(0, process.waitFor(), errors());
    String drawn = errors().replaceFirst("Picked up .*\n", "");
    assertTrue(drawn.contains("certify"), drawn);
    for (String redraw : drawn.split("[\r\n]+", -1)) {
      assertTrue(redraw.length() < columns, redraw);
    }
    assertTrue(
        Arrays.stream(drawn.split("\n", -1)).filter(l -> l.contains("/200")).count() == 1,
        "in place");
    assertTrue(drawn.contains("200/200"), drawn);
  }
}
