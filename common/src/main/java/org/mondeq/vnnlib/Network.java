package org.mondeq.vnnlib;

import java.util.Optional;

/**
 * A network that a query speaks of.
 *
 * @param name its name; {@code N} where the version of the file has no names
 * @param equalTo the network that it is a copy of
 * @param input its input
 * @param output its output
 */
public record Network(String name, Optional<String> equalTo, Tensor input, Tensor output) {}
