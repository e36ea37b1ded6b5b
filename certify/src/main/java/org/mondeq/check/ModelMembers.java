package org.mondeq.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;

/** The numbers in a dense model's file: finite, and of shapes that go together. */
final class ModelMembers {
  private static final String MEMBER = "model.json";

  private final Path file;
  private final Map<String, NpyArray> arrays;
  private final int inputs;
  private final int latent;
  private final int classes;
  private final double monotonicity;
  private final double[] mean;
  private final double[] std;

  private ModelMembers(Path file, Npz npz) {
    this.file = file;
    this.arrays = npz.arrays();
    JsonNode json = json(npz.texts());
    require(json.path("formatVersion").asInt(1) == 1, "formatVersion: expected 1");
    require(
        json.path("architecture").asText().equals("dense"),
        "architecture: expected dense, the only one whose certificates can be checked");
    int channels = dimension(json, 0);
    this.inputs =
        Math.multiplyExact(Math.multiplyExact(channels, dimension(json, 1)), dimension(json, 2));
    int[] ofU = arrays.containsKey("U") ? arrays.get("U").shape() : new int[0];
    require(ofU.length == 2 && ofU[1] == inputs, "inputShape: not that of U");
    this.classes = json.path("classes").asInt();
    this.latent = arrays.containsKey("b") ? arrays.get("b").values().length : 0;
    require(latent > 0 && json.path("latent").asInt(latent) == latent, "latent: not that of b");
    this.monotonicity = json.path("monotonicity").asDouble();
    require(
        json.path("monotonicity").isNumber() && isPositive(monotonicity),
        "monotonicity: expected m > 0");
    this.mean = perChannel(json, "mean", channels, 0);
    this.std = perChannel(json, "std", channels, 1);
    require(Arrays.stream(std).allMatch(ModelMembers::isPositive), "std: expected positive values");
    requireArrays();
  }

  static ModelMembers read(Path file) {
    try {
      return new ModelMembers(file, Npz.read(file));
    } catch (ArithmeticException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": inputShape: too large", e);
    }
  }

  private JsonNode json(Map<String, String> texts) {
    require(
        texts.keySet().equals(Set.of(MEMBER)),
        MEMBER + ": missing, or not alone, so this is no model");
    try {
      return Json.MAPPER.readTree(texts.get(MEMBER));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": " + Json.reason(e), e);
    }
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
    require(list.size() == channels, key + ": expected a number for each channel");
    for (int i = 0; i < channels; i++) {
      values[i] = list.get(i).isNumber() ? list.get(i).asDouble() : Double.NaN;
      require(Double.isFinite(values[i]), key + ": expected finite numbers");
    }
    return values;
  }

  private void requireArrays() {
    Map<String, int[]> shapes =
        Map.of(
            "U", new int[] {latent, inputs},
            "b", new int[] {latent},
            "P", new int[] {latent, latent},
            "Q", new int[] {latent, latent},
            "V", new int[] {classes, latent},
            "v", new int[] {classes});
    require(arrays.keySet().equals(shapes.keySet()), "expected the arrays " + shapes.keySet());
    shapes.forEach(
        (name, shape) -> {
          NpyArray array = arrays.get(name);
          require(Arrays.equals(array.shape(), shape), name + ": of a wrong shape");
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
    return inputs;
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

  /** The values of U, b, P, Q, V or v, row after row. */
  double[] values(String name) {
    return arrays.get(name).values();
  }

  /** The mean of the channel of input {@code i}; channels are stored one after the other. */
  double mean(int i) {
    return mean[i / (inputs / mean.length)];
  }

  /** The standard deviation of the channel of input {@code i}. */
  double std(int i) {
    return std[i / (inputs / std.length)];
  }
}
