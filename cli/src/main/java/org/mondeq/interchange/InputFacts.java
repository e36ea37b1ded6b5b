package org.mondeq.interchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.data.DataSetInfo;
import org.mondeq.data.DataSets;
import org.mondeq.interchange.ImportedModel.Fact;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.InputShape;
import org.mondeq.model.Normalization;

/**
 * What is known of the inputs of a model.
 *
 * @param maybeShape the shape of one input
 * @param maybeNormalization from raw values to those that the model takes
 * @param facts what is known, and where from
 */
record InputFacts(
    Optional<InputShape> maybeShape, Optional<Normalization> maybeNormalization, List<Fact> facts) {

  /**
   * What the user says of the inputs, or else the data set, or else the shape of U.
   *
   * @throws IllegalArgumentException if they contradict one another
   */
  static InputFacts of(ImportOptions options, NpyArray inputWeights) {
    List<Fact> facts = new ArrayList<>();
    boolean told = options.mean().isPresent() && options.std().isPresent();
    Optional<DataSetInfo> data =
        options
            .dataset()
            .filter(name -> DataSets.names().contains(name) || !told)
            .map(DataSets::info);
    Optional<InputShape> shape = shape(options, data, inputWeights.shape(), facts);
    shape.ifPresent(known -> requireFits(known, inputWeights.shape()));
    Optional<Normalization> normalization =
        shape.flatMap(known -> normalization(options, data, known, facts));
    return new InputFacts(shape, normalization, facts);
  }

  private static Optional<InputShape> shape(
      ImportOptions options, Optional<DataSetInfo> data, int[] u, List<Fact> facts) {
    Optional<InputShape> shape = options.input();
    String source = "--input-shape";
    if (shape.isEmpty() && data.isPresent()) {
      shape = data.map(DataSetInfo::shape);
      source = "data set " + data.get().name();
    } else if (shape.isEmpty() && u.length == 2) {
      shape = Optional.of(new InputShape(u[1], 1, 1));
      source = "the shape of U";
    }
    String from = source;
    shape.ifPresent(s -> facts.add(new Fact("input", s.dimensions().toString(), from)));
    return shape;
  }

  private static void requireFits(InputShape shape, int[] u) {
    boolean fits = u.length == 4 ? u[1] == shape.channels() : u.length != 2 || u[1] == shape.size();
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "U: takes %d %s, but the inputs are %s",
              u[1],
              u.length == 4 ? "channels" : "values",
              shape.dimensions()));
    }
  }

  private static Optional<Normalization> normalization(
      ImportOptions options, Optional<DataSetInfo> data, InputShape shape, List<Fact> facts) {
    if (options.mean().isPresent() != options.std().isPresent()) {
      throw new IllegalArgumentException("--mean and --std belong together; give both");
    }
    Optional<Normalization> usual = data.map(DataSetInfo::normalization);
    Optional<Normalization> known =
        options.mean().isEmpty()
            ? usual
            : Optional.of(
                new Normalization(
                    forChannels("--mean", options.mean().get(), shape.channels()),
                    forChannels("--std", options.std().orElseThrow(), shape.channels())));
    String source =
        options.mean().isPresent()
            ? "--mean and --std"
            : "data set " + data.map(DataSetInfo::name).orElse("");
    known.ifPresent(
        n -> facts.add(new Fact("normalisation", "mean " + n.mean() + ", std " + n.std(), source)));
    return known;
  }

  private static List<Double> forChannels(String option, List<Double> values, int channels) {
    if (values.size() != 1 && values.size() != channels) {
      throw new IllegalArgumentException(
          option + ": expected 1 or " + channels + " numbers, got " + values.size());
    }
    return values.size() == channels ? values : Collections.nCopies(channels, values.get(0));
  }

  /** The options that must be given. */
  List<String> missing() {
    if (maybeShape.isEmpty()) {
      return List.of("--dataset NAME or --input-shape C,H,W with --mean and --std");
    }
    return maybeNormalization.isPresent()
        ? List.of()
        : List.of("--dataset NAME or --mean and --std (0 and 1 if it takes raw values)");
  }

  /** The shape of one input, where nothing is missing. */
  InputShape shape() {
    return maybeShape.orElseThrow();
  }

  /** The normalisation, where nothing is missing. */
  Normalization normalization() {
    return maybeNormalization.orElseThrow();
  }
}
