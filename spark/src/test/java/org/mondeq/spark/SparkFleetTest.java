package org.mondeq.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.app.Mondeq;
import org.mondeq.cli.certify.RunContents;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Fleet;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;

/** Spark in this process: the files are those of the program without it. */
class SparkFleetTest {
  @TempDir private static Path trained;
  private static JavaSparkContext context;
  @TempDir private Path folder;
  private final Interruption interruption = new Interruption();

  @BeforeAll
  static void connect() {
    context = new JavaSparkContext(SparkOptions.conf(Map.of("--master", List.of("local[2]"))));
    ConfigTree tree =
        ConfigTree.empty()
            .with("data=digits")
            .withText("output", trained.toString())
            .with("model={latent: 8}")
            .with("train={epochs: 3}");
    stage("train").run(Experiment.single(tree, Mondeq.stages(), alone()));
  }

  @AfterAll
  static void disconnect() {
    context.close();
  }

  private static Surroundings alone() {
    return new Surroundings(
        Progress.silent(), new Interruption(), new PrintWriter(Writer.nullWriter()), false);
  }

  private Surroundings on(Fleet fleet) {
    return new Surroundings(
        Progress.silent(),
        interruption,
        new PrintWriter(Writer.nullWriter()),
        false,
        Optional.of(fleet));
  }

  private static Fleet spark() {
    return new SparkFleet(() -> context, Optional.empty());
  }

  private static Stage stage(String name) {
    return Mondeq.stages().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private void run(String line, String output, Surroundings surroundings) {
    String[] words = line.split(" ", -1);
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", trained.resolve("model.npz").toString())
            .withText("output", folder.resolve(output).toString());
    for (String assignment : Arrays.copyOfRange(words, 1, words.length)) {
      tree = tree.with(assignment.replace("@", folder + "/"));
    }
    stage(words[0]).run(Experiment.single(tree, Mondeq.stages(), surroundings));
  }

  private void assertSame(String one, String other) throws IOException {
    Map<String, String> files = RunContents.of(folder.resolve(one));
    Map<String, String> others = RunContents.of(folder.resolve(other));
    assertEquals(files.keySet(), others.keySet());
    files.forEach((name, content) -> assertEquals(content, others.get(name), name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certify epsilon=0.05 samples=0-39 certify.certificates=@proofs",
        "certify epsilon=0.05 samples=0-9 certify.method=craft",
        "attack epsilon=0.05 samples=0-39 attack.methods=[pgd]",
        "radius samples=0-9 radius.maxEpsilon=0.1"
      })
  void theFilesAreThoseOfOneProcess(String line) throws IOException {
    run(line, "one", alone());
    Map<String, String> proofs = proofs();
    for (String proof : proofs.keySet()) {
      Files.delete(folder.resolve("proofs").resolve(proof));
    }
    run(line, "spark", on(spark()));
    assertSame("one", "spark");
    assertEquals(proofs, proofs());
    assertEquals(line.contains("proofs"), !proofs.isEmpty());
  }

  private Map<String, String> proofs() throws IOException {
    Path proofs = folder.resolve("proofs");
    return Files.exists(proofs) ? RunContents.of(proofs) : Map.of();
  }

  @Test
  void boxesAreSentToo() throws IOException {
    double[] lower = new double[3 * 64];
    double[] upper = new double[3 * 64];
    Arrays.fill(upper, 0.01);
    Arrays.fill(upper, 64, 128, 0.5);
    Npz.of(Map.of("lower", NpyArray.of(lower, 3, 64), "upper", NpyArray.of(upper, 3, 64)), Map.of())
        .write(folder.resolve("boxes.npz"));
    run("certify box=@boxes.npz", "one", alone());
    run("certify box=@boxes.npz", "spark", on(spark()));
    assertSame("one", "spark");
  }

  @Test
  void aRunOfOneProcessIsContinued() throws IOException {
    run("certify epsilon=0.05 samples=0-39", "one", alone());
    run("certify epsilon=0.05 samples=0-9", "spark", alone());
    List<String> before = Files.readAllLines(folder.resolve("spark/results.jsonl"));
    run("certify epsilon=0.05 samples=0-39", "spark", on(spark()));
    assertSame("one", "spark");
    List<String> after = Files.readAllLines(folder.resolve("spark/results.jsonl"));
    assertTrue(after.containsAll(before), "finished samples are left alone");
  }

  @Test
  void evidenceCanStandInASharedFolder() throws IOException {
    String line = "certify epsilon=0.05 samples=0-39 certify.certificates=@proofs";
    Path shared = folder.resolve("shared");
    run(line, "spark", on(new SparkFleet(() -> context, Optional.of(shared))));
    int evidence = 0;
    for (SampleResult result : ResultSet.read(folder.resolve("spark")).results()) {
      for (String file : Arrays.asList(result.adversarial(), result.certificate())) {
        if (file != null) {
          assertTrue(file.startsWith(shared.toString()), file);
          assertTrue(Files.size(Path.of(file)) > 0);
          evidence++;
        }
      }
    }
    assertTrue(evidence > 10, evidence + " files");
    assertFalse(Files.exists(folder.resolve("proofs")));
    assertFalse(Files.exists(folder.resolve("spark/adversarial")));
  }

  @Test
  void whatEverySampleWouldMeetEndsTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Fleet fleet = new SparkFleet(() -> context, Optional.of(file));
    String message =
        assertThrows(
                FailedRunException.class,
                () -> run("certify epsilon=0.3 samples=0-39", "spark", on(fleet)))
            .getMessage();
    assertTrue(message.contains("cannot be written"), message);
    run("certify epsilon=0.3 samples=0-39", "spark", on(spark()));
    run("certify epsilon=0.3 samples=0-39", "one", alone());
    assertSame("one", "spark");
  }

  @Test
  void anInterruptionLeavesWhatTheSameCommandContinues() throws IOException {
    interruption.request();
    run("certify epsilon=0.05 samples=0-39", "spark", on(spark()));
    assertFalse(Files.exists(folder.resolve("spark/summary.json")));
  }

  @ParameterizedTest
  @CsvSource({"x=1, expected spark.KEY=VALUE", "spark.x, expected spark.KEY=VALUE"})
  void refusesWhatIsNoProperty(String assignment, String part) {
    Map<String, List<String>> given = Map.of("--conf", List.of(assignment));
    String message =
        assertThrows(InvalidInputException.class, () -> SparkOptions.conf(given)).getMessage();
    assertTrue(message.startsWith("--conf: " + part), message);
  }

  @Test
  void clustersNeedTheAssembledJar() {
    Map<String, List<String>> given = Map.of("--master", List.of("spark://localhost:7077"));
    String message =
        assertThrows(InvalidInputException.class, () -> SparkOptions.conf(given)).getMessage();
    assertTrue(message.contains("assembled jar"), message);
  }
}
