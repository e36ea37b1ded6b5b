package org.mondeq.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Counted;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq man}: pages of the manual. */
@Command(
    name = "man",
    description = {
      "Writes a page of the manual for each command.",
      "As in: mondeq man ~/.local/share/man/man1, and then man mondeq-certify."
    })
public final class ManCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder to write them to.")
  private Path folder;

  @Override
  public Integer call() {
    List<CommandLine> commands = new ArrayList<>(List.of(spec.root().commandLine()));
    commands.addAll(spec.root().subcommands().values());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be created: " + Errors.reason(e), e);
    }
    for (CommandLine command : commands) {
      AtomicFile.write(folder.resolve(ManPage.file(command)), new ManPage(command).text());
    }
    spec.commandLine()
        .getOut()
        .println("wrote " + Counted.of(commands.size(), "page") + " to " + Printable.name(folder));
    return ExitCode.DONE;
  }
}
