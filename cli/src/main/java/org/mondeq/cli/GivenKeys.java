package org.mondeq.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.ExperimentConfig;
import org.mondeq.io.InvalidInputException;

/**
 * The keys that a command line gives, in options and in {@code --set}. A key that the command does
 * not use is refused, and so is one that is given twice: neither value may win without a word.
 */
final class GivenKeys {
  private final String command;
  private final Set<String> used;
  private final List<Given> given = new ArrayList<>();

  /**
   * A key with the argument that gives it.
   *
   * @param argument as the user has written it, without the value
   * @param change adds it to a tree
   */
  private record Given(String argument, String key, UnaryOperator<ConfigTree> change) {
    boolean overlaps(Given other) {
      return (key + ".").startsWith(other.key + ".") || (other.key + ".").startsWith(key + ".");
    }
  }

  /**
   * Nothing so far.
   *
   * @param command its name
   * @param used the keys that it uses: general ones, and sections
   */
  GivenKeys(String command, Set<String> used) {
    this.command = command;
    this.used = new TreeSet<>(used);
  }

  /** The value of an option. */
  void option(KeyOption option, String key, String value) {
    add(new Given(option.word(), key, tree -> option.set(tree, key, value)));
  }

  /** An option that is no key, but the contrary of one. */
  void contrary(KeyOption option, KeyOption of) {
    String key = of.key("");
    add(new Given(option.word(), key, tree -> tree.with(key, "false")));
  }

  /** The model, which is an argument of its own. */
  void model(String file) {
    used.add("model");
    add(new Given("MODEL " + file, "model", tree -> tree.withText("model", file)));
  }

  /** The {@code KEY=VALUE} of a {@code --set}. */
  void assignment(String assignment, List<String> sections) {
    String key = ConfigTree.keyOf(assignment);
    String first = key.replaceFirst("\\..*", "");
    boolean known =
        Stream.concat(generalKeys().stream(), sections.stream()).anyMatch(first::equals);
    if (known && !used.contains(first)) {
      throw new InvalidInputException(
          String.format(Locale.ROOT, "--set %s: not for %s, which does not use it", key, command));
    }
    add(new Given("--set " + key, key, tree -> tree.with(assignment)));
  }

  private static List<String> generalKeys() {
    return Arrays.stream(ExperimentConfig.class.getRecordComponents())
        .map(component -> component.getName())
        .toList();
  }

  private void add(Given next) {
    for (Given before : given) {
      if (before.overlaps(next)) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s and %s: both give %s; expected one of them",
                before.argument,
                next.argument,
                before.key.length() < next.key.length() ? before.key : next.key));
      }
    }
    given.add(next);
  }

  private boolean has(String key) {
    return given.stream().anyMatch(one -> one.key.equals(key));
  }

  /** A tree with these keys over those of a file. */
  ConfigTree over(ConfigTree file) {
    ConfigTree tree = file;
    if (has("epsilon") || has("box")) {
      // Balls or boxes: what is given takes the place of the other in the file.
      tree = tree.without("epsilon").without("box");
    }
    if (has("box")) {
      tree = tree.without("norm");
    }
    for (Given one : given) {
      tree = one.change.apply(tree);
    }
    return tree;
  }

  /** The same with the seed of the command line as that of the complete method. */
  ConfigTree withSeed(ConfigTree tree, String key) {
    return has("seed") && used.contains("certify") && !tree.has(key)
        ? tree.with(key, tree.root().path("seed").asText())
        : tree;
  }
}
