package org.mondeq.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.Npz;

/**
 * The model file: one {@code .npz} with the parameter arrays and a member {@code model.json}.
 *
 * <p>Reading rejects whatever is not exactly a model and names the member that is wrong; writing is
 * atomic. Files without {@code formatVersion} are of version 1.
 */
public final class ModelFile {
  private static final String MEMBER = "model.json";
  private static final int VERSION = 1;

  /** {@code model.json} as it stands in the file. */
  private record Description(
      Integer formatVersion,
      String name,
      String dataset,
      String architecture,
      java.util.List<Integer> inputShape,
      Integer latent,
      Integer classes,
      Double monotonicity,
      Normalization normalization,
      Architecture.Convolutional convolution,
      JsonNode training) {}

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @throws InvalidInputException if the file is missing or not exactly a model
   */
  public static MonDeq read(Path file) {
    return read(Npz.bytes(file));
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @throws InvalidInputException if they are not exactly a model
   */
  public static MonDeq read(FileBytes content) {
    return read(content, Architecture.MAX_LATENT);
  }

  /**
   * As {@link #read(FileBytes)}, but refuses a convolutional model of more latent units than {@code
   * maxUnits} before its matrices are made: a few bytes may ask for any.
   */
  public static MonDeq read(FileBytes content, int maxUnits) {
    Path file = content.file();
    Npz npz = Npz.read(content);
    Map<String, String> texts = npz.texts();
    String json = texts.remove(MEMBER);
    if (json == null) {
      throw new InvalidInputException(file + ": " + MEMBER + ": missing, so this is no model");
    }
    if (!texts.isEmpty()) {
      String extra = texts.keySet().iterator().next();
      throw new InvalidInputException(file + ": " + extra + ": unexpected member");
    }
    ModelSpec spec = parse(json, file + ": " + MEMBER);
    try {
      if (spec.architecture() instanceof Architecture.Convolutional && spec.latent() > maxUnits) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: is convolutional, of %d latent units, more than %d; --max-units raises this",
                file,
                spec.latent(),
                maxUnits));
      }
      return MonDeq.of(spec, npz.arrays());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The specification in the text of a {@code model.json}.
   *
   * @param where names the text in messages
   * @throws InvalidInputException if it is not exactly one
   */
  public static ModelSpec parse(String json, String where) {
    try {
      JsonNode tree = Json.MAPPER.readTree(json);
      requireKeys(tree, where);
      return spec(Json.MAPPER.treeToValue(tree, Description.class), where);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(where + ": " + Json.reason(e, json), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
  }

  private static void requireKeys(JsonNode tree, String where) {
    for (String key :
        Set.of("name", "dataset", "architecture", "inputShape", "classes", "monotonicity")) {
      if (!tree.hasNonNull(key)) {
        throw new InvalidInputException(where + ": " + key + ": missing");
      }
    }
  }

  private static ModelSpec spec(Description d, String where) {
    if (d.formatVersion != null && d.formatVersion != VERSION) {
      throw new InvalidInputException(
          where + ": formatVersion: expected " + VERSION + ", got " + d.formatVersion);
    }
    InputShape input = InputShape.of(d.inputShape);
    Architecture architecture = architecture(d);
    if (d.latent != null && d.latent != architecture.latent(input)) {
      throw new IllegalArgumentException(
          "latent: expected " + architecture.latent(input) + ", got " + d.latent);
    }
    return new ModelSpec(
        d.name,
        d.dataset,
        architecture,
        input,
        d.classes,
        d.monotonicity,
        d.normalization == null ? Normalization.identity(input.channels()) : d.normalization,
        d.training == null ? ModelSpec.noProvenance() : d.training);
  }

  private static Architecture architecture(Description d) {
    return switch (d.architecture) {
      case "dense" -> new Architecture.Dense(require("latent", d.latent));
      case "convolutional" -> require("convolution", d.convolution);
      default ->
          throw new IllegalArgumentException(
              "architecture: expected dense or convolutional, got " + d.architecture);
    };
  }

  private static <T> T require(String key, T value) {
    if (value == null) {
      throw new IllegalArgumentException(key + ": missing");
    }
    return value;
  }

  /**
   * Writes a model atomically.
   *
   * @throws org.mondeq.io.FailedRunException if it cannot be written
   */
  public static void write(MonDeq model, Path file) {
    Npz.of(model.parameters(), Map.of(MEMBER, describe(model.spec()))).write(file);
  }

  /** The text of the {@code model.json} of a model. */
  public static String describe(ModelSpec spec) {
    return Json.toText(json(spec));
  }

  /** The {@code model.json} of a model. */
  public static ObjectNode json(ModelSpec spec) {
    Description description =
        new Description(
            VERSION,
            spec.name(),
            spec.dataset(),
            spec.architecture().kind(),
            spec.input().dimensions(),
            spec.latent(),
            spec.classes(),
            spec.monotonicity(),
            spec.normalization(),
            spec.architecture() instanceof Architecture.Convolutional c ? c : null,
            spec.provenance());
    ObjectNode tree = Json.MAPPER.valueToTree(description);
    if (tree.get("convolution").isNull()) {
      tree.remove("convolution");
    }
    return tree;
  }
}
