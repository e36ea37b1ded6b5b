package org.mondeq.vnnlib;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mondeq.vnnlib.Token.Kind;

/** Versions 2.0 and 2.1: networks with named tensors, and assertions. */
final class SecondVersionParser {
  private static final int MOST_DIMENSIONS = 16;
  private static final long MOST_ELEMENTS = 1 << 24;

  private final Lexer lexer;
  private final FormulaParser formulas;
  private final List<Network> networks = new ArrayList<>();
  private final List<Formula> assertions = new ArrayList<>();

  /** By name; null for networks, which are no variables. */
  private final Map<String, Variable> names = new HashMap<>();

  private long inputs;
  private long outputs;

  private record Variable(Tensor tensor, boolean isInput) {}

  SecondVersionParser(Lexer lexer) {
    this.lexer = lexer;
    this.formulas = new FormulaParser(lexer, false, this::variable);
  }

  Declarations parse() {
    lexer.expect("(");
    lexer.expect("vnnlib-version");
    Token version = lexer.expect(Kind.VERSION, "<2.0> or <2.1>");
    if (!version.is("<2.0>") && !version.is("<2.1>")) {
      throw lexer.unexpected("<2.0> or <2.1>", version);
    }
    lexer.expect(")");
    while (lexer.peek().kind() != Kind.END) {
      lexer.expect("(");
      Token head = lexer.take();
      if (head.is("declare-network") && assertions.isEmpty()) {
        declareNetwork();
      } else if (head.is("assert") && !networks.isEmpty()) {
        assertions.add(formulas.formula());
      } else {
        throw lexer.unexpected(
            networks.isEmpty()
                ? "declare-network"
                : assertions.isEmpty() ? "declare-network or assert" : "assert",
            head);
      }
      lexer.expect(")");
    }
    if (networks.isEmpty() || assertions.isEmpty()) {
      throw lexer.unexpected("declare-network and assert before", lexer.peek());
    }
    return new Declarations(networks, assertions);
  }

  private void declareNetwork() {
    Token name = newName();
    Optional<String> equalTo = Optional.empty();
    Optional<Tensor> input = Optional.empty();
    Optional<Tensor> output = Optional.empty();
    while (lexer.peek().is("(")) {
      lexer.take();
      Token head = lexer.take();
      boolean nothingYet = input.isEmpty() && output.isEmpty();
      if (head.is("equal-to") && nothingYet && equalTo.isEmpty()) {
        equalTo = Optional.of(declaredNetwork());
      } else if (head.is("declare-input") && nothingYet) {
        input = Optional.of(tensor(true));
      } else if (head.is("declare-output") && input.isPresent() && output.isEmpty()) {
        output = Optional.of(tensor(false));
      } else {
        throw unsupported(head, input.isPresent());
      }
      lexer.expect(")");
    }
    if (output.isEmpty()) {
      throw lexer.unexpected(input.isEmpty() ? "(declare-input" : "(declare-output", lexer.peek());
    }
    names.put(name.text(), null);
    networks.add(new Network(name.text(), equalTo, input.get(), output.get()));
  }

  private RuntimeException unsupported(Token head, boolean hasInput) {
    return switch (head.text()) {
      case "isomorphic-to", "declare-hidden" -> lexer.fault(head, head.text() + ": not supported");
      case "declare-input", "declare-output" ->
          lexer.fault(head, head.text() + ": expected one of each network, the input first");
      default -> lexer.unexpected(hasInput ? "declare-output" : "declare-input", head);
    };
  }

  private String declaredNetwork() {
    Token other = lexer.expect(Kind.WORD, "the name of a network");
    boolean known =
        networks.stream().anyMatch(n -> n.name().equals(other.text()) && n.equalTo().isEmpty());
    if (!known) {
      throw lexer.unexpected("a network that is declared before and is no copy", other);
    }
    return other.text();
  }

  private Token newName() {
    Token name = lexer.expect(Kind.WORD, "a name");
    if (!name.text().matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw lexer.unexpected("a name of letters, digits and _", name);
    }
    if (names.containsKey(name.text())) {
      throw lexer.fault(name, name.shown() + ": declared twice");
    }
    return name;
  }

  private Tensor tensor(boolean isInput) {
    Token name = newName();
    String type = lexer.expect(Kind.WORD, "an element type").text();
    List<Integer> dims = new ArrayList<>();
    lexer.expect("[");
    long size = 1;
    while (!lexer.peek().is("]")) {
      if (!dims.isEmpty()) {
        lexer.expect(",");
      }
      Token dimension = lexer.take();
      dims.add(Numbers.dimension(lexer, dimension));
      size *= dims.get(dims.size() - 1);
      if (dims.size() > MOST_DIMENSIONS || size + inputs + outputs > MOST_ELEMENTS) {
        throw lexer.fault(dimension, "expected at most " + MOST_ELEMENTS + " elements in all");
      }
    }
    lexer.take();
    if (lexer.peek().kind() == Kind.STRING) {
      lexer.take();
    }
    Tensor tensor = new Tensor(name.text(), type, dims, (int) (isInput ? inputs : outputs));
    inputs += isInput ? size : 0;
    outputs += isInput ? 0 : size;
    names.put(name.text(), new Variable(tensor, isInput));
    return tensor;
  }

  private LinearSum variable(Token name) {
    Variable variable = names.get(name.text());
    if (variable == null) {
      throw lexer.fault(name, name.shown() + ": expected a declared input or output");
    }
    Tensor tensor = variable.tensor;
    int index = tensor.first();
    if (lexer.peek().is("[") || !tensor.dims().isEmpty()) {
      lexer.expect("[");
      int offset = 0;
      for (int d = 0; d < tensor.dims().size(); d++) {
        if (d > 0) {
          lexer.expect(",");
        }
        int dim = tensor.dims().get(d);
        offset = offset * dim + Numbers.index(lexer, lexer.take(), dim);
      }
      lexer.expect("]");
      index += offset;
    }
    return variable.isInput ? LinearSum.input(index) : LinearSum.output(index);
  }
}
