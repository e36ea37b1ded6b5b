package org.mondeq.cli.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mondeq.io.InvalidInputException;
import org.mondeq.vnnlib.Network;
import org.mondeq.vnnlib.Query;
import org.mondeq.vnnlib.Tensor;

/**
 * A query with the file of its model.
 *
 * @param query the query, of tensors of real numbers
 * @param model the file of the one network that is no copy
 */
record QueryFiles(Query query, Path model) {
  /** The one element type, of which proofs are. */
  static final String REAL = "real";

  private static final Set<String> FLOATS = Set.of("float16", "bfloat16", "float32", "float64");

  /**
   * Finds the model of a query.
   *
   * @param named the files of networks, by name
   * @param alone the file of the only network, if it was given without a name
   * @param asReal whether floating-point types are read as real numbers
   * @throws InvalidInputException if a network has no file, a file no network, or a tensor another
   *     type
   */
  static QueryFiles of(Query query, Map<String, Path> named, Optional<Path> alone, boolean asReal) {
    if (!query.isFirstVersion()) {
      query.networks().forEach(network -> requireReal(query, network, asReal));
    }
    List<Network> originals =
        query.networks().stream().filter(network -> network.equalTo().isEmpty()).toList();
    if (originals.size() > 1) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: %s: expected one network and copies equal to it",
              query.file(),
              originals.get(1).name()));
    }
    String name = originals.get(0).name();
    if (named.size() + (alone.isPresent() ? 1 : 0) != 1) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: expected one model, as in --network %s=FILE, got %d",
              query.file(),
              name,
              named.size() + (alone.isPresent() ? 1 : 0)));
    }
    boolean matches = alone.isPresent() || query.isFirstVersion() || named.containsKey(name);
    if (!matches) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "--network: expected %s=FILE, got the name %s",
              name,
              named.keySet().iterator().next()));
    }
    return new QueryFiles(query, alone.orElseGet(() -> named.values().iterator().next()));
  }

  private static void requireReal(Query query, Network network, boolean asReal) {
    for (Tensor tensor : List.of(network.input(), network.output())) {
      boolean isReal = tensor.type().equalsIgnoreCase(REAL);
      if (!isReal && !(asReal && FLOATS.contains(tensor.type()))) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: %s: expected the type real, in which proofs are, got %s%s",
                query.file(),
                tensor.name(),
                tensor.type(),
                FLOATS.contains(tensor.type()) ? "; --as-real reads it so" : ""));
      }
    }
  }
}
