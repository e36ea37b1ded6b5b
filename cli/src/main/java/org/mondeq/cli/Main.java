package org.mondeq.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Stage;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.PlainWriter;
import org.mondeq.io.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code mondeq}. */
@Command(
    name = "mondeq",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = "Trains, attacks and certifies monotone operator equilibrium models.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a run failed",
      "2:wrong usage or input",
      "3:some samples are undecided, with --require-decided",
      "130:interrupted; the same command continues"
    })
public final class Main implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Interruption interruption;
  private final List<Subcommand> subcommands;
  private final List<Stage> stages;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a fault.")
  private boolean debug;

  /** A command line of these subcommands and stages. */
  Main(Interruption interruption, List<Subcommand> subcommands, List<Stage> stages) {
    this.interruption = interruption;
    this.subcommands = List.copyOf(subcommands);
    this.stages = List.copyOf(stages);
  }

  /** Runs a command line of these subcommands and stages, and ends the process. */
  public static void launch(List<Subcommand> subcommands, List<Stage> stages, String... args) {
    // Libraries write digits and decimal points too.
    Locale.setDefault(Locale.ROOT);
    Interruption interruption = new Interruption();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    interruption.catchSignals(
        PATIENCE, () -> err.println("mondeq: interrupted; finishing what is under way"));
    int code = new Main(interruption, subcommands, stages).execute(out, err, args);
    out.flush();
    interruption.finish();
    System.exit(code);
  }

  /** Runs the command line with these writers and gives its exit code. */
  int execute(PrintWriter out, PrintWriter err, String... args) {
    PrintWriter plainOut = new PrintWriter(new PlainWriter(out), true);
    PrintWriter plainErr = new PrintWriter(new PlainWriter(err), true);
    Faults faults = new Faults(plainErr, () -> debug);
    try {
      int code = commandLine(faults).setOut(plainOut).setErr(plainErr).execute(args);
      plainOut.flush();
      plainErr.flush();
      boolean stopped = code == ExitCode.DONE && interruption.getAsBoolean();
      return stopped ? Interruption.EXIT_CODE : written(out, faults, code);
    } catch (Error e) {
      return faults.report(e);
    }
  }

  /** What is printed may not have arrived, as on a full disk. */
  private static int written(PrintWriter out, Faults faults, int code) {
    return code == ExitCode.DONE && out.checkError()
        ? faults.report(new FailedRunException("the standard output cannot be written"))
        : code;
  }

  private CommandLine commandLine(Faults faults) {
    CommandLine commandLine = new CommandLine(this);
    subcommands.forEach(commandLine::addSubcommand);
    // What the program itself prints has no control characters, so that none need get through.
    return commandLine
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExecutionExceptionHandler((e, command, parsed) -> faults.report(e))
        .setParameterExceptionHandler((e, arguments) -> faults.report(e));
  }

  Interruption interruption() {
    return interruption;
  }

  List<Stage> stages() {
    return stages;
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command; expected one of " + spec.subcommands().keySet());
  }

  /** The version in the manifest. */
  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "mondeq " + Version.current(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version")
      };
    }
  }
}
