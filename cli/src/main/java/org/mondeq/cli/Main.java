package org.mondeq.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mondeq.experiment.Fleet;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.PlainWriter;
import org.mondeq.io.StandardOutput;
import org.mondeq.io.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
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
  private static final String INTERRUPTED = "mondeq: interrupted";
  private static final String FINISHING =
      INTERRUPTED + "; finishing what is under way (Ctrl-C again ends at once)";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Interruption interruption;
  private final Progress progress;
  private final List<Subcommand> subcommands;
  private final List<Stage> stages;
  private final Optional<FleetOptions> fleet;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a fault.")
  private boolean debug;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Append to FILE what is printed, each sample or epoch, and stack traces.")
  private Path logFile;

  private final LogFile log = new LogFile();

  /** A command line of these subcommands and stages. */
  Main(Interruption interruption, List<Subcommand> subcommands, List<Stage> stages) {
    this(interruption, Progress.silent(), subcommands, stages, Optional.empty());
  }

  /** The same command line, whose samples are looked at by other processes. */
  Main(
      Interruption interruption,
      List<Subcommand> subcommands,
      List<Stage> stages,
      FleetOptions fleet) {
    this(interruption, Progress.silent(), subcommands, stages, Optional.of(fleet));
  }

  private Main(
      Interruption interruption,
      Progress progress,
      List<Subcommand> subcommands,
      List<Stage> stages,
      Optional<FleetOptions> fleet) {
    this.interruption = interruption;
    this.progress = progress;
    this.subcommands = List.copyOf(subcommands);
    this.stages = List.copyOf(stages);
    this.fleet = fleet;
  }

  /** Runs a command line of these subcommands and stages, and ends the process. */
  public static void launch(List<Subcommand> subcommands, List<Stage> stages, String... args) {
    launch(Optional.empty(), subcommands, stages, args);
  }

  /**
   * Runs a command line as {@link #launch(List, List, String...)} does, whose samples are looked at
   * by other processes.
   */
  public static void launch(
      FleetOptions fleet, List<Subcommand> subcommands, List<Stage> stages, String... args) {
    launch(Optional.of(fleet), subcommands, stages, args);
  }

  private static void launch(
      Optional<FleetOptions> fleet,
      List<Subcommand> subcommands,
      List<Stage> stages,
      String... args) {
    // Libraries write digits and decimal points too.
    Locale.setDefault(Locale.ROOT);
    Interruption interruption = new Interruption();
    Writer results = StandardOutput.writer();
    Writer faults = new OutputStreamWriter(System.err, StandardCharsets.UTF_8);
    Progress progress = Progress.silent();
    if (Boolean.getBoolean(TerminalProgress.TERMINAL)) {
      int columns = Integer.getInteger(TerminalProgress.COLUMNS, 0);
      TerminalProgress terminal = new TerminalProgress(System.err, columns);
      results = terminal.above(results);
      faults = terminal.above(faults);
      progress = terminal;
    }
    PrintWriter out = new PrintWriter(results, true);
    PrintWriter err = new PrintWriter(faults, true);
    interruption.catchSignals(PATIENCE, goesOn -> err.println(goesOn ? FINISHING : INTERRUPTED));
    int code = new Main(interruption, progress, subcommands, stages, fleet).execute(out, err, args);
    out.flush();
    interruption.finish();
    System.exit(code);
  }

  /** Runs the command line with these writers and gives its exit code. */
  int execute(PrintWriter out, PrintWriter err, String... args) {
    PrintWriter plainOut = PlainWriter.printer(log.copying(out));
    PrintWriter plainErr = PlainWriter.printer(log.copying(err));
    Faults faults = new Faults(plainErr, () -> debug, log::trace);
    try (log) {
      CommandLine commandLine = commandLine(faults).setOut(plainOut).setErr(plainErr);
      int code = commandLine.setExecutionStrategy(p -> logged(p, faults, args)).execute(args);
      plainOut.flush();
      plainErr.flush();
      boolean done = code == ExitCode.DONE || code == ExitCode.UNDECIDED;
      boolean stopped = done && interruption.getAsBoolean();
      return stopped ? Interruption.EXIT_CODE : written(out, faults, code);
    } catch (Error e) {
      return faults.report(e);
    }
  }

  /** Runs the command, with a log if it is to have one. */
  private int logged(ParseResult parsed, Faults faults, String... args) {
    if (logFile != null && !logFile.toString().isEmpty()) {
      try {
        log.open(logFile, List.of(args));
      } catch (InvalidInputException e) {
        return faults.report(e);
      }
    }
    int code = new NoEmptyValues().execute(parsed);
    return log.isWhole()
        ? code
        : faults.report(new FailedRunException("--log-file " + logFile + ": cannot be written"));
  }

  /** What is printed may not have arrived, as on a full disk. */
  private static int written(PrintWriter out, Faults faults, int code) {
    return code == ExitCode.DONE && out.checkError()
        ? faults.report(new FailedRunException("the standard output cannot be written"))
        : code;
  }

  CommandLine commandLine(Faults faults) {
    CommandLine commandLine = new CommandLine(this);
    for (Subcommand subcommand : subcommands) {
      CommandLine added = new CommandLine(subcommand);
      subcommand.options().stream()
          .filter(option -> fleet.isEmpty() || option != KeyOption.THREADS)
          .forEach(option -> added.getCommandSpec().addOption(option.spec(subcommand)));
      fleet.ifPresent(f -> f.specs().forEach(added.getCommandSpec()::addOption));
      CommandLine.Model.UsageMessageSpec usage = added.getCommandSpec().usageMessage();
      usage.description(paragraphs(usage.description()));
      commandLine.addSubcommand(added);
    }
    commandLine.addSubcommand(new HelpCommand()).addSubcommand(new VersionCommand());
    // What the program itself prints has no control characters, so that none need get through.
    return commandLine
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExecutionStrategy(new NoEmptyValues())
        .registerConverter(Path.class, NoEmptyValues::path)
        .setExecutionExceptionHandler((e, command, parsed) -> faults.report(e))
        .setParameterExceptionHandler((e, arguments) -> faults.report(e));
  }

  /** The first sentence, for the list of commands, and all others, which the terminal wraps. */
  private static String[] paragraphs(String... sentences) {
    return sentences.length < 2
        ? sentences
        : new String[] {
          sentences[0], String.join(" ", Arrays.copyOfRange(sentences, 1, sentences.length))
        };
  }

  /** The processes that look at samples, as the options of a command say; else nothing. */
  Optional<Fleet> fleet(CommandSpec command) {
    return fleet.map(
        options -> {
          Map<String, List<String>> given = new TreeMap<>();
          for (OptionSpec spec : options.specs()) {
            OptionSpec found = command.findOption(spec.longestName());
            if (command.commandLine().getParseResult().hasMatchedOption(found)) {
              given.put(spec.longestName(), found.originalStringValues());
            }
          }
          return options.open(given);
        });
  }

  Progress progress() {
    return progress;
  }

  LogFile log() {
    return log;
  }

  /** What long computations ask whether to go on. */
  public Interruption interruption() {
    return interruption;
  }

  List<Stage> stages() {
    return stages;
  }

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
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
