package org.mondeq.vnnlib;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;

/**
 * A query: whether networks have inputs and outputs that a file calls unsafe.
 *
 * <p>Inputs and outputs of all networks are counted through, network after network, each in
 * row-major order.
 *
 * @param file where it was read, for messages
 * @param isFirstVersion whether it is of version 1.0, with {@code X_i} and {@code Y_j} of one
 *     network
 * @param networks in the order of the file, one at least
 * @param cases what is unsafe, a disjunction; none if the assertions contradict each other
 */
public record Query(
    Path file, boolean isFirstVersion, List<Network> networks, List<Query.Case> cases) {
  /** What is read of a file, in bytes. */
  private static final long MOST_BYTES = 1L << 26;

  /**
   * Inputs of a box at which one conjunction holds.
   *
   * @param box bounds of all inputs
   * @param conjunctions a disjunction; one of no inequalities holds everywhere
   */
  public record Case(ExactBox box, List<List<LinearInequality>> conjunctions) {
    /** Copies the lists. */
    public Case {
      conjunctions = conjunctions.stream().map(List::copyOf).toList();
    }
  }

  /** Copies the lists. */
  public Query {
    networks = List.copyOf(networks);
    cases = List.copyOf(cases);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException naming the line and column of the first thing that is not
   *     understood, or the input without a bound
   */
  public static Query read(Path file) {
    ByteBuffer bytes = FileBytes.read(file, MOST_BYTES).buffer();
    try {
      return parse(file, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + ": not in UTF-8", e);
    }
  }

  /** The query in a text; the file is for messages. */
  static Query parse(Path file, String text) {
    Lexer start = new Lexer(file, text);
    start.take();
    boolean second = start.peek().is("vnnlib-version");
    Lexer lexer = new Lexer(file, text);
    Declarations declared =
        second ? new SecondVersionParser(lexer).parse() : new FirstVersionParser(lexer).parse();
    Query names = new Query(file, !second, declared.networks(), List.of());
    return new Query(file, !second, declared.networks(), NormalForm.of(declared, names));
  }

  /** The number of inputs of all networks. */
  public int inputs() {
    return networks.stream().mapToInt(network -> network.input().size()).sum();
  }

  /** The number of outputs of all networks. */
  public int outputs() {
    return networks.stream().mapToInt(network -> network.output().size()).sum();
  }

  /** The name of an input, as in the file. */
  public String inputName(int index) {
    for (Network network : networks) {
      int own = index - network.input().first();
      if (own < network.input().size()) {
        return isFirstVersion ? "X_" + own : network.input().element(own);
      }
    }
    throw new IndexOutOfBoundsException(index);
  }
}
