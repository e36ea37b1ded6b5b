package org.mondeq.vnnlib;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mondeq.testing.Campaign;
import org.mondeq.testing.Mutator;

/** Whatever is no query is refused in one line, soon, and in little memory. */
class QueryFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          "\"",
          "<",
          "<=",
          ">",
          "==",
          "!=",
          "<2.0>",
          "<2.1>",
          "and ",
          "or ",
          "assert ",
          "(assert (or (<= X_0 1) (>= Y_0 1)))",
          "(assert (or (<= X[0,0] 1) (>= Y[0] 1)))",
          "(or (or (or (<= X_0 1) (<= X_0 2)) (<= Y_0 3)) (!= Y_0 Y_1))",
          "(and (<= Y[0] 3) (== Y[1] 2))",
          "X_0",
          "Y_1",
          "X[0,0]",
          "Y[1]",
          "X_999999999",
          "X_99999",
          "(declare-const X_2 Real)",
          "(declare-const X_1048575 Real)",
          "[16777216]",
          "[1048576,1048576]",
          "[0]",
          "[]",
          "1e400",
          "-1e-400",
          "1e999999999",
          "1e-99999999999999999999",
          "9".repeat(400),
          "9".repeat(1500),
          "0." + "1".repeat(399),
          "(* 1e400 1e400 1e400 1e400 1e400 1e400)",
          "(- X_0)",
          "(+ X_0 Y_0 1)",
          "(* 2 (- X_0 1))",
          "-",
          "+",
          ".",
          "\n",
          "\u0000",
          "\uFEFF",
          "é",
          "\uD800",
          Mutator.nested("(and ", ")", 150),
          Mutator.nested("(- ", ")", 150),
          Mutator.nested("(", "", 30_000),
          Mutator.nested("(or ", "", 30_000),
          Mutator.nested("(* 9999999999 ", ")", 190),
          "(assert (or (<= Y_0 1) (<= Y_0 2)))".repeat(30),
          "x".repeat(3000));

  @Test
  void queriesAreReadOrRefused() {
    Campaign.run(
        "queries",
        10_000,
        64,
        random -> {
          Mutator mutator = new Mutator(random);
          String text = random.nextBoolean() ? QueryTest.FIRST : QueryTest.SECOND;
          String mutated = mutator.mutate(text, WORDS);
          return Campaign.read(() -> Query.parse(Path.of("q.vnnlib"), mutated));
        });
  }

  /** Long texts of one word over and over, alone and amid a query. */
  @Test
  void longTextsTakeNoTime() {
    for (String word : WORDS) {
      String many = word.repeat((1 << 20) / word.length());
      for (String text :
          List.of(many, QueryTest.FIRST + "(assert " + many, QueryTest.FIRST + many)) {
        assertTimeout(
            Duration.ofSeconds(5),
            () -> Campaign.read(() -> Query.parse(Path.of("q.vnnlib"), text)),
            word);
      }
    }
  }
}
