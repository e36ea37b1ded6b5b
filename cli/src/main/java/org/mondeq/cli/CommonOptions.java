package org.mondeq.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.FilePath;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command with samples shares: {@code --set}, {@code --verbose}, and the way from the
 * command line to an {@link Experiment}. Which other options it takes, each command says ({@link
 * Subcommand#options}).
 */
public final class CommonOptions {
  private static final String CERTIFY = "certify";
  private static final String EPSILON = "epsilon";

  /** Of the attack with which the complete method begins. */
  private static final String SEED = "certify.complete.seed";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set any key of the configuration that the command uses, as in name=first; repeatable.")
  private List<String> assignments = new ArrayList<>();

  /**
   * The experiments in a configuration file, of which all stages run: one for each radius.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public List<Experiment> experiments(Path file) {
    GivenKeys given = given(CERTIFY, Optional.empty());
    List<ConfigTree> trees = merged(named(file), given).each(EPSILON);
    return apart(trees, tree -> Experiment.whole(tree, stages(), surroundings()));
  }

  private static List<Experiment> apart(
      List<ConfigTree> trees, Function<ConfigTree, Experiment> experiment) {
    return Experiment.apart(trees.stream().map(experiment).toList());
  }

  /**
   * The experiment in a configuration file, of which one stage runs.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public Experiment experiment(Path file, String stage) {
    GivenKeys given = given(stage, Optional.empty());
    ConfigTree tree = merged(named(file), given).each(EPSILON).get(0);
    return Experiment.single(tree, stages(), surroundings());
  }

  /**
   * The experiment of one stage on an existing model, configured by {@code --config}, if given, and
   * the command line. It is named after the model unless it has a name.
   *
   * @throws InvalidInputException naming the first fault of the model file or the configuration
   */
  public Experiment experimentOn(Path model, String stage) {
    return experimentOn(model, stage, UnaryOperator.identity());
  }

  /** The same for each radius that is given; one if none is. */
  public List<Experiment> experimentsOn(Path model, String stage) {
    List<ConfigTree> trees = treeOn(model, stage).each(EPSILON);
    return apart(trees, tree -> on(tree));
  }

  /**
   * The same with keys of the command's own choice.
   *
   * @param changes what it makes of the configuration
   */
  public Experiment experimentOn(Path model, String stage, UnaryOperator<ConfigTree> changes) {
    return on(changes.apply(treeOn(model, stage)).each(EPSILON).get(0));
  }

  private ConfigTree treeOn(Path model, String stage) {
    GivenKeys given = given(stage, Optional.of(model));
    ConfigTree base =
        value(KeyOption.CONFIG)
            .map(file -> ConfigTree.read(FilePath.of(file)))
            .orElseGet(ConfigTree::empty);
    return merged(base, given);
  }

  private Experiment on(ConfigTree given) {
    ConfigTree tree = given;
    // Faults of the configuration come before those of the model file.
    Experiment unnamed = Experiment.single(tree, stages(), surroundings());
    if (!tree.has("name")) {
      tree = tree.withText("name", unnamed.model().spec().name());
    }
    return Experiment.single(tree, stages(), surroundings());
  }

  /**
   * A configuration file that is no experiment, with the command line over it. It is named after
   * the file unless it has a name.
   *
   * @param section of the command, for the keys of its options
   * @throws InvalidInputException if it is no YAML mapping
   */
  public ConfigTree tree(Path file, String section) {
    return given(section, Optional.empty()).over(named(file));
  }

  /** The file's tree, named after the file unless it has a name. */
  private static ConfigTree named(Path file) {
    ConfigTree tree = ConfigTree.read(file);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return tree.has("name") ? tree : tree.withText("name", name);
  }

  private static ConfigTree merged(ConfigTree file, GivenKeys given) {
    return given.withSeed(given.over(file), SEED);
  }

  /** What the command line gives. */
  private GivenKeys given(String stage, Optional<Path> model) {
    Set<String> used = new TreeSet<>(command().settings());
    for (KeyOption option : command().options()) {
      if (option.isKey()) {
        used.add(option.key(stage).replaceFirst("\\..*", ""));
      }
    }
    GivenKeys given = new GivenKeys(spec.name(), used);
    model.ifPresent(file -> given.model(file.toString()));
    for (KeyOption option : command().options()) {
      if (option.isKey()) {
        value(option).ifPresent(value -> given.option(option, option.key(stage), value));
      }
    }
    value(KeyOption.VERBOSE).ifPresent(v -> given.contrary(KeyOption.VERBOSE, KeyOption.QUIET));
    assignments.forEach(assignment -> given.assignment(assignment, sections()));
    return given;
  }

  /** The value of an option, {@code true} for a flag, if it was given. */
  private Optional<String> value(KeyOption option) {
    OptionSpec found = spec.findOption(option.word());
    boolean matched =
        found != null && spec.commandLine().getParseResult().matchedOptionsSet().contains(found);
    return matched ? Optional.of(found.getValue().toString()) : Optional.empty();
  }

  /** Whether results are for programs. */
  boolean isJson() {
    return value(KeyOption.JSON).isPresent();
  }

  /** Prints a result for programs, if that is asked for. */
  public void printJson(Supplier<JsonNode> result) {
    if (isJson()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Json.toLine(result.get()));
      out.flush();
    }
  }

  private Subcommand command() {
    return (Subcommand) spec.userObject();
  }

  /** The stages of an experiment, in their order. */
  List<Stage> stages() {
    return main().stages();
  }

  private List<String> sections() {
    return stages().stream().map(Stage::name).toList();
  }

  private Main main() {
    return (Main) spec.root().userObject();
  }

  /** The connection with the user, to whom the command listens from now on. */
  public Surroundings surroundings() {
    if (command().finishesWhenInterrupted()) {
      main().interruption().poll();
    }
    PrintWriter err = spec.commandLine().getErr();
    boolean verbose = value(KeyOption.VERBOSE).isPresent();
    PrintWriter notes = verbose ? err : main().log().printer();
    return new Surroundings(
        new VerboseProgress(main().progress(), notes),
        main().interruption(),
        isJson() ? err : spec.commandLine().getOut(),
        value(KeyOption.OVERWRITE).isPresent(),
        main().fleet(spec));
  }
}
