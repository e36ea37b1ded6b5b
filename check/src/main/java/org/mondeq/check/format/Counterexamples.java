package org.mondeq.check.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/**
 * Many counterexamples in one file: a {@code .npz} with the arrays {@code label}, {@code prediction
 * [n]}, {@code lower}, {@code upper}, {@code pixels [n, q]}, {@code fixpoint [n, p]}, and {@code
 * witnesses.json} with the keys {@code formatVersion} and {@code model}; in balls of one norm and
 * radius, {@code ballCenter [n, q]} and the keys {@code norm} and {@code epsilon} as well. Other
 * arrays there are not read.
 */
public final class Counterexamples {
  private static final String MEMBER = FileKind.COUNTEREXAMPLES.member();
  private static final int VERSION = 1;

  private final Path file;
  private final Map<String, NpyArray> arrays;
  private final String model;
  private final Optional<Ball.Norm> norm;
  private final double epsilon;

  private Counterexamples(Path file, Npz npz) {
    JsonNode json = CounterexampleFile.json(npz, MEMBER, file);
    this.file = file;
    this.arrays = npz.arrays();
    this.model = json.path("model").asText();
    this.norm = CounterexampleFile.norm(json, MEMBER, file);
    this.epsilon = json.path("epsilon").doubleValue();
  }

  /**
   * The text member of a file.
   *
   * @param model the SHA-256 of the model's file, in lower-case hex
   */
  public static Map<String, String> description(String model) {
    ObjectNode description = Json.MAPPER.createObjectNode();
    description.put("formatVersion", VERSION).put("model", model);
    return Map.of(MEMBER, Json.toText(description));
  }

  /** The same of counterexamples in balls of one norm and radius. */
  public static Map<String, String> description(String model, Ball.Norm norm, double epsilon) {
    ObjectNode description = Json.MAPPER.createObjectNode();
    description.put("formatVersion", CounterexampleFile.VERSION_OF_BALLS).put("model", model);
    description.put("norm", norm.word()).put("epsilon", epsilon);
    return Map.of(MEMBER, Json.toText(description));
  }

  /**
   * Reads the bytes of a file, one counterexample for each row.
   *
   * @throws InvalidInputException if they are no counterexamples
   */
  public static List<Counterexample> read(FileBytes content) {
    return new Counterexamples(content.file(), Npz.read(content)).rows();
  }

  private List<Counterexample> rows() {
    int n = array("label").values().length;
    int[] labels = classes("label", n);
    int[] predictions = classes("prediction", n);
    NpyArray pixels = matrix("pixels", n);
    NpyArray lower = matrix("lower", n);
    NpyArray upper = matrix("upper", n);
    NpyArray fixpoint = matrix("fixpoint", n);
    require(
        lower.values().length == pixels.values().length
            && upper.values().length == pixels.values().length,
        "lower, upper: expected as many pixels as pixels");
    Optional<NpyArray> centers = norm.map(of -> matrix(BallFile.CENTER, n));
    require(
        centers.isEmpty() || centers.get().values().length == pixels.values().length,
        BallFile.CENTER + ": expected as many pixels as pixels");
    List<Counterexample> examples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int at = i;
      Optional<Ball> ball = centers.map(all -> new Ball(norm.get(), epsilon, row(all, at)));
      Claim claim = new Claim(model, labels[i], row(lower, i), row(upper, i), ball);
      examples.add(new Counterexample(claim, row(pixels, i), predictions[i], row(fixpoint, i)));
    }
    return examples;
  }

  private static double[] row(NpyArray array, int i) {
    int width = array.shape()[1];
    return Arrays.copyOfRange(array.values(), i * width, (i + 1) * width);
  }

  private int[] classes(String name, int n) {
    NpyArray array = array(name);
    require(
        Arrays.equals(array.shape(), new int[] {n})
            && Arrays.stream(array.values()).allMatch(x -> x == (int) x),
        name + ": expected a whole number for each row");
    return Arrays.stream(array.values()).mapToInt(x -> (int) x).toArray();
  }

  private NpyArray matrix(String name, int n) {
    NpyArray array = array(name);
    require(array.shape().length == 2 && array.shape()[0] == n, name + ": expected " + n + " rows");
    require(
        Arrays.stream(array.values()).allMatch(Double::isFinite),
        name + ": expected finite numbers");
    return array;
  }

  private NpyArray array(String name) {
    require(arrays.containsKey(name), name + ": missing array");
    return arrays.get(name);
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(file + ": " + fault);
    }
  }
}
