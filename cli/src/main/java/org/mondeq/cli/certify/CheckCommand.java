package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.List;
import org.mondeq.check.CheckedFiles;
import org.mondeq.check.Checker;
import org.mondeq.check.Work;
import org.mondeq.cli.ExitCode;
import org.mondeq.cli.Subcommand;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mondeq check}: whether certificates prove what they claim. */
@Command(
    name = "check",
    description = {
      "Judges certificates and adversarial examples from the model file alone.",
      "It runs without the code that made them and prints one line for each. The exit code is 0 if",
      "all are accepted, 1 if one is rejected, 2 if a file is none. A folder stands for its files",
      "and for those in its folder adversarial; an adversarial.npz of attack has a line for each"
          + " of",
      "its rows."
    })
public final class CheckCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Certificates or adversarial examples, or folders of them.")
  private List<Path> files;

  @Option(
      names = "--work-limit",
      paramLabel = "N",
      defaultValue = "" + Work.LIMIT,
      description =
          "Refuse a model or a certificate that would take more multiplications than N to check;"
              + " default ${DEFAULT-VALUE}, which takes minutes.")
  private double workLimit;

  @Override
  public Integer call() {
    List<Path> expanded = CheckedFiles.expand(files);
    if (!(workLimit > 0)) {
      throw new InvalidInputException("--work-limit: expected a number above 0, got " + workLimit);
    }
    FileBytes content = Npz.bytes(model);
    ForeignFile.requireNone(content);
    CheckedFiles checked =
        new CheckedFiles(new Checker(content, workLimit), spec.commandLine().getOut());
    checked.check(expanded);
    if (checked.unreadable() > 0) {
      return ExitCode.USAGE;
    }
    return checked.rejected() > 0 ? ExitCode.FAILED : ExitCode.DONE;
  }
}
