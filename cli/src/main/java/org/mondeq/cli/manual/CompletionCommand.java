package org.mondeq.cli.manual;

import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mondeq completion}: words for a shell to complete. */
@Command(
    name = "completion",
    description = {
      "Prints a script with which bash and zsh complete commands and options.",
      "As in: source <(mondeq completion)."
    })
public final class CompletionCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("mondeq", spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
