package org.mondeq.cli.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mondeq.io.InvalidInputException;

/** What tools may ask the verifier about itself, by the standard's names. */
enum Capability {
  ONNX_OPSET_VERSIONS(),
  ONNX_ELEMENT_TYPES(QueryFiles.REAL),
  ONNX_OPERATORS(),
  VNNLIB_VERSIONS("1.0", "2.1"),
  HIDDEN_NODE_THEORIES("NH"),
  MULTIPLE_INPUT_OUTPUT_THEORIES("SIO"),
  MULTIPLE_NETWORK_THEORIES("SNET", "MENET"),
  MULTIPLE_NODE_COMPARISON_THEORIES("SNC", "MNC"),
  ARITHMETIC_COMPLEXITY_THEORIES("BND", "COUT", "LIN"),
  OPTIMISED_DISJUNCTIVE_REASONING("false"),
  SERIALISE_ASSIGNMENTS("true"),
  UNSAT_PROOFS("false");

  private final String lines;

  Capability(String... lines) {
    this.lines = String.join("\n", lines);
  }

  /** The lines of the answer to a question. */
  static List<String> answer(String question) {
    for (Capability capability : values()) {
      if (capability.word().equals(question)) {
        return capability.lines.lines().toList();
      }
    }
    throw new InvalidInputException(
        "--supports: expected one of "
            + Arrays.stream(values()).map(Capability::word).collect(Collectors.joining(", "))
            + ", got "
            + question);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
