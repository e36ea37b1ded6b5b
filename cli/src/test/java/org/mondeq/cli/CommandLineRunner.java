package org.mondeq.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.mondeq.app.Mondeq;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Stage;

/** Runs the command line in this process. */
final class CommandLineRunner {
  final Interruption interruption = new Interruption();
  private final List<Subcommand> subcommands;
  private final List<Stage> stages;

  CommandLineRunner(List<Subcommand> subcommands, List<Stage> stages) {
    this.subcommands = subcommands;
    this.stages = stages;
  }

  /** What a command line left behind. */
  record Outcome(int code, String out, String err) {}

  /** With the commands and stages of the program. */
  static Outcome run(String... args) {
    return new CommandLineRunner(Mondeq.commands(), Mondeq.stages()).execute(args);
  }

  Outcome execute(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new Main(interruption, subcommands, stages)
            .execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }
}
