package org.mondeq.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mondeq.cli.CommonOptions;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.KeyOption;
import org.mondeq.cli.ReportTable;
import org.mondeq.cli.Subcommand;
import org.mondeq.cli.certify.CertifyStage;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.io.InvalidInputException;
import org.mondeq.results.EpsilonText;
import org.mondeq.results.ResultSet;
import org.mondeq.results.Soundness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq benchmark}: the complete verifier's nodes and seconds on several models. */
@Command(
    name = "benchmark",
    description = {
      "Times the complete verifier on several models and radii, with and without the checker.",
      "The first ten samples warm up; benchmark.csv in --output keeps all digits. --threads is 1",
      "unless given."
    })
public final class BenchmarkCommand implements Subcommand {
  private static final String STAGE = "certify";
  private static final int WARM_UP = 10;
  private static final double NANO = 1e-9;
  private static final List<String> HEADER =
      List.of(
          "Model",
          "eps",
          "Correct",
          "Certified",
          "Falsified",
          "Open",
          "Nodes",
          "s/sample",
          "CPU s/sample",
          "Checking",
          "Nodes, CPU against before");

  @Parameters(
      paramLabel = "MODEL@EPSILON",
      arity = "1..*",
      description = "Model files, each with a radius in raw pixel space.")
  private List<String> problems;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "The --output of an earlier benchmark, to compare nodes and seconds with.")
  private Path against;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions options;

  @Override
  public List<KeyOption> options() {
    return List.of(
        KeyOption.OUTPUT,
        KeyOption.OVERWRITE,
        KeyOption.DATA,
        KeyOption.DATA_DIR,
        KeyOption.SAMPLES,
        KeyOption.TIMEOUT,
        KeyOption.THREADS,
        KeyOption.SEED,
        KeyOption.MAX_UNITS,
        KeyOption.QUIET);
  }

  @Override
  public List<String> settings() {
    return List.of(STAGE);
  }

  @Override
  public Integer call() {
    List<Problem> rows = problems.stream().map(Problem::of).toList();
    List<Timing> earlier = against == null ? List.of() : TimingFile.read(against);
    List<Timing> timings = new ArrayList<>();
    List<ResultSet> sets = new ArrayList<>(against == null ? List.of() : before());
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < rows.size(); i++) {
      Row row = new Row(rows.get(i), i);
      Optional<Timing> timing = row.time(sets);
      if (timing.isEmpty()) {
        out.println("benchmark: stopped; the rows that are finished follow");
        break;
      }
      timings.add(timing.get());
      TimingFile.write(row.base.resolve(TimingFile.NAME), timings);
    }
    out.print(table(timings, earlier).toText());
    out.flush();
    Soundness.require(sets);
    return ExitCode.DONE;
  }

  private List<ResultSet> before() {
    return Files.isDirectory(against) ? ResultSet.readAll(against) : List.of();
  }

  /** The runs of one row, each in a folder of its own. */
  private final class Row {
    private final Problem problem;
    private final String name;
    private final Path base;

    Row(Problem problem, int number) {
      this.problem = problem;
      Experiment plain = options.experimentOn(problem.model(), STAGE);
      this.base = plain.config().output().orElseGet(() -> Path.of("runs", "benchmark"));
      this.name = String.format(Locale.ROOT, "%02d", number);
    }

    Experiment experiment(String run, List<String> more) {
      Path folder = base.resolve(name).resolve(run);
      return options.experimentOn(
          problem.model(),
          STAGE,
          tree -> {
            ConfigTree changed =
                tree.withText("output", folder.toString()).with("epsilon", problem.epsilon());
            if (!changed.has("threads")) {
              changed = changed.with("threads=1");
            }
            for (String assignment : more) {
              changed = changed.with(assignment);
            }
            return changed;
          });
    }

    /** Nothing if it was interrupted. */
    Optional<Timing> time(List<ResultSet> sets) {
      Experiment unchecked = experiment("unchecked", List.of("certify.unchecked=true"));
      requireFresh(unchecked);
      boolean warm = run(experiment("warm-up", List.of("samples=" + few(unchecked)))).isPresent();
      long cpu = processorTime();
      Optional<ResultSet> first = warm ? run(unchecked) : Optional.empty();
      double seconds = (processorTime() - cpu) * NANO;
      Optional<ResultSet> second = first.flatMap(done -> run(experiment("checked", List.of())));
      first.ifPresent(sets::add);
      second.ifPresent(sets::add);
      return second.map(checked -> Timing.of(first.orElseThrow(), checked, seconds));
    }

    private static String few(Experiment experiment) {
      return experiment.samples(experiment.inputs()).stream()
          .limit(WARM_UP)
          .map(Object::toString)
          .collect(Collectors.joining(","));
    }

    private void requireFresh(Experiment experiment) {
      Path results = experiment.folder(STAGE).resolve(ResultSet.RESULTS);
      if (Files.exists(results) && !experiment.overwrite()) {
        throw new InvalidInputException(
            base
                + ": holds a benchmark, which is not continued; give another --output,"
                + " or --overwrite");
      }
    }
  }

  private static Optional<ResultSet> run(Experiment experiment) {
    CertifyStage stage = new CertifyStage();
    stage.run(experiment);
    return experiment.interruption().getAsBoolean()
        ? Optional.empty()
        : Optional.of(ResultSet.read(experiment.folder(STAGE)));
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static ReportTable table(List<Timing> timings, List<Timing> earlier) {
    return new ReportTable(HEADER, timings.stream().map(timing -> cells(timing, earlier)).toList());
  }

  private static List<String> cells(Timing timing, List<Timing> earlier) {
    return List.of(
        timing.model(),
        EpsilonText.of(timing.epsilon()),
        Integer.toString(timing.correct()),
        Integer.toString(timing.certified()),
        Integer.toString(timing.falsified()),
        Integer.toString(timing.open()),
        Long.toString(timing.nodes()),
        number("%.4f", timing.seconds()),
        number("%.4f", timing.cpuSeconds()),
        number("%.2f times", timing.checkingFactor()),
        earlier.stream()
            .filter(timing::isOf)
            .findFirst()
            .map(before -> compared(timing, before))
            .orElse("-"));
  }

  private static String compared(Timing now, Timing before) {
    return number("%.2f", (double) now.nodes() / before.nodes())
        + ", "
        + number("%.2f times", now.cpuSeconds() / before.cpuSeconds());
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
