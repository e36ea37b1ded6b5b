package org.mondeq.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.MonDeq;
import org.mondeq.train.graph.Parameterization;

/**
 * {@code checkpoint.npz} in the folder of a run: the arrays of a {@link Checkpoint}, and a member
 * {@code checkpoint.json} with the identity of the run and its reports. Writing is atomic.
 */
final class CheckpointFile {
  private static final String NAME = "checkpoint.npz";
  private static final String MEMBER = "checkpoint.json";
  private static final String MOMENTS = "adam.";
  private static final String KEPT = "best.";
  private static final int VERSION = 1;

  private record Description(int formatVersion, JsonNode run, List<EpochReport> epochs) {}

  private final Path file;
  private final Parameterization parameterization;
  private final JsonNode identity;

  /**
   * The file of a run.
   *
   * @param parameterization what it trains
   * @param identity what {@link RunIdentity} says of the run
   */
  CheckpointFile(Path folder, Parameterization parameterization, JsonNode identity) {
    this.file = folder.resolve(NAME);
    this.parameterization = parameterization;
    this.identity = identity;
  }

  /**
   * Replaces the file.
   *
   * @throws org.mondeq.io.FailedRunException if it cannot be written
   */
  void write(Checkpoint checkpoint) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>(checkpoint.trained());
    checkpoint.moments().forEach((name, array) -> arrays.put(MOMENTS + name, array));
    if (checkpoint.kept() != checkpoint.model()) {
      checkpoint.kept().parameters().forEach((name, array) -> arrays.put(KEPT + name, array));
    }
    String json =
        Json.toText(new Description(VERSION, checkpoint.run(), checkpoint.history().epochs()));
    Npz.of(arrays, Map.of(MEMBER, json)).write(file);
  }

  /**
   * The checkpoint of an earlier run, if there is one.
   *
   * @throws InvalidInputException if the file is damaged or belongs to a different run
   */
  Optional<Checkpoint> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Npz npz = content();
    Description description = description(npz.texts().get(MEMBER));
    RunIdentity.difference(description.run, identity)
        .ifPresent(
            difference -> {
              throw invalid("belongs to a run with " + difference);
            });
    boolean heldOut = identity.path("validation").asInt() > 0;
    List<EpochReport> epochs =
        heldOut
            ? description.epochs
            : description.epochs.stream().map(EpochReport::withoutValidation).toList();
    JsonNode run = RunIdentity.continued(description.run, identity, epochs.size());
    return Optional.of(checkpoint(run, npz.arrays(), epochs));
  }

  private Npz content() {
    try {
      return Npz.read(file);
    } catch (InvalidInputException e) {
      throw invalid(e.getMessage().replace(Printable.line(file + ": "), ""));
    }
  }

  /**
   * Deletes the file if a run of so many epochs cannot go on from it, or not as if it had never
   * been interrupted.
   *
   * @throws FailedRunException if it cannot be deleted
   */
  void deleteOther(int epochs) {
    if (isOther(epochs)) {
      AtomicFile.delete(file);
    }
  }

  private boolean isOther(int epochs) {
    try {
      return read()
          .filter(
              checkpoint ->
                  checkpoint.history().size() > epochs || !checkpoint.run().equals(identity))
          .isPresent();
    } catch (InvalidInputException e) {
      return true;
    }
  }

  private Description description(String json) {
    if (json == null) {
      throw invalid(MEMBER + " is missing");
    }
    try {
      JsonNode tree = Json.MAPPER.readTree(json);
      int version = tree.path("formatVersion").asInt();
      if (version != VERSION || !tree.path("run").isObject() || !tree.path("epochs").isArray()) {
        throw invalid(MEMBER + ": expected run and epochs in format version " + VERSION);
      }
      Description description = Json.MAPPER.treeToValue(tree, Description.class);
      if (description.epochs.stream().anyMatch(Objects::isNull)) {
        throw invalid(MEMBER + ": an epoch without a report");
      }
      return description;
    } catch (JsonProcessingException e) {
      throw invalid(MEMBER + ": " + Json.reason(e, json));
    }
  }

  private Checkpoint checkpoint(
      JsonNode run, Map<String, NpyArray> arrays, List<EpochReport> epochs) {
    Map<String, NpyArray> trained = new LinkedHashMap<>(arrays);
    Map<String, NpyArray> moments = taken(MOMENTS, trained);
    Map<String, NpyArray> kept = taken(KEPT, trained);
    moments.forEach(
        (name, array) -> {
          if (!Arrays.stream(array.values()).allMatch(Double::isFinite)) {
            throw invalid(MOMENTS + name + ": expected finite numbers");
          }
        });
    try {
      MonDeq model = parameterization.model(trained);
      MonDeq best = kept.isEmpty() ? model : MonDeq.of(parameterization.spec(), kept);
      return new Checkpoint(
          run, parameterization.checked(trained), model, moments, new History(epochs), best);
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  /** Removes the arrays with a prefix, and returns them without it. */
  private static Map<String, NpyArray> taken(String prefix, Map<String, NpyArray> arrays) {
    Map<String, NpyArray> taken = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix)) {
            taken.put(name.substring(prefix.length()), array);
          }
        });
    taken.keySet().forEach(name -> arrays.remove(prefix + name));
    return taken;
  }

  InvalidInputException invalid(String reason) {
    return new InvalidInputException(
        file + ": " + reason + "; remove it to start again, or choose another output folder");
  }
}
