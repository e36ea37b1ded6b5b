package org.mondeq.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mondeq version}: the same as {@code --version}. */
@Command(name = "version", description = "Prints the versions of mondeq and of Java.")
final class VersionCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.root().commandLine().printVersionHelp(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
