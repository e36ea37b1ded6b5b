package org.mondeq.cli;

import java.util.List;
import java.util.Optional;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.Task;
import picocli.CommandLine.Command;

/** The program with one stage, to be run in a process of its own. */
final class ChildMain {
  private ChildMain() {}

  /**
   * Certifies every sample, and repeats a line of a kilobyte for each; with {@code patient} as the
   * method, the second sample waits for an interruption.
   */
  private record Verbose() implements Stage {
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
    public void run(Experiment experiment) {
      boolean endless = "endless".equals(experiment.section(name(), Config.class).method());
      boolean patient = "patient".equals(experiment.section(name(), Config.class).method());
      SampleRun.execute(
          experiment,
          SampleRun.Method.of(name(), Task.CERTIFY, "verbose"),
          folder ->
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
