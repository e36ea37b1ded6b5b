package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.Json;
import org.mondeq.model.ModelSpec;
import org.mondeq.train.graph.Parameterization;

/**
 * Everything that decides the weights after a number of epochs: configuration, seed, model and
 * training images. Two runs may share a checkpoint exactly if their identities are equal.
 */
final class RunIdentity {
  /** Components of the configuration that the weights after an epoch do not depend on. */
  private static final Set<String> IRRELEVANT = Set.of("checkpointEvery", "patience");

  private RunIdentity() {}

  static JsonNode of(ModelSpec spec, TrainingConfig config, long seed, LabeledDataset data) {
    ObjectNode identity = Json.MAPPER.valueToTree(config);
    identity.remove(IRRELEVANT);
    if (!config.schedule().dependsOnEnd()) {
      identity.remove("epochs");
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

  /** The first difference of two identities, as "learningRate 0.1 instead of 0.2". */
  static Optional<String> difference(JsonNode saved, JsonNode current) {
    return difference("", saved, current);
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
