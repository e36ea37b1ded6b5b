package org.mondeq.check.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.NpyArray;
import org.mondeq.io.Npz;

/** Reads counterexamples, as attacks and verifiers write them; other arrays there are not read. */
final class CounterexampleFile {
  private static final String MEMBER = "witness.json";

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
    if (!npz.texts().keySet().equals(Set.of(MEMBER))) {
      throw new InvalidInputException(file + ": " + MEMBER + ": missing, or not alone");
    }
    return new CounterexampleFile(file, npz).of(npz.texts().get(MEMBER));
  }

  private Counterexample of(String text) {
    JsonNode json = json(text);
    require(
        json.path("formatVersion").isInt() && json.path("formatVersion").intValue() == 1,
        MEMBER + ": formatVersion: expected 1");
    String model = json.path("model").asText();
    require(
        json.path("model").isTextual() && model.matches("[0-9a-f]{64}"),
        MEMBER + ": model: expected a SHA-256");
    Claim claim = new Claim(model, integer(json, "label"), vector("lower"), vector("upper"));
    double[] pixels = vector("pixels");
    require(
        claim.lower().length == pixels.length && claim.upper().length == pixels.length,
        "lower, upper: expected as many pixels as pixels");
    return new Counterexample(claim, pixels, integer(json, "prediction"), vector("fixpoint"));
  }

  private JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + ": " + MEMBER + ": " + Json.reason(e), e);
    }
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
