package org.mondeq.cli.region;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mondeq.config.Nearest;
import org.mondeq.io.Expect;
import org.mondeq.io.Printable;
import org.mondeq.spec.grid.Grid;

/**
 * A region file.
 *
 * @param name of the region and its default folder; default that of the file
 * @param model the model file
 * @param inputs of the model, in their order
 * @param classes their names, in their order; default their numbers
 * @param expect the class that the region should have; default any one in each cell
 * @param split for each level but the last, the inputs along which its cells are cut in half;
 *     default no further level
 * @param nodes of the trees of one box, after which it is cut, or left open; default 8
 * @param parts that the inputs of a smallest cell may be cut into; 1 to 1,000,000, default 1,000
 * @param timeout limit for one cell in seconds, above 0; default none
 * @param certificates a folder for what proves each decided cell; default none
 * @param picture the slice that is drawn; default that of {@link PictureConfig}
 * @param output the folder for all files; default {@code runs/NAME}
 * @param threads cells worked on at a time; default the number of processors
 * @param seed of the attack on cells without a proof; default 1
 * @param quiet without progress; default false
 */
public record RegionConfig(
    String name,
    Path model,
    List<InputConfig> inputs,
    Optional<List<String>> classes,
    Optional<String> expect,
    List<List<String>> split,
    Integer nodes,
    Integer parts,
    Optional<Double> timeout,
    Optional<Path> certificates,
    PictureConfig picture,
    Optional<Path> output,
    Integer threads,
    Long seed,
    Boolean quiet) {
  private static final int MAX_LEVELS = 40;
  private static final int MAX_WORD = 40;

  /**
   * Fills in defaults and checks the values.
   *
   * @throws IllegalArgumentException "key: expected …, got …"
   */
  public RegionConfig {
    name = name == null ? "region" : name;
    if (!name.matches("[A-Za-z0-9._+-]{1,100}") || name.startsWith(".")) {
      throw new IllegalArgumentException(
          "name: expected letters, digits, '.', '_', '+', '-', got \"" + name + "\"");
    }
    if (model == null) {
      throw new IllegalArgumentException("model: missing; expected a model file");
    }
    requireInputs(inputs);
    classes.ifPresent(names -> requireDistinct("classes", names));
    requireClass(classes, expect);
    split = split == null ? List.of() : split;
    requireSplit(inputs, split);
    nodes = Expect.atLeast("nodes", 1, nodes == null ? 8 : nodes);
    parts = Expect.between("parts", 1, 1_000_000, parts == null ? 1000 : parts);
    timeout.ifPresent(value -> Expect.positive("timeout", value));
    picture = picture == null ? new PictureConfig(null, null) : picture;
    threads = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Expect.between("threads", 1, 1024, threads);
    seed = seed == null ? 1L : seed;
    quiet = quiet != null && quiet;
    grid(inputs, split);
    PictureSlice.of(picture, inputs);
  }

  private static void requireInputs(List<InputConfig> inputs) {
    if (inputs == null || inputs.isEmpty()) {
      throw new IllegalArgumentException("inputs: missing; expected a list of inputs");
    }
    requireDistinct("inputs", inputs.stream().map(InputConfig::name).toList());
  }

  private static void requireDistinct(String key, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      requireWord(key, name);
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            key + ": expected different names, got \"" + name + "\" twice");
      }
    }
  }

  /** Requires a short text in one line. */
  static void requireWord(String key, String text) {
    if (text.isBlank() || text.length() > MAX_WORD || !text.equals(Printable.line(text))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected 1 to %d characters in one line, got \"%s\"",
              key,
              MAX_WORD,
              Printable.line(text.substring(0, Math.min(MAX_WORD, text.length())))));
    }
  }

  private static void requireClass(Optional<List<String>> classes, Optional<String> expect) {
    if (expect.isPresent() && classes.isPresent() && !classes.get().contains(expect.get())) {
      throw new IllegalArgumentException(
          "expect: unknown class; " + Nearest.advice(expect.get(), classes.get()));
    }
  }

  private static void requireSplit(List<InputConfig> inputs, List<List<String>> split) {
    if (split.size() > MAX_LEVELS) {
      throw new IllegalArgumentException(
          "split: expected at most " + MAX_LEVELS + " levels, got " + split.size());
    }
    List<String> known = inputs.stream().map(InputConfig::name).toList();
    for (List<String> level : split) {
      if (level.isEmpty()) {
        throw new IllegalArgumentException(
            "split: expected inputs for each level, got an empty list");
      }
      requireDistinct("split", level);
      for (String input : level) {
        if (!known.contains(input)) {
          throw new IllegalArgumentException(
              "split: unknown input \"" + input + "\"; " + Nearest.advice(input, known));
        }
      }
    }
  }

  private static Grid grid(List<InputConfig> inputs, List<List<String>> split) {
    List<String> names = inputs.stream().map(InputConfig::name).toList();
    return new Grid(
        inputs.stream().map(InputConfig::axis).toList(),
        split.stream()
            .map(level -> level.stream().map(names::indexOf).collect(Collectors.toSet()))
            .toList());
  }

  /** The cells of the region. */
  Grid grid() {
    return grid(inputs, split);
  }
}
