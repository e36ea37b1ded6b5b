package org.mondeq.vnnlib;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mondeq.vnnlib.Token.Kind;

/** Version 1.0: constants {@code X_i} and {@code Y_j}, and assertions. */
final class FirstVersionParser {
  private static final int MOST_VARIABLES = 1 << 20;

  private final Lexer lexer;
  private final FormulaParser formulas;
  private final BitSet inputs = new BitSet();
  private final BitSet outputs = new BitSet();
  private final List<Formula> assertions = new ArrayList<>();

  FirstVersionParser(Lexer lexer) {
    this.lexer = lexer;
    this.formulas = new FormulaParser(lexer, true, this::variable);
  }

  Declarations parse() {
    while (lexer.peek().kind() != Kind.END) {
      lexer.expect("(");
      Token head = lexer.take();
      switch (head.text()) {
        case "declare-const" -> declare();
        case "assert" -> assertions.add(formulas.formula());
        default -> throw lexer.unexpected("declare-const or assert", head);
      }
      lexer.expect(")");
    }
    Tensor input = tensor("X", inputs);
    Tensor output = tensor("Y", outputs);
    return new Declarations(List.of(new Network("N", Optional.empty(), input, output)), assertions);
  }

  private Tensor tensor(String name, BitSet declared) {
    int size = declared.cardinality();
    if (size == 0 || declared.length() != size) {
      int missing = declared.nextClearBit(0);
      throw lexer.fault(
          lexer.peek(), name + "_" + missing + ": expected to be declared, as all up to the last");
    }
    return new Tensor(name, "Real", List.of(size), 0);
  }

  private void declare() {
    Token name = lexer.expect(Kind.WORD, "X_i or Y_j");
    int index = index(name);
    BitSet declared = name.text().startsWith("X") ? inputs : outputs;
    if (declared.get(index)) {
      throw lexer.fault(name, name.shown() + ": declared twice");
    }
    declared.set(index);
    lexer.expect("Real");
  }

  private int index(Token name) {
    if (!name.text().matches("[XY]_(0|[1-9][0-9]{0,8})")) {
      throw lexer.unexpected("X_i or Y_j", name);
    }
    int index = Integer.parseInt(name.text().substring(2));
    if (index >= MOST_VARIABLES) {
      throw lexer.unexpected("an index below " + MOST_VARIABLES, name);
    }
    return index;
  }

  private LinearSum variable(Token name) {
    int index = index(name);
    boolean isInput = name.text().startsWith("X");
    if (!(isInput ? inputs : outputs).get(index)) {
      throw lexer.fault(name, name.shown() + ": not declared");
    }
    return isInput ? LinearSum.input(index) : LinearSum.output(index);
  }
}
