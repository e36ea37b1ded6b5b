package org.mondeq.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Everything about a model but its parameters.
 *
 * @param name what results call it
 * @param dataset the data set it was made for
 * @param architecture the structure
 * @param input the shape of one input
 * @param classes the number of classes c, at least 2
 * @param monotonicity m, positive
 * @param normalization from raw pixels to model inputs
 * @param provenance how it was trained, for people; may be an empty object
 */
public record ModelSpec(
    String name,
    String dataset,
    Architecture architecture,
    InputShape input,
    int classes,
    double monotonicity,
    Normalization normalization,
    JsonNode provenance) {
  /** Checks the values against each other. */
  public ModelSpec {
    if (!name.matches("[A-Za-z0-9._+-]{1,100}") || name.startsWith(".")) {
      throw new IllegalArgumentException(
          "name: expected letters, digits, '.', '_', '+', '-', got \"" + name + "\"");
    }
    if (classes < 2 || classes > 100_000) {
      throw new IllegalArgumentException("classes: expected 2 to 100000, got " + classes);
    }
    if (!(monotonicity > 0) || !Double.isFinite(monotonicity)) {
      throw new IllegalArgumentException("monotonicity: expected m > 0, got " + monotonicity);
    }
    if (normalization.mean().size() != input.channels()) {
      throw new IllegalArgumentException(
          "normalization: expected "
              + input.channels()
              + " channels, got "
              + normalization.mean().size());
    }
  }

  /** A specification without training provenance. */
  public static JsonNode noProvenance() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The number of input values q. */
  public int inputs() {
    return input.size();
  }

  /** The number of latent units p. */
  public int latent() {
    return architecture.latent(input);
  }

  /** This model under another name. */
  public ModelSpec withName(String newName) {
    return new ModelSpec(
        newName, dataset, architecture, input, classes, monotonicity, normalization, provenance);
  }

  /** This model with another provenance. */
  public ModelSpec withProvenance(JsonNode newProvenance) {
    return new ModelSpec(
        name, dataset, architecture, input, classes, monotonicity, normalization, newProvenance);
  }
}
