package org.mondeq.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.SampledStage;
import org.mondeq.results.ResultKind;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Task;
import picocli.CommandLine.Command;

/** The program with one stage, to be run in a process of its own. */
final class ChildMain {
  private ChildMain() {}

  /**
   * Certifies every sample, and repeats a line of a kilobyte for each; with {@code patient} as the
   * method, the second sample waits for an interruption.
   */
  private record Verbose() implements SampledStage<SampleResult> {
    record Config(String method) {}

    @Override
    public String name() {
      return "certify";
    }

    @Override
    public Class<? extends Record> config() {
      return Config.class;
    }

    @Override
    public ResultKind<SampleResult> kind() {
      return SampleResults.KIND;
    }

    @Override
    public void run(Experiment experiment) {
      SampleRun.execute(experiment, method(), this, inputs -> {}, result -> {});
    }

    private SampleRun.Method method() {
      return SampleRun.Method.of(name(), Task.CERTIFY, "verbose");
    }

    @Override
    public Supplier<Function<Integer, Optional<SampleResult>>> workers(
        Experiment experiment, Path folder) {
      boolean endless = "endless".equals(experiment.section(name(), Config.class).method());
      boolean patient = "patient".equals(experiment.section(name(), Config.class).method());
      return SampleRun.workers(
          experiment,
          method(),
          () ->
              SampleRun.Worker.each(
                  sample -> {
                    experiment.out().println("begun " + sample.index());
                    while (endless || (patient && !experiment.interruption().getAsBoolean())) {
                      Thread.onSpinWait();
                    }
                    return Optional.of(sample.result().unknown("x".repeat(1000)));
                  }));
    }
  }

  /** Sleeps, and does not look at interruptions. */
  @Command(name = "sleep", description = "Sleeps.")
  private static final class Sleep implements Subcommand {
    @Override
    public Integer call() throws InterruptedException {
      System.out.println("asleep");
      Thread.sleep(60_000);
      return 0;
    }
  }

  public static void main(String[] args) {
    Main.launch(List.of(new RunCommand(), new Sleep()), List.of(new Verbose()), args);
  }
}
