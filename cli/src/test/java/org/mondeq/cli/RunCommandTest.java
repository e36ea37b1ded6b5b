package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.cli.page.HtmlReport;
import org.mondeq.experiment.Sample;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.testing.RandomModels;

class RunCommandTest {
  private static Optional<SampleResult> nothingFound(Sample sample) {
    return Optional.of(sample.result().unknown("none found"));
  }

  private static Optional<SampleResult> proved(Sample sample) {
    return Optional.of(sample.result().bound(0.1).converged(true).certified());
  }

  private static Optional<SampleResult> refuted(Sample sample) {
    return Optional.of(sample.result().margin(-1).falsified());
  }

  @TempDir private Path temporary;
  private Path config;
  private Path output;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = temporary.resolve("m.npz");
    output = temporary.resolve("out");
    config = temporary.resolve("tiny.yaml");
    ModelFile.write(
        RandomModels.of(new Random(1), new Architecture.Dense(5), new InputShape(1, 8, 8), 10),
        model);
    Files.writeString(
        config,
        String.format("model: '%s'%noutput: '%s'%nsamples: 0-49%nepsilon: 0.1%n", model, output));
  }

  private static CommandLineRunner runner(
      Function<Sample, Optional<SampleResult>> attack,
      Function<Sample, Optional<SampleResult>> certify) {
    return new CommandLineRunner(
        List.of(new RunCommand(), new ReportCommand(new HtmlReport())),
        List.of(
            new FakeStage("attack", Task.ATTACK, attack),
            new FakeStage("certify", Task.CERTIFY, certify)));
  }

  private CommandLineRunner.Outcome run(CommandLineRunner runner, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "run";
    args[1] = config.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return runner.execute(args);
  }

  @Test
  void runsAllStagesAndReports() throws IOException {
    CommandLineRunner.Outcome outcome =
        run(runner(RunCommandTest::nothingFound, RunCommandTest::proved), "--method", "magic");
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    Summary summary = Json.MAPPER.readValue(output.resolve("summary.json").toFile(), Summary.class);
    assertEquals(50, summary.samples());
    assertTrue(summary.correct() > 0);
    assertEquals(summary.correct(), summary.bound());
    assertEquals(summary.correct(), summary.certified());
    List<String> lines = outcome.out().lines().toList();
    assertTrue(
        lines.get(2).matches("Model +Data +eps +Samples +Acc +Bound .*Method"), outcome.out());
    assertTrue(lines.get(3).matches("random +digits +0\\.1 +50 .*magic"), outcome.out());
    assertEquals(4, lines.size());
  }

  @Test
  void aMethodMayLookAtMisclassifiedSamplesToo() {
    FakeStage certify =
        new FakeStage(
                "certify",
                Task.CERTIFY,
                sample ->
                    sample.isCorrect()
                        ? proved(sample)
                        : Optional.of(sample.result().converged(true).misclassified()))
            .onAllSamples();
    CommandLineRunner runner =
        new CommandLineRunner(
            List.of(new RunCommand(), new ReportCommand(new HtmlReport())), List.of(certify));
    assertEquals(0, run(runner).code());
    Summary summary = certify.summary.orElseThrow();
    assertTrue(summary.correct() < 50);
    assertEquals(50, summary.converged());
    assertEquals(summary.correct(), summary.certified());
    List<SampleResult> wrong =
        ResultSet.read(output.resolve("certify")).results().stream()
            .filter(result -> !result.correct())
            .toList();
    assertTrue(wrong.stream().allMatch(result -> result.margin() < 0 && result.converged()));
    assertEquals(0, run(runner, "--quiet").code());
    assertEquals(50, certify.summary.orElseThrow().converged());
  }

  @Test
  void repeatsNothingThatIsFinished() {
    AtomicInteger count = new AtomicInteger();
    CommandLineRunner runner =
        runner(
            RunCommandTest::nothingFound,
            sample -> {
              count.incrementAndGet();
              return proved(sample);
            });
    assertEquals(0, run(runner).code());
    int first = count.get();
    assertEquals(0, run(runner, "--threads", "1", "--quiet").code());
    assertEquals(first, count.get());
  }

  @Test
  void raisesTheAlarmOnContradictions() {
    CommandLineRunner.Outcome outcome =
        run(runner(RunCommandTest::refuted, RunCommandTest::proved));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().startsWith("mondeq: soundness alarm: certified in "), outcome.err());
    assertEquals(1, outcome.err().lines().count());
    assertFalse(Files.exists(output.resolve("summary.json")));
  }

  @Test
  void refusesToMixRuns() {
    CommandLineRunner runner = runner(RunCommandTest::nothingFound, RunCommandTest::proved);
    assertEquals(0, run(runner).code());
    CommandLineRunner.Outcome outcome = run(runner, "--set", "certify.steps=7");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("(certify.steps 5 there, 7 now)"), outcome.err());
    assertEquals(0, run(runner, "--set", "certify.steps=7", "--overwrite").code());
  }

  @Test
  void stopsWhenInterruptedAndContinuesLater() {
    AtomicInteger left = new AtomicInteger(3);
    CommandLineRunner[] self = new CommandLineRunner[1];
    self[0] =
        runner(
            sample -> {
              if (left.decrementAndGet() == 0) {
                self[0].interruption.request();
              }
              return nothingFound(sample);
            },
            RunCommandTest::proved);
    CommandLineRunner.Outcome stopped = run(self[0], "--threads", "1");
    assertEquals(130, stopped.code());
    assertTrue(stopped.out().contains("the same command continues"), stopped.out());
    assertFalse(Files.exists(output.resolve("attack/summary.json")));
    assertFalse(ResultSet.read(output.resolve("attack")).results().isEmpty());
    assertEquals(0, run(runner(RunCommandTest::nothingFound, RunCommandTest::proved)).code());
  }

  @Test
  void keepsResultsThatPrecedeAFault() {
    AtomicInteger left = new AtomicInteger(3);
    CommandLineRunner.Outcome outcome =
        run(
            runner(
                sample -> {
                  if (left.decrementAndGet() == 0) {
                    throw new UnsatisfiedLinkError("none");
                  }
                  return nothingFound(sample);
                },
                RunCommandTest::proved),
            "--threads",
            "1");
    assertEquals(1, outcome.code());
    long correct =
        ResultSet.read(output.resolve("attack")).results().stream()
            .filter(SampleResult::correct)
            .count();
    assertEquals(2, correct);
  }

  @Test
  void namesFaultsOfTheConfiguration() throws IOException {
    Files.writeString(config, "certify: {stepz: 3}\n");
    CommandLineRunner.Outcome outcome =
        run(runner(RunCommandTest::nothingFound, RunCommandTest::proved));
    assertEquals(2, outcome.code());
    assertEquals(
        "mondeq: " + config + ":1: certify.stepz: unknown key; did you mean steps?",
        outcome.err().strip());
  }

  @Test
  void asksForARadius() throws IOException {
    Files.writeString(config, String.format("model: '%s'%noutput: '%s'%n", model, output));
    CommandLineRunner.Outcome outcome =
        run(runner(RunCommandTest::nothingFound, RunCommandTest::proved));
    assertEquals(2, outcome.code());
    assertEquals(
        "mondeq: epsilon: missing; give --epsilon, 0 to 1 in pixels, or --box",
        outcome.err().strip());
  }

  /** Without what another command line has set. */
  private static CommandLineRunner fresh() {
    return runner(RunCommandTest::nothingFound, RunCommandTest::proved);
  }

  /**
   * Boxes on the command line take the place of the radius in the file, and the other way round.
   */
  @Test
  void looksAtBoxesInPlaceOfBalls() throws IOException {
    Path boxes = temporary.resolve("b.npz");
    NpyArray point = NpyArray.of(new double[2 * 64], 2, 64);
    Npz.of(Map.of("lower", point, "upper", point), Map.of()).write(boxes);
    CommandLineRunner.Outcome outcome = run(fresh(), "--box", boxes.toString(), "--samples", "0-1");
    assertEquals(0, outcome.code(), outcome.err());
    String row = outcome.out().lines().skip(3).findFirst().orElseThrow();
    assertTrue(row.matches("random +b\\.npz +- +2 +2 .*fake"), outcome.out());
    Files.writeString(
        config, String.format("model: '%s'%noutput: '%s'%nbox: '%s'%n", model, output, boxes));
    outcome = run(fresh());
    assertEquals(0, outcome.code(), "it is the same run, of all boxes: " + outcome.err());
    outcome = run(fresh(), "--epsilon", "0.1");
    assertTrue(outcome.err().contains("epsilon nothing there, 0.1 now"), outcome.err());
    outcome = run(fresh(), "--epsilon", "0.1", "--box", boxes.toString());
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("box: expected no epsilon beside it"), outcome.err());
  }

  @Test
  void rejectsDataThatDoesNotFit() {
    CommandLineRunner.Outcome outcome =
        run(runner(RunCommandTest::nothingFound, RunCommandTest::proved), "--data", "digitz");
    assertEquals(2, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    outcome =
        run(runner(RunCommandTest::nothingFound, RunCommandTest::proved), "--samples", "0-99999");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("the test split of digits, got 99999"), outcome.err());
  }

  @Test
  void reportsAsText() {
    assertEquals(0, run(runner(RunCommandTest::nothingFound, RunCommandTest::proved)).code());
    Path csv = temporary.resolve("t.csv");
    CommandLineRunner.Outcome outcome =
        runner(RunCommandTest::nothingFound, RunCommandTest::proved)
            .execute("report", output.toString(), "--csv", csv.toString(), "--format", "csv");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("Model,Data,eps,Samples,Acc,Bound,Converged,"));
    assertEquals(2, outcome.out().lines().count());
    assertTrue(Files.exists(csv));
  }

  /** A fault in one sample costs that sample, and says so. */
  @Test
  void aSampleThatFailsIsUnknown() {
    List<Integer> correct = new java.util.concurrent.CopyOnWriteArrayList<>();
    CommandLineRunner.Outcome outcome =
        run(
            runner(
                RunCommandTest::nothingFound,
                sample -> {
                  correct.add(sample.index());
                  if (sample.index() % 3 == 0) {
                    throw new IllegalStateException("singular\n\u001b[31m");
                  }
                  if (sample.index() % 3 == 1) {
                    throw new OutOfMemoryError();
                  }
                  return proved(sample);
                }));
    assertEquals(0, outcome.code(), outcome.err());
    assertFalse(correct.isEmpty());
    for (SampleResult result : ResultSet.read(output.resolve("certify")).results()) {
      if (correct.contains(result.index()) && result.index() % 3 < 2) {
        boolean memory = result.index() % 3 == 1;
        assertEquals(org.mondeq.results.Verdict.UNKNOWN, result.verdict());
        assertTrue(
            memory
                ? result.reason().equals("out of memory")
                : result.reason().startsWith("failed: IllegalStateException: singular"),
            result.reason());
        assertTrue(
            outcome.out().contains("certify: sample " + result.index() + " unknown: "),
            outcome.out());
      }
    }
    assertFalse(outcome.out().contains("\u001b"), outcome.out());
  }

  /** What every sample would meet ends the run. */
  @Test
  void aDiskThatRefusesEndsTheRun() {
    CommandLineRunner.Outcome outcome =
        run(
            runner(
                RunCommandTest::nothingFound,
                sample -> {
                  throw new org.mondeq.io.FailedRunException(
                      "x: cannot be written", new IOException("full"));
                }));
    assertEquals(1, outcome.code());
    assertEquals("mondeq: x: cannot be written", outcome.err().strip());
  }
}
