package org.mondeq.cli.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mondeq.config.Nearest;

/**
 * Two inputs of a region, with a value of each of the others.
 *
 * @param right the input that grows to the right
 * @param up the input that grows upward
 * @param at the value of each input; of no meaning for these two
 */
record PictureSlice(int right, int up, List<Double> at) {
  /**
   * The slice of a configuration; for a region of one free input, both are that one.
   *
   * @throws IllegalArgumentException "picture: expected …, got …"
   */
  static PictureSlice of(PictureConfig config, List<InputConfig> inputs) {
    List<String> names = inputs.stream().map(InputConfig::name).toList();
    List<Integer> free =
        IntStream.range(0, names.size())
            .filter(i -> !inputs.get(i).axis().isFixed())
            .boxed()
            .toList();
    int right = free.isEmpty() ? 0 : free.get(0);
    int up = free.size() < 2 ? right : free.get(1);
    if (config.axes() != null) {
      right = index(config.axes().get(0), names);
      up = index(config.axes().get(1), names);
    }
    List<Double> at = new ArrayList<>();
    int others = 0;
    for (int i = 0; i < inputs.size(); i++) {
      List<Double> bounds = inputs.get(i).bounds();
      boolean given = config.at() != null && i != right && i != up;
      if (given && others == config.at().size()) {
        throw new IllegalArgumentException(
            "picture: at: expected a value for each other input, got " + others);
      }
      at.add(given ? config.at().get(others++) : bounds.get(0) / 2 + bounds.get(1) / 2);
      if (!(at.get(i) >= bounds.get(0) && at.get(i) <= bounds.get(1))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "picture: at: expected %s to %s for %s, got %s",
                bounds.get(0),
                bounds.get(1),
                names.get(i),
                at.get(i)));
      }
    }
    if (config.at() != null && others < config.at().size()) {
      throw new IllegalArgumentException(
          "picture: at: expected " + others + " values, got " + config.at().size());
    }
    return new PictureSlice(right, up, List.copyOf(at));
  }

  private static int index(String name, List<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "picture: axes: unknown input \"" + name + "\"; " + Nearest.advice(name, names));
    }
    return names.indexOf(name);
  }
}
