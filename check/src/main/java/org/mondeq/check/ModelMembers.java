package org.mondeq.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** The numbers in a model's file: finite, and of shapes that go together. */
final class ModelMembers {
  private static final String MEMBER = "model.json";

  /** Of the matrices of a convolution, together. */
  private static final long MAX_WEIGHTS = 1L << 27;

  private final Path file;
  private final Map<String, NpyArray> arrays;
  private final Map<String, double[]> values = new HashMap<>();
  private final Optional<ConvolutionalShape> convolution;
  private final ConvolutionalShape.Image input;
  private final int latent;
  private final int classes;
  private final double monotonicity;
  private final double[] mean;
  private final double[] std;

  private ModelMembers(Path file, Npz npz, double workLimit) {
    this.file = file;
    this.arrays = npz.arrays();
    JsonNode json = json(npz.texts());
    require(whole(json, "formatVersion", 1) == 1, "formatVersion: expected 1");
    this.input =
        new ConvolutionalShape.Image(dimension(json, 0), dimension(json, 1), dimension(json, 2));
    this.classes = whole(json, "classes", -1);
    this.convolution = convolution(json);
    requireInputs();
    this.latent = convolution.map(shape -> shape.latent().size()).orElseGet(this::biases);
    require(latent > 0 && whole(json, "latent", latent) == latent, "latent: not that of b");
    Work.require(convolution.isPresent() ? Work.ofModel(latent) : 0, workLimit, file);
    this.monotonicity = json.path("monotonicity").asDouble();
    require(
        json.path("monotonicity").isNumber() && isPositive(monotonicity),
        "monotonicity: expected m > 0");
    this.mean = perChannel(json, "mean", input.channels(), 0);
    this.std = perChannel(json, "std", input.channels(), 1);
    require(Arrays.stream(std).allMatch(ModelMembers::isPositive), "std: expected positive values");
    requireArrays(convolution.map(shape -> shape.arrays(classes)).orElseGet(this::denseShapes));
    arrays.forEach((name, array) -> values.put(name, dense(name, array.values())));
  }

  private Optional<ConvolutionalShape> convolution(JsonNode json) {
    String kind = json.path("architecture").textValue();
    if ("dense".equals(kind)) {
      return Optional.empty();
    }
    require("convolutional".equals(kind), "architecture: expected dense or convolutional");
    ConvolutionalShape shape = ConvolutionalShape.of(json.path("convolution"), input);
    require(shape.isValid(), "convolution: expected numbers that go together");
    return Optional.of(shape);
  }

  /** Sizes that the arrays do not bear out could claim any memory. */
  private void requireInputs() {
    int ofU = arrays.containsKey("U") ? arrays.get("U").values().length : 0;
    long expected =
        convolution
            .map(ConvolutionalShape::inputKernels)
            .orElseGet(() -> Math.multiplyExact((long) biases(), input.size()));
    require(ofU > 0 && ofU == expected, "inputShape: not that of U");
    long latentSize = convolution.map(shape -> (long) shape.latent().size()).orElse(0L);
    require(
        latentSize * (latentSize + input.size()) <= MAX_WEIGHTS,
        "convolution: more than " + MAX_WEIGHTS + " weights as matrices");
  }

  private int biases() {
    return arrays.containsKey("b") ? arrays.get("b").values().length : 0;
  }

  private double[] dense(String name, double[] stored) {
    if (convolution.isEmpty()) {
      return stored;
    }
    return switch (name) {
      case "U" -> convolution.get().inputWeights(stored);
      case "b" -> convolution.get().bias(stored);
      case "P", "Q" -> convolution.get().coupling(stored);
      default -> stored;
    };
  }

  static ModelMembers read(FileBytes content, double workLimit) {
    try {
      return new ModelMembers(content.file(), Npz.read(content), workLimit);
    } catch (ArithmeticException e) {
      throw new InvalidInputException(content.file() + ": " + MEMBER + ": too large", e);
    }
  }

  private JsonNode json(Map<String, String> texts) {
    require(
        texts.keySet().equals(Set.of(MEMBER)),
        MEMBER + ": missing, or not alone, so this is no model");
    String text = texts.get(MEMBER);
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": " + Json.reason(e, text), e);
    }
  }

  /** A whole number; −1 for anything else, and a default where there is nothing. */
  static int whole(JsonNode json, String key, int missing) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return missing;
    }
    return value.isInt() ? value.intValue() : -1;
  }

  private int dimension(JsonNode json, int which) {
    JsonNode shape = json.path("inputShape");
    int length = shape.path(which).isInt() ? shape.path(which).asInt() : 0;
    require(shape.size() == 3 && length > 0, "inputShape: expected three positive numbers");
    return length;
  }

  private double[] perChannel(JsonNode json, String key, int channels, double missing) {
    double[] values = new double[channels];
    JsonNode normalization = json.path("normalization");
    if (normalization.isMissingNode() || normalization.isNull()) {
      Arrays.fill(values, missing);
      return values;
    }
    JsonNode list = normalization.path(key);
    require(
        list.isArray() && list.size() == channels, key + ": expected a number for each channel");
    for (int i = 0; i < channels; i++) {
      values[i] = list.get(i).isNumber() ? list.get(i).asDouble() : Double.NaN;
      require(Double.isFinite(values[i]), key + ": expected finite numbers");
    }
    return values;
  }

  private Map<String, int[]> denseShapes() {
    return Map.of(
        "U", new int[] {latent, input.size()},
        "b", new int[] {latent},
        "P", new int[] {latent, latent},
        "Q", new int[] {latent, latent},
        "V", new int[] {classes, latent},
        "v", new int[] {classes});
  }

  private void requireArrays(Map<String, int[]> shapes) {
    require(arrays.keySet().equals(shapes.keySet()), "expected the arrays " + shapes.keySet());
    shapes.forEach(
        (name, shape) -> {
          NpyArray array = arrays.get(name);
          require(
              array.withShape(shape).isPresent(),
              String.format(
                  Locale.ROOT,
                  "%s: expected shape %s, got %s",
                  name,
                  Arrays.toString(shape),
                  Arrays.toString(array.shape())));
          require(Arrays.stream(array.values()).allMatch(Double::isFinite), name + ": not finite");
        });
  }

  private static boolean isPositive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(file + ": " + fault);
    }
  }

  int inputs() {
    return input.size();
  }

  int latent() {
    return latent;
  }

  int classes() {
    return classes;
  }

  double monotonicity() {
    return monotonicity;
  }

  /** The values of U, b, P, Q, V or v as matrices, row after row; V acts on features. */
  double[] values(String name) {
    return values.get(name);
  }

  /** The column of V that unit j acts on, by an average over {@link #poolingArea}; or −1. */
  int feature(int j) {
    return convolution.map(shape -> shape.feature(j)).orElse(j);
  }

  /** How many units a feature is the average of. */
  int poolingArea() {
    return convolution.map(shape -> shape.pooling() * shape.pooling()).orElse(1);
  }

  /** The mean of the channel of input {@code i}; channels are stored one after the other. */
  double mean(int i) {
    return mean[i / (inputs() / mean.length)];
  }

  /** The standard deviation of the channel of input {@code i}. */
  double std(int i) {
    return std[i / (inputs() / std.length)];
  }
}
