package org.mondeq.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Stage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that every command with samples shares. Each is a key of the configuration, over
 * whose file the command line wins; values are checked there.
 */
public final class CommonOptions {
  private static final String CERTIFY = "certify";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Read a YAML configuration.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set any key of the configuration, as in train.epochs=3; repeatable.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--output", paramLabel = "DIR", description = "Where to write all files.")
  private String output;

  @Option(
      names = "--overwrite",
      description = {
        "Delete what another run has written to the same folder, counterexamples and certificates",
        "included, and the certificates in the folder of certify --certificates."
      })
  private boolean overwrite;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "The data set: a known name, csv:FILE, npz:FILE or images:FOLDER.")
  private String data;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where the data sets are.")
  private String dataDir;

  @Option(
      names = "--samples",
      paramLabel = "RANGE",
      description = "Indices of test samples, or of boxes, as in 0-99 or 0-9,20.")
  private String samples;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "The radius of the perturbation in raw pixel space, as in 0.05 or 2/255.")
  private String epsilon;

  @Option(
      names = "--box",
      paramLabel = "FILE",
      description = {
        "In place of balls around test samples, the boxes of a .npz with arrays lower and upper",
        "in raw pixels within 0 and 1, of the shape [q] or [channels, height, width] of one input",
        "or [n, ...] of n of them, and labels [n] if these are not what the model predicts at the",
        "centres; --samples are then indices of boxes, by default all."
      })
  private String box;

  @Option(names = "--method", paramLabel = "M", description = "The method.")
  private String method;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds after which a sample is given up, whatever the method.")
  private String timeout;

  @Option(names = "--threads", paramLabel = "N", description = "Samples worked on at a time.")
  private String threads;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of every random choice.")
  private String seed;

  @Option(
      names = "--max-units",
      paramLabel = "N",
      description = "Refuse convolutional models of more latent units than N; default 2048.")
  private String maxUnits;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  /**
   * The experiment in a configuration file, of which all stages run.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public Experiment experiment(Path file) {
    ConfigTree tree = merged(named(file), CERTIFY);
    return Experiment.whole(tree, stages(), surroundings());
  }

  /**
   * The experiment in a configuration file, of which one stage runs.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public Experiment experiment(Path file, String stage) {
    ConfigTree tree = merged(named(file), stage);
    return Experiment.single(tree, stages(), surroundings());
  }

  /**
   * The experiment of one stage on an existing model, configured by {@code --config}, if given, and
   * the command line. It is named after the model unless it has a name.
   *
   * @throws InvalidInputException naming the first fault of the model file or the configuration
   */
  public Experiment experimentOn(Path model, String stage) {
    return experimentOn(model, stage, Map.of());
  }

  /**
   * As {@link #experimentOn(Path, String)}, with further options of the command.
   *
   * @param more their values as given, by key of the configuration
   */
  public Experiment experimentOn(Path model, String stage, Map<String, String> more) {
    ConfigTree base = config == null ? ConfigTree.empty() : ConfigTree.read(config);
    ConfigTree tree = merged(base.withText("model", model.toString()), stage);
    for (Map.Entry<String, String> option : more.entrySet()) {
      tree = tree.with(option.getKey(), option.getValue());
    }
    // Faults of the configuration come before those of the model file.
    Experiment unnamed = Experiment.single(tree, stages(), surroundings());
    if (!tree.has("name")) {
      tree = tree.withText("name", unnamed.model().spec().name());
    }
    return Experiment.single(tree, stages(), surroundings());
  }

  /** The file's tree, named after the file unless it has a name. */
  private ConfigTree named(Path file) {
    if (config != null) {
      throw new InvalidInputException("--config " + config + ": the configuration is " + file);
    }
    ConfigTree tree = ConfigTree.read(file);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return tree.has("name") ? tree : tree.withText("name", name);
  }

  private ConfigTree merged(ConfigTree base, String stage) {
    ConfigTree tree = base;
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    tree = text(tree, "output", output);
    tree = text(tree, "data", data);
    tree = text(tree, "dataDir", dataDir);
    tree = text(tree, stage + ".method", method);
    tree = scalar(tree, "samples", samples);
    tree = inputs(tree);
    tree = scalar(tree, "timeout", timeout);
    tree = scalar(tree, "threads", threads);
    tree = scalar(tree, "seed", seed);
    tree = scalar(tree, "maxUnits", maxUnits);
    return quiet ? tree.with("quiet", "true") : tree;
  }

  /** Balls or boxes: what the command line asks for takes the place of the other in the file. */
  private ConfigTree inputs(ConfigTree tree) {
    if (epsilon == null && box == null) {
      return tree;
    }
    ConfigTree bare = tree.without("epsilon").without("box");
    return text(scalar(bare, "epsilon", epsilon), "box", box);
  }

  private static ConfigTree text(ConfigTree tree, String key, String value) {
    return value == null ? tree : tree.withText(key, value);
  }

  private static ConfigTree scalar(ConfigTree tree, String key, String value) {
    return value == null ? tree : tree.with(key, value);
  }

  /** The stages of an experiment, in their order. */
  List<Stage> stages() {
    return main().stages();
  }

  private Main main() {
    return (Main) spec.root().userObject();
  }

  private Surroundings surroundings() {
    return new Surroundings(
        TerminalProgress.ifTerminal(),
        main().interruption(),
        spec.commandLine().getOut(),
        overwrite);
  }
}
