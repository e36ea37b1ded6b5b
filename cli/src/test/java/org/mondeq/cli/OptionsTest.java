package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.app.Mondeq;
import org.mondeq.experiment.Interruption;
import org.mondeq.interchange.StateDictExport;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.testing.RandomModels;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of every help is read, every other one is refused, and so is a second value. */
class OptionsTest {
  /** A wrong value of each option, and what the message then says. */
  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          Map.entry("--config", List.of("none.yaml", "none.yaml: cannot be read")),
          Map.entry("--set", List.of("nothing.at=all", "nothing: unknown key")),
          Map.entry("--output", List.of("FILE/x", "FILE")),
          Map.entry("--data", List.of("digitz", "digitz")),
          Map.entry("--data-dir", List.of("nowhere", "nowhere")),
          Map.entry("--samples", List.of("9-1", "samples: expected the smaller index first")),
          Map.entry("--epsilon", List.of("7", "epsilon: expected")),
          Map.entry("--norm", List.of("3", "norm: expected inf, 2 or 1")),
          Map.entry("--box", List.of("none.npz", "none.npz: no such file")),
          Map.entry("--method", List.of("magic", "method: expected one of")),
          Map.entry("--timeout", List.of("-1", "timeout: expected")),
          Map.entry("--threads", List.of("0", "threads: expected")),
          Map.entry("--shard", List.of("3/3", "shard: expected I/N")),
          Map.entry("--seed", List.of("x", "seed: expected")),
          Map.entry("--max-units", List.of("0", ": expected ")),
          Map.entry("--certificates", List.of("FILE/x", "FILE")),
          Map.entry("--tolerance", List.of("-1", "tolerance: expected")),
          Map.entry("--max-epsilon", List.of("20000", "maxEpsilon: expected")),
          Map.entry("--verification-timeout", List.of("0", "verificationTimeout: expected")),
          Map.entry("--expected", List.of("none.npz", "none.npz: no such file")),
          Map.entry("--work-limit", List.of("-1", "--work-limit: expected")),
          Map.entry("--format", List.of("x", "--format")),
          Map.entry("--explain", List.of("nothing", "--explain nothing: no such key")),
          Map.entry("--against", List.of("FILE", "FILE: line ")),
          Map.entry("--csv", List.of("FILE/x.csv", "FILE")),
          Map.entry(
              "--log-file", List.of("FILE/x.log", "--log-file FILE/x.log: cannot be written")),
          Map.entry("--network", List.of("M=none.npz", "none.npz")),
          Map.entry("--serialise-assignments", List.of("FILE/x", "FILE")),
          Map.entry("--supports", List.of("nothing", "--supports: expected one of")),
          Map.entry("--plot", List.of("x.gif", "--plot x.gif: expected a name in .svg or .png")),
          Map.entry("--html", List.of("FILE/x.html", "FILE")),
          Map.entry("--monotonicity", List.of("0", "monotonicity: expected")),
          Map.entry("--dataset", List.of("digitz", "digitz")),
          Map.entry("--input-shape", List.of("1,0,8", "--input-shape: expected positive")),
          Map.entry("--mean", List.of("x", "--mean")),
          Map.entry("--std", List.of("0", "std: expected")),
          Map.entry("--stride", List.of("0", "stride, pooling ≥ 1")),
          Map.entry("--padding", List.of("-1", "0 ≤ padding < kernel")),
          Map.entry("--pooling", List.of("0", "stride, pooling ≥ 1")),
          Map.entry("--name", List.of("a/b", "name: expected")));

  /** Options without a value, whose effects have tests of their own. */
  private static final Set<String> FLAGS =
      Set.of(
          "--overwrite",
          "--quiet",
          "--verbose",
          "--unchecked",
          "--quantized",
          "--require-decided",
          "--paper",
          "--partial",
          "--as-real",
          "--json",
          "--markdown",
          "--schema",
          "--ignore-unknown",
          "--debug",
          "--help",
          "--version");

  @TempDir private Path folder;
  private Path model;
  private Path config;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    model = folder.resolve("m.npz");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    config =
        Files.writeString(
            folder.resolve("c.yaml"),
            "{data: digits, model: {latent: 4}, train: {epochs: 1}, epsilon: 0.01, samples: 0-1}");
    file = Files.writeString(folder.resolve("file"), "in the way");
  }

  private static CommandLine commandLine() {
    return new Main(new Interruption(), Mondeq.commands(), Mondeq.stages())
        .commandLine(new Faults(new PrintWriter(new StringWriter()), () -> false));
  }

  private static CommandLine command(String name) {
    return commandLine().getSubcommands().get(name);
  }

  static Stream<String> commands() {
    return commandLine().getSubcommands().keySet().stream();
  }

  private static Set<String> options(String command) {
    Set<String> names = new TreeSet<>();
    command(command).getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return names;
  }

  /** A command line that is right as it is. */
  private List<String> line(String name) {
    List<String> line = new ArrayList<>(List.of(name));
    switch (name) {
      case "run", "train" -> line.add(config.toString());
      case "attack", "certify", "radius", "inspect" -> line.add(model.toString());
      case "region" -> line.add(region().toString());
      case "benchmark" -> line.addAll(List.of(model + "@0", "--samples=0-9"));
      case "check" -> line.addAll(List.of(model.toString(), file.toString()));
      case "report" -> line.add(results().toString());
      case "verify" -> line.addAll(List.of(query().toString(), "--network=N=" + model));
      case "merge" -> line.addAll(List.of(results().toString(), "--output=" + folder + "/merged"));
      case "import" -> line.add(foreign().toString());
      case "export" -> line.addAll(List.of(model.toString(), "--format=pt-npz"));
      case "man" -> line.add(folder.resolve("man").toString());
      default -> {}
    }
    return line;
  }

  /** A region of a model of one input. */
  private Path region() {
    Path one = folder.resolve("one.npz");
    ModelFile.write(RandomModels.dense(new Random(1), 1, 3, 2), one);
    String inputs = "inputs: [{name: a, bounds: [0, 0.5], cells: 8}]";
    try {
      return Files.writeString(
          folder.resolve("r.yaml"), String.format("{model: '%s', %s}", one, inputs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A property of the model in VNN-LIB 1.0. */
  private Path query() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      text.append("(declare-const X_" + i + " Real)(assert (>= X_" + i + " 0))");
      text.append("(assert (<= X_" + i + " 0))");
    }
    for (int j = 0; j < 10; j++) {
      text.append("(declare-const Y_" + j + " Real)");
    }
    try {
      return Files.writeString(
          folder.resolve("query.vnnlib"), text.append("(assert (<= Y_0 -1000000))"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arrays of a convolutional model under the names of another program. */
  private Path foreign() {
    Map<String, NpyArray> arrays =
        StateDictExport.of(
                RandomModels.of(
                    new Random(1),
                    new Architecture.Convolutional(2, 3, 2, 1, 2),
                    new InputShape(1, 8, 8),
                    10))
            .arrays();
    Path npz = folder.resolve("foreign.npz");
    Npz.of(arrays, Map.of()).write(npz);
    return npz;
  }

  /** What an import must be told besides a value of this option. */
  private static List<String> told(String option) {
    List<String> told =
        new ArrayList<>(
            List.of("--monotonicity=1", "--dataset=digits", "--stride=2", "--padding=1"));
    told.add("--pooling=2");
    told.removeIf(word -> word.startsWith(option + "="));
    if (option.equals("--mean") || option.equals("--std")) {
      told.add(option.equals("--std") ? "--mean=0" : "--std=1");
    }
    return told;
  }

  private Path results() {
    Path results = folder.resolve("results");
    String[] words = {"certify", model.toString(), "--epsilon=0", "--samples=0", "--output"};
    List<String> line = new ArrayList<>(List.of(words));
    line.add(results.toString());
    assertEquals(0, run(line).code());
    return results;
  }

  private CommandLineRunner.Outcome run(List<String> line) {
    return CommandLineRunner.run(line.toArray(String[]::new));
  }

  private void assertRefused(CommandLineRunner.Outcome outcome, String part) {
    assertTrue(outcome.code() == 2 || outcome.code() == 1, part + ": code " + outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(part), part + " in " + outcome.err());
    assertFalse(outcome.err().contains("unexpected fault"), outcome.err());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesTheOptionsOfOtherCommands(String name) {
    Set<String> foreign = new TreeSet<>();
    commands().forEach(other -> foreign.addAll(options(other)));
    foreign.removeAll(options(name));
    assertFalse(foreign.isEmpty());
    for (String option : foreign) {
      List<String> line = new ArrayList<>(line(name));
      line.add(option + (FLAGS.contains(option) ? "" : "=1"));
      CommandLineRunner.Outcome outcome = run(line);
      assertEquals(2, outcome.code(), outcome.err());
      assertRefused(outcome, option + ": not for " + name + ", ");
    }
  }

  /** An option that is not looked at would take any value. */
  @ParameterizedTest
  @MethodSource("commands")
  void readsEveryOptionOfItsHelp(String name) {
    for (String option : options(name)) {
      if (FLAGS.contains(option)) {
        continue;
      }
      List<String> wrong = WRONG.get(option);
      assertTrue(wrong != null, option + ": has no test");
      List<String> line = new ArrayList<>(line(name));
      boolean ball = options(name).contains("--epsilon");
      if (ball && !option.equals("--epsilon") && !option.equals("--box")) {
        line.addAll(List.of("--epsilon", "0", "--samples=0-9"));
        line.removeIf(word -> option.equals("--samples") && word.startsWith("--samples"));
      }
      if (options(name).contains("--output")
          && !option.equals("--output")
          && line.stream().noneMatch(word -> word.startsWith("--output"))) {
        line.addAll(List.of("--output", folder.resolve("out" + option).toString()));
      }
      line.removeIf(word -> word.startsWith(option + "="));
      if (name.equals("import")) {
        line.addAll(told(option));
      } else if (option.equals("--data-dir")) {
        line.addAll(List.of("--data", name.equals("inspect") ? "digits" : "mnist"));
      }
      line.addAll(List.of(option, wrong.get(0).replace("FILE", file.toString())));
      CommandLineRunner.Outcome outcome = run(line);
      if (!(List.of("inspect", "import").contains(name) && option.equals("--data-dir"))) {
        assertRefused(outcome, wrong.get(1).replace("FILE", file.toString()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesEmptyValues(String name) {
    for (OptionSpec option : command(name).getCommandSpec().options()) {
      if (option.arity().max() > 0 && !option.typeInfo().isEnum()) {
        List<String> line = new ArrayList<>(line(name));
        line.addAll(List.of(option.longestName(), ""));
        CommandLineRunner.Outcome outcome = run(line);
        assertEquals(2, outcome.code(), option + ": " + outcome.out());
        assertRefused(outcome, option.longestName());
      }
    }
    for (int i = 1; i < line(name).size(); i++) {
      List<String> line = line(name);
      if (line.get(i).startsWith("--")) {
        continue;
      }
      line.set(i, " ");
      assertEquals(2, run(line).code());
      assertRefused(run(line), "got nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"output", "model", "data", "epsilon", "certify", "certify.method", "samples"})
  void refusesEmptySettings(String key) {
    for (String value : List.of("", "  ", "''", "'  '")) {
      CommandLineRunner.Outcome outcome =
          CommandLineRunner.run(
              "run", config.toString(), "--set", key + "=" + value, "--output", "x");
      assertEquals(2, outcome.code(), key + "=" + value);
      assertRefused(outcome, key);
    }
    assertFalse(Files.exists(Path.of("x")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certify M --set model=b.npz | M and --set model: both give model
          attack M --set model.latent=3 | M and --set model.latent: both give model
          certify M --epsilon 0.1 --set epsilon=0.2 | --epsilon and --set epsilon: both give epsilon
          certify M --set epsilon=0.1 --set epsilon=0.2 | both give epsilon
          certify M --set epsilon=0.1 --box b.npz | epsilon
          certify M --method box --set certify.method=craft | both give certify.method
          certify M --method box --set certify={method:\u00a0craft} | both give certify
          certify M --certificates a --set certify.certificates=b | both give certify.certificates
          radius M --tolerance 0.1 --set radius.tolerance=0.2 | both give radius.tolerance
          run C --output a --set output=b | --output and --set output: both give output
          run C --data digits --set data=mnist | both give data
          run C --data-dir a --set dataDir=b | both give dataDir
          run C --samples 0 --set samples=1 | both give samples
          run C --seed 1 --set seed=2 | both give seed
          run C --threads 1 --set threads=2 | both give threads
          run C --timeout 1 --set timeout=2 | both give timeout
          run C --quiet --set quiet=false | both give quiet
          run C --quiet --verbose | --quiet and --verbose: both give quiet
          run C --epsilon 0.1 --epsilon 0.2 | --epsilon
          train C --set epsilon=0.1 | --set epsilon: not for train
          train C --set certify.method=craft | --set certify.method: not for train
          region R --timeout 1 --set timeout=2 | both give timeout
          region R --certificates a --set certificates=b | both give certificates
          region R --set epsilon=1 | --set epsilon: not for region
          inspect M --set output=a | --set output: not for inspect
          radius M --set box=a.npz | --set box: not for radius
          attack M --set train.epochs=3 | --set train.epochs: not for attack
          """)
  void refusesTwoValuesForOneThingAndKeysThatAreNotUsed(String line, String part) {
    String[] words =
        Arrays.stream(line.split(" "))
            .map(word -> word.equals("M") ? model.toString() : word)
            .map(word -> word.equals("C") ? config.toString() : word)
            .map(word -> word.equals("R") ? region().toString() : word)
            .map(word -> word.replace('\u00a0', ' '))
            .toArray(String[]::new);
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(words);
    assertEquals(2, outcome.code(), outcome.err());
    assertRefused(outcome, part.replaceFirst("^M ", "MODEL " + model + " "));
  }

  /** What is known to be wrong before a model is trained is refused before. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --box=none.npz | none.npz: no such file
          --box=. | .: is a folder, expected a file
          --samples=0-999 | samples: expected indices from 0 to 499
          """)
  void runRefusesInputsBeforeItTrains(String option, String part) {
    Path out = folder.resolve("out");
    CommandLineRunner.Outcome outcome =
        run(List.of("run", config.toString(), option, "--output", out.toString()));
    assertEquals(2, outcome.code(), outcome.err());
    assertRefused(outcome, part);
    assertFalse(Files.exists(out));
  }

  /** The list of commands shows the first sentence. */
  @ParameterizedTest
  @MethodSource("commands")
  void helpHasWholeSentences(String name) {
    String[] description = command(name).getCommandSpec().usageMessage().description();
    assertTrue(description.length > 0 && description.length <= 2, name);
    for (String paragraph : description) {
      assertTrue(paragraph.endsWith("."), name + ": " + paragraph);
    }
    for (OptionSpec option : command(name).getCommandSpec().options()) {
      assertEquals(1, option.description().length, option + " is one paragraph");
      assertTrue(option.description()[0].endsWith("."), option.toString());
    }
    CommandLineRunner.Outcome help = CommandLineRunner.run("help", name);
    assertEquals(CommandLineRunner.run(name, "--help").out(), help.out());
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: mondeq " + name), help.out());
  }

  @Test
  void helpListsTheMethods() {
    for (String method : List.of("craft", "box", "zonotope", "lipschitz", "complete")) {
      assertTrue(CommandLineRunner.run("certify", "--help").out().contains(method), method);
      assertTrue(CommandLineRunner.run("radius", "--help").out().contains(method), method);
    }
    for (String method : List.of("pgd", "apgd-margin", "apgd-ce", "square")) {
      assertTrue(CommandLineRunner.run("attack", "--help").out().contains(method), method);
    }
  }

  @Test
  void verbosePrintsALineForEachSample() {
    String out = folder.resolve("out").toString();
    List<String> line =
        List.of("certify", model.toString(), "--epsilon=0.01", "--samples=0-4", "--output", out);
    List<String> verbose = new ArrayList<>(line);
    verbose.add("-v");
    CommandLineRunner.Outcome outcome = run(verbose);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(5, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().lines().allMatch(l -> l.matches("certify: sample [0-4] .* s")));
    assertEquals("", run(line).err());
  }
}
