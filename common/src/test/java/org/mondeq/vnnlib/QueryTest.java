package org.mondeq.vnnlib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.InvalidInputException;

/** Both versions say what they say, and everything else is refused at its place. */
class QueryTest {
  static final String FIRST =
      """
      ; unsafe: class 1 is as large as class 0
      (declare-const X_0 Real)
      (declare-const X_1 Real)
      (declare-const Y_0 Real)
      (declare-const Y_1 Real)
      (assert (>= X_0 -0.1))
      (assert (<= X_0 1e-1))
      (assert (and (>= X_1 0.25) (<= X_1 0.5)))
      (assert (or (and (>= Y_1 Y_0)) (and (<= Y_0 -3.0) (> Y_1 2))))
      """;

  static final String SECOND =
      """
      (vnnlib-version <2.0>)
      (declare-network N
        (declare-input X real [1,2])
        (declare-output Y real [2]))
      (declare-network M (equal-to N)
        (declare-input A real [1,2])
        (declare-output B real [2] "out"))
      (assert (and (>= X[0,0] 0) (<= X[0,0] 1) (>= X[0,1] 0.5) (<= X[0,1] 1)))
      (assert (and (>= A[0,0] 0) (<= A[0,0] 1) (== A[0,1] 0.75)))
      (assert (<= (+ X[0,0] (* 2 A[0,0] -3) (- 4) (- 1 0.5)) 0.0))
      (assert (< B[1] (- Y[1])))
      """;

  private static Query parse(String text) {
    return Query.parse(Path.of("q.vnnlib"), text);
  }

  private static Map<Integer, BigDecimal> terms(Object... pairs) {
    Map<Integer, BigDecimal> terms = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      terms.put((Integer) pairs[i], new BigDecimal((String) pairs[i + 1]));
    }
    return terms;
  }

  @Test
  void theFirstVersionIsRead() {
    Query query = parse(FIRST);
    assertTrue(query.isFirstVersion());
    assertEquals(2, query.inputs());
    assertEquals(2, query.outputs());
    assertEquals(1, query.cases().size());
    Query.Case only = query.cases().get(0);
    assertEquals(new BigDecimal("-0.1"), only.box().lower(0));
    assertEquals(new BigDecimal("0.1"), only.box().upper(0));
    assertEquals(List.of(1, 2), only.conjunctions().stream().map(List::size).toList());
    LinearInequality first = only.conjunctions().get(0).get(0);
    assertEquals(terms(0, "1", 1, "-1"), first.outputs());
    assertFalse(first.strict());
    LinearInequality last = only.conjunctions().get(1).get(1);
    assertEquals(terms(1, "-1"), last.outputs());
    assertEquals(new BigDecimal("2"), last.constant());
    assertTrue(last.strict());
  }

  @Test
  void theSecondVersionIsRead() {
    Query query = parse(SECOND);
    assertEquals(List.of("N", "M"), query.networks().stream().map(Network::name).toList());
    assertEquals("N", query.networks().get(1).equalTo().orElseThrow());
    assertEquals("A[0,1]", query.inputName(3));
    Query.Case only = query.cases().get(0);
    assertEquals(new BigDecimal("0.75"), only.box().lower(3));
    assertEquals(new BigDecimal("0.75"), only.box().upper(3));
    List<LinearInequality> conjunction = only.conjunctions().get(0);
    assertEquals(2, conjunction.size());
    assertEquals(terms(0, "1", 2, "-6"), conjunction.get(0).inputs());
    assertEquals(0, conjunction.get(0).constant().compareTo(new BigDecimal("-3.5")));
    assertEquals(terms(1, "1", 3, "1"), conjunction.get(1).outputs());
    assertTrue(conjunction.get(1).strict());
  }

  /** Different boxes of disjuncts are different cases, and empty ones are none. */
  @Test
  void disjunctsMayHaveTheirOwnBoxes() {
    String text =
        """
        (declare-const X_0 Real)(declare-const Y_0 Real)
        (assert (>= X_0 0)) (assert (<= X_0 1))
        (assert (or (and (<= X_0 0.5) (>= Y_0 1)) (and (>= X_0 0.5) (>= Y_0 2))
          (and (>= X_0 1.5) (>= Y_0 2)) (and (< X_0 0) (>= Y_0 2)) (>= Y_0 3) (<= 1 0)))
        """;
    List<Query.Case> cases = parse(text).cases();
    assertEquals(3, cases.size());
    assertEquals(new BigDecimal("0.5"), cases.get(0).box().upper(0));
    assertEquals(new BigDecimal("0.5"), cases.get(1).box().lower(0));
    assertEquals(BigDecimal.ONE, cases.get(2).box().upper(0));
  }

  @Test
  void severalDisjunctionsMultiplyOut() {
    String text =
        """
        (declare-const X_0 Real)(declare-const Y_0 Real)(declare-const Y_1 Real)
        (assert (>= X_0 0)) (assert (<= X_0 1))
        (assert (or (>= Y_0 1) (>= Y_1 1)))
        (assert (or (<= Y_0 5) (!= Y_1 5)))
        """;
    Query.Case only = parse(text).cases().get(0);
    assertEquals(6, only.conjunctions().size());
    assertTrue(only.conjunctions().stream().allMatch(conjunction -> conjunction.size() == 2));
  }

  @Test
  void bothWaysOfRoundingEncloseDecimals() {
    String text =
        """
        (declare-const X_0 Real)(declare-const X_1 Real)(declare-const Y_0 Real)
        (assert (>= X_0 0.1)) (assert (<= X_0 0.3))
        (assert (> X_1 0.5)) (assert (< X_1 0.75)) (assert (>= Y_0 1))
        """;
    ExactBox box = parse(text).cases().get(0).box();
    assertArrayEquals(new double[] {Math.nextDown(0.1), 0.5}, box.outerLower());
    assertArrayEquals(new double[] {Math.nextUp(0.3), 0.75}, box.outerUpper());
    assertArrayEquals(new double[] {0.1, Math.nextUp(0.5)}, box.innerLower());
    assertArrayEquals(new double[] {0.3, Math.nextDown(0.75)}, box.innerUpper());
  }

  /** A quotient that no decimal holds bounds the box from outside, and stays as it is written. */
  @Test
  void thirdsAreExact() {
    String text =
        """
        (declare-const X_0 Real)(declare-const Y_0 Real)
        (assert (>= X_0 0)) (assert (<= (* 3 X_0) 1)) (assert (>= Y_0 1))
        """;
    Query.Case only = parse(text).cases().get(0);
    assertEquals(2, only.conjunctions().get(0).size());
    assertTrue(only.box().upper(0).multiply(new BigDecimal(3)).compareTo(BigDecimal.ONE) > 0);
    LinearInequality bound = only.conjunctions().get(0).get(0);
    assertTrue(bound.holdsAt(new double[] {Math.nextDown(1 / 3.0)}));
    assertFalse(bound.holdsAt(new double[] {Math.nextUp(1 / 3.0)}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "(declare-const X_0 Int)|1:20: expected 'Real', got 'Int'",
        "(declare-const Z_0 Real)|1:16: expected X_i or Y_j, got 'Z_0'",
        "(declare-const X_0 Real)(declare-const X_0 Real)|1:40: 'X_0': declared twice",
        "(declare-const X_0 Real)(assert (<= X_1 0))|1:37: 'X_1': not declared",
        "(declare-const X_0 Real)(assert (<= X_0 1.2.3))|1:41: expected a number, got '1.2.3'",
        "(declare-const X_0 Real)(assert (<= X_0 1e999))|1:41: expected an exponent of at most 400",
        "(declare-const X_0 Real)(assert (= X_0 1))|1:34: expected and, or, <, <=, >, >=, == or",
        "(declare-const X_0 Real)(assert (<= X_0))|1:40: expected a number, a variable or '('",
        "(declare-const X_0 Real)(assert (<= X_0 1)|1:43: expected ')', got the end of the file",
        "(declare-const X_1 Real)|1:25: X_0: expected to be declared, as all up to the last",
        "(set-logic QF_LRA)|1:2: expected declare-const or assert, got 'set-logic'",
        "(vnnlib-version <3.0>)|1:17: expected <2.0> or <2.1>, got '<3.0>'",
        "(vnnlib-version <2.0>)|1:23: expected declare-network and assert before",
        "é|1:1: unexpected character U+00E9",
        "|1:1: X_0: expected to be declared",
        "\"abc|1:1: expected a closing '\"' on this line",
      })
  void faultsHaveAPlace(String text, String fault) {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> parse(text == null ? "" : text));
    assertTrue(e.getMessage().startsWith("q.vnnlib:" + fault), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "[1,2]|[1,x]|3:28: expected a whole number, got 'x'",
        "A[0,1]|A[0,2]|9:50: expected an index up to 1, got '2'",
        "A[0,1]|A[0]|9:49: expected ',', got ']'",
        "A[0,1]|C|9:46: 'C': expected a declared input or output",
        "(* 2 A[0,0] -3)|(* 2 A[0,0] X[0,0])|10:35: expected a number, since products of",
        "(* 2 A[0,0] -3)|1e3|10:23: expected a number without an exponent",
        "equal-to N|equal-to M|5:30: expected a network that is declared before",
        "equal-to N|isomorphic-to N|5:21: isomorphic-to: not supported",
        "declare-input A|declare-input X|6:18: 'X': declared twice",
        "(declare-output Y real [2])|(declare-input Z real [2])|4:4: declare-input: expected one"
            + " of",
        "<2.0>|2.0|1:17: expected <2.0> or <2.1>, got '2.0'",
      })
  void faultsOfTheSecondVersionHaveAPlace(String what, String instead, String fault) {
    String text = SECOND.replaceFirst(java.util.regex.Pattern.quote(what), instead);
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(text));
    assertTrue(e.getMessage().startsWith("q.vnnlib:" + fault), e.getMessage());
  }

  @Test
  void everyInputNeedsBothBounds() {
    String text = FIRST.replace("(assert (<= X_0 1e-1))", "");
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(text));
    assertEquals(
        "q.vnnlib: X_0: expected a lower and an upper bound, got no upper one", e.getMessage());
  }

  @Test
  void tooManyDisjunctsAreRefused() {
    String or = "(assert (or (>= Y_0 1) (>= Y_1 1)))\n";
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> parse(FIRST + or.repeat(14)));
    assertTrue(e.getMessage().startsWith("q.vnnlib: expected at most 10000 dis"), e.getMessage());
  }
}
