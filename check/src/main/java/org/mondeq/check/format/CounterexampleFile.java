package org.mondeq.check.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** Reads counterexamples, as attacks and verifiers write them; other arrays there are not read. */
final class CounterexampleFile {
  private static final String MEMBER = FileKind.COUNTEREXAMPLE.member();

  private static final String EPSILON = "epsilon";

  /** Of counterexamples in balls. */
  static final int VERSION_OF_BALLS = 2;

  private final Path file;
  private final Map<String, NpyArray> arrays;

  private CounterexampleFile(Path file, Npz npz) {
    this.file = file;
    this.arrays = npz.arrays();
  }

  static boolean isOne(FileBytes content) {
    return Npz.read(content).texts().containsKey(MEMBER);
  }

  static Counterexample read(FileBytes content) {
    Path file = content.file();
    Npz npz = Npz.read(content);
    return new CounterexampleFile(file, npz).of(json(npz, MEMBER, file));
  }

  private Counterexample of(JsonNode json) {
    String model = json.path("model").asText();
    Optional<Ball.Norm> norm = norm(json, MEMBER, file);
    Optional<Ball> ball =
        norm.map(of -> new Ball(of, json.path(EPSILON).doubleValue(), vector(BallFile.CENTER)));
    Claim claim = new Claim(model, integer(json, "label"), vector("lower"), vector("upper"), ball);
    double[] pixels = vector("pixels");
    require(
        claim.lower().length == pixels.length && claim.upper().length == pixels.length,
        "lower, upper: expected as many pixels as pixels");
    require(
        ball.isEmpty() || ball.get().center().length == pixels.length,
        BallFile.CENTER + ": expected as many pixels as pixels");
    return new Counterexample(claim, pixels, integer(json, "prediction"), vector("fixpoint"));
  }

  /** The norm of the balls of a text of format version 2. */
  static Optional<Ball.Norm> norm(JsonNode json, String member, Path file) {
    boolean balls = json.path("formatVersion").intValue() == VERSION_OF_BALLS;
    String where = file + ": " + member + ": ";
    JsonNode norm = json.path("norm");
    JsonNode epsilon = json.path(EPSILON);
    Optional<Ball.Norm> found =
        BallFile.norm(
            where,
            norm.isTextual() ? norm.asText() : null,
            epsilon.isNumber() ? epsilon.doubleValue() : null);
    if (found.isPresent() != balls) {
      throw new InvalidInputException(
          where + "norm, epsilon: expected both in format version 2, and there alone");
    }
    return found;
  }

  /** The one text of an archive, of format version 1 or 2 and for a model. */
  static JsonNode json(Npz npz, String member, Path file) {
    String where = file + ": " + member + ": ";
    if (!npz.texts().keySet().equals(Set.of(member))) {
      throw new InvalidInputException(where + "missing, or not alone");
    }
    String text = npz.texts().get(member);
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(where + Json.reason(e, text), e);
    }
    int version = json.path("formatVersion").isInt() ? json.path("formatVersion").intValue() : 0;
    if (version < 1 || version > VERSION_OF_BALLS) {
      throw new InvalidInputException(where + "formatVersion: expected 1 or 2");
    }
    if (!json.path("model").isTextual() || !json.path("model").asText().matches("[0-9a-f]{64}")) {
      throw new InvalidInputException(where + "model: expected a SHA-256");
    }
    return json;
  }

  private int integer(JsonNode json, String key) {
    require(json.path(key).isInt(), MEMBER + ": " + key + ": expected a whole number");
    return json.path(key).asInt();
  }

  private double[] vector(String name) {
    NpyArray array = arrays.get(name);
    require(array != null && array.shape().length == 1, name + ": expected one dimension");
    double[] values = array.values();
    require(Arrays.stream(values).allMatch(Double::isFinite), name + ": expected finite numbers");
    return values;
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(file + ": " + fault);
    }
  }
}
