package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.Json;
import org.mondeq.model.ModelSpec;
import org.mondeq.train.graph.Parameterization;

/**
 * Everything that decides the weights after a number of epochs: configuration, seed, model and
 * training images. Two runs may share a checkpoint exactly if their identities are equal, up to the
 * number of epochs.
 */
final class RunIdentity {
  /** Components of the configuration that the weights after an epoch do not depend on. */
  private static final Set<String> IRRELEVANT = Set.of("checkpointEvery", "patience");

  private static final String EPOCHS = "epochs";
  private static final String EARLIER = "earlierSchedules";

  private RunIdentity() {}

  static JsonNode of(ModelSpec spec, TrainingConfig config, long seed, LabeledDataset data) {
    ObjectNode identity = Json.MAPPER.valueToTree(config);
    identity.remove(IRRELEVANT);
    if (!config.schedule().dependsOnEnd()) {
      identity.remove(EPOCHS);
    }
    if (config.lipschitz() == 0) {
      identity.remove("lipschitz");
    }
    identity.put("seed", seed);
    ObjectNode model = identity.putObject("model");
    model.put("architecture", spec.architecture().kind());
    model.set("sizes", Json.MAPPER.valueToTree(spec.architecture()));
    model.set("input", Json.MAPPER.valueToTree(spec.input()));
    model.put("classes", spec.classes());
    model.put("monotonicity", spec.monotonicity());
    if (new Parameterization(spec).isNormalised()) {
      model.put("kernels", "weight-normalised");
    }
    model.set("normalization", Json.MAPPER.valueToTree(spec.normalization()));
    identity.put("data", data.checksum());
    return identity;
  }

  /**
   * The first difference of two identities that keeps the one from continuing the other, as
   * "learningRate 0.1 instead of 0.2". The number of epochs does not.
   */
  static Optional<String> difference(JsonNode saved, JsonNode current) {
    return difference("", withoutEnd(saved), withoutEnd(current));
  }

  private static JsonNode withoutEnd(JsonNode identity) {
    return ((ObjectNode) identity.deepCopy()).remove(List.of(EPOCHS, EARLIER));
  }

  /**
   * The identity of a run that continues another one, maybe with another number of epochs. Where
   * the learning rate depends on that, it lists the schedules of the epochs that are finished: such
   * a run is none that these arguments alone would give.
   *
   * @param saved the identity of the run so far
   * @param current what {@link #of} says now
   * @param finished the number of finished epochs
   */
  static JsonNode continued(JsonNode saved, JsonNode current, int finished) {
    ObjectNode identity = current.deepCopy();
    ArrayNode earlier = Json.MAPPER.createArrayNode();
    saved.path(EARLIER).forEach(earlier::add);
    if (finished > 0 && !saved.path(EPOCHS).equals(current.path(EPOCHS))) {
      earlier.addObject().put("until", finished).set(EPOCHS, saved.path(EPOCHS));
    }
    if (!earlier.isEmpty()) {
      identity.set(EARLIER, earlier);
    }
    return identity;
  }

  /** What to say of a run whose epochs followed several schedules, in one line. */
  static Optional<String> schedules(JsonNode identity) {
    JsonNode earlier = identity.path(EARLIER);
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    JsonNode last = earlier.get(earlier.size() - 1);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the learning rate follows a schedule of %d epochs after epoch %d, one of %d before",
            identity.path(EPOCHS).asInt(),
            last.path("until").asInt(),
            last.path(EPOCHS).asInt()));
  }

  private static Optional<String> difference(String path, JsonNode saved, JsonNode current) {
    if (!saved.isObject() || !current.isObject()) {
      return saved.asText().equals(current.asText()) && saved.toString().equals(current.toString())
          ? Optional.empty()
          : Optional.of(path + " " + text(saved) + " instead of " + text(current));
    }
    Set<String> keys = new TreeSet<>();
    saved.fieldNames().forEachRemaining(keys::add);
    current.fieldNames().forEachRemaining(keys::add);
    return keys.stream()
        .map(
            key ->
                difference(
                    path.isEmpty() ? key : path + "." + key, saved.path(key), current.path(key)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
