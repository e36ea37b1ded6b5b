package org.mondeq.cli;

import java.util.Locale;
import org.mondeq.config.ConfigTree;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of commands with samples. Those with a dotted key are keys of the configuration, over
 * whose file the command line wins; values are checked there. A {@link Subcommand} says which of
 * them it takes, and refuses the others.
 */
public enum KeyOption {
  /** A file of keys. */
  CONFIG("", "FILE", "Read a YAML configuration."),
  /** The folder for all files. */
  OUTPUT("output", "DIR", "Where to write all files."),
  /** Other results may be lost. */
  OVERWRITE(
      "",
      "",
      "Delete what another run has written to the same folder, counterexamples and certificates",
      "included, and the certificates in the folder of certify --certificates."),
  /** The data set. */
  DATA(
      "data",
      "NAME",
      "The data set: digits, mnist, fashion-mnist, cifar10, csv:FILE, npz:FILE or images:FOLDER."),
  /** The folder of data sets. */
  DATA_DIR("dataDir", "DIR", "Where the data sets are."),
  /** Indices. */
  SAMPLES(
      "samples", "RANGE", "Indices of test samples, or of boxes with --box, as in 0-99 or 0-9,20."),
  /** A part of the samples. */
  SHARD(
      "shard",
      "I/N",
      "Work on part I, from 0, of N: every N-th sample, into a folder shard-I-of-N in that of the",
      "results. The parts can run anywhere, at once; mondeq merge joins them."),
  /** The radius. */
  EPSILON(
      "epsilon",
      "E",
      "The radius of the perturbation in raw pixel space, as in 0.05 or 2/255; of several, as in",
      "0.01,0.02,0.05, each is a run in a folder of its own."),
  /** The norm of the radius. */
  NORM("norm", "K", "The norm of the radius in raw pixel space: inf, 2 or 1; default inf."),
  /** Boxes in place of balls. */
  BOX(
      "box",
      "FILE",
      "In place of balls around test samples, the boxes of a .npz with arrays lower and upper",
      "in raw pixels within 0 and 1, of the shape [q] or [channels, height, width] of one input",
      "or [n, ...] of n of them, and labels [n] if these are not what the model predicts at the",
      "centres; --samples are then indices of boxes, by default all."),
  /** The method of a stage. */
  METHOD("method", "M", "The method: %s."),
  /** Seconds a sample. */
  TIMEOUT("timeout", "S", "Seconds after which a sample is given up, whatever the method."),
  /** Samples at a time. */
  THREADS("threads", "N", "Samples worked on at a time."),
  /** Randomness. */
  SEED("seed", "N", "The seed of every random choice."),
  /** A limit of memory. */
  MAX_UNITS(
      "maxUnits", "N", "Refuse convolutional models of more latent units than N; default 2048."),
  /** No bars. */
  QUIET("quiet", "", "No progress."),
  /** A line for each step. */
  VERBOSE("", "", "Print a line for each sample or epoch that is done."),
  /** For programs. */
  JSON("", "", "Print results as JSON, an object a line; messages go to the standard error."),
  /** A folder for proofs. */
  CERTIFICATES(
      "certify.certificates",
      "DIR",
      "Write what proves each certified sample to DIR, for mondeq check."),
  /** Verdicts without the checker. */
  UNCHECKED(
      "certify.unchecked",
      "",
      "Do not ask the independent checker; what it would have to accept is reported as",
      "\"certified, unchecked\"."),
  /** Pixels of 8 bits. */
  QUANTIZED(
      "quantized", "", "Only images of 8 bits, whose pixels are k/255, count as counterexamples."),
  /** A gap that counts as closed. */
  TOLERANCE(
      "radius.tolerance", "T", "Stop when the gap is no wider, in raw pixel space; default 0.001."),
  /** The end of a search. */
  MAX_EPSILON(
      "radius.maxEpsilon",
      "E",
      "The largest radius to ask about, in raw pixel space; default 0.5."),
  /** Seconds a question. */
  VERIFICATION_TIMEOUT(
      "radius.verificationTimeout",
      "S",
      "Seconds after which the complete method leaves a radius undecided and goes on with smaller",
      "and larger ones; default a quarter of --timeout.");

  private final String key;
  private final String label;
  private final String description;

  KeyOption(String key, String label, String... description) {
    this.key = key;
    this.label = label;
    this.description = String.join(" ", description);
  }

  /** As it is given: {@code --max-epsilon}. */
  public String word() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The dotted key, given the section of the command. */
  String key(String section) {
    return switch (this) {
      case METHOD -> section + "." + key;
      case CERTIFICATES -> section.equals("region") ? "certificates" : key;
      case QUANTIZED -> (section.equals("attack") ? section : "certify") + "." + key;
      default -> key;
    };
  }

  /** Whether it is a key of the configuration. */
  boolean isKey() {
    return !key.isEmpty();
  }

  /** Whether it stands alone, for {@code true}. */
  boolean isFlag() {
    return label.isEmpty();
  }

  /** The tree with the value that was given for a key. */
  ConfigTree set(ConfigTree tree, String dotted, String value) {
    return switch (this) {
      case OUTPUT, DATA, DATA_DIR, BOX, METHOD, CERTIFICATES, NORM -> tree.withText(dotted, value);
      default -> tree.with(dotted, value);
    };
  }

  /** For picocli, which keeps the value as a text. */
  OptionSpec spec(Subcommand command) {
    boolean balls = this == SAMPLES && !command.options().contains(BOX);
    String text =
        description
            .replace("%s", command.methods())
            .replaceFirst("^Samples", command.item().equals("sample") ? "Samples" : "Cells")
            .replace("sample", command.item())
            .replace(balls ? ", or of boxes with --box" : "%s", "");
    OptionSpec.Builder option =
        switch (this) {
          case QUIET -> OptionSpec.builder("-q", word());
          case VERBOSE -> OptionSpec.builder("-v", word());
          default -> OptionSpec.builder(word());
        };
    option.description(text);
    return isFlag()
        ? option.type(boolean.class).arity("0").build()
        : option.type(String.class).paramLabel(label).arity("1").build();
  }
}
