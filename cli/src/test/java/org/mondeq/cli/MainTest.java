package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {
  /** Ends as the test wants it to. */
  @Command(name = "end")
  static final class End implements Subcommand {
    private final Supplier<Integer> ending;

    @Option(names = "--option")
    private int option;

    End(Supplier<Integer> ending) {
      this.ending = ending;
    }

    @Override
    public Integer call() {
      return ending.get() + option;
    }
  }

  private static CommandLineRunner ending(Supplier<Integer> ending) {
    return new CommandLineRunner(List.of(new End(ending)), List.of());
  }

  private static Supplier<Integer> failing(Throwable failure) {
    return () -> {
      throw MainTest.<RuntimeException>sneak(failure);
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new InvalidInputException("a: expected b\nmore"), 2, "a: expected b?more"),
        Arguments.of(new FailedRunException("disk full"), 1, "disk full"),
        Arguments.of(
            new IllegalStateException("odd"),
            1,
            "unexpected fault: IllegalStateException: odd (--debug shows where)"),
        Arguments.of(
            new NullPointerException(),
            1,
            "unexpected fault: NullPointerException (--debug shows where)"),
        Arguments.of(
            new StackOverflowError(),
            1,
            "unexpected fault: StackOverflowError (--debug shows where)"),
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            1,
            "out of memory; set MONDEQ_HEAP to more, as in MONDEQ_HEAP=4g: OutOfMemoryError: Java"
                + " heap space (--debug shows where)"),
        Arguments.of(
            new ExceptionInInitializerError(new FailedRunException("bad library")),
            1,
            "bad library"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsAFaultInOneLine(Throwable failure, int code, String line) {
    CommandLineRunner.Outcome outcome = ending(failing(failure)).execute("end");
    assertEquals(code, outcome.code());
    assertEquals("mondeq: " + line + System.lineSeparator(), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void showsTheStackTraceOnDemand() {
    CommandLineRunner runner = ending(failing(new IllegalStateException("odd")));
    for (String[] args :
        List.of(new String[] {"end", "--debug"}, new String[] {"--debug", "end"})) {
      CommandLineRunner.Outcome outcome = runner.execute(args);
      assertEquals(1, outcome.code());
      assertTrue(outcome.err().contains("at org.mondeq.cli.MainTest"), outcome.err());
    }
  }

  @Test
  void passesTheCodeOfTheCommandOn() {
    assertEquals(0, ending(() -> 0).execute("end").code());
    assertEquals(3, ending(() -> ExitCode.UNDECIDED).execute("end").code());
  }

  @Test
  void saysThatItWasInterrupted() {
    CommandLineRunner runner = ending(() -> 0);
    runner.interruption.request();
    assertEquals(130, runner.execute("end").code());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          end --optio 1 | --option
          edn | did you mean end
          end --option x | 'x' is not an int
          --versio | --version
          end --option | Missing required parameter
          """)
  void tellsWrongUsageInOneLine(String line, String part) {
    CommandLineRunner.Outcome outcome = ending(() -> 0).execute(line.split(" ", -1));
    assertEquals(2, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("mondeq: "), outcome.err());
    assertTrue(outcome.err().contains(part), outcome.err());
  }

  @Test
  void saysWithoutACommandWhichThereAre() {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run();
    assertEquals(0, outcome.code());
    assertEquals(CommandLineRunner.run("--help").out(), outcome.out());
    assertEquals(CommandLineRunner.run("help").out(), outcome.out());
    assertEquals("", outcome.err());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trian | did you mean train?
          certfy | did you mean certify?
          fly | expected one of attack, benchmark, certify, check, completion,
          xyz | expected one of attack, benchmark, certify, check, completion,
          certify m.npz --epsilonn 1 | Unknown option: '--epsilonn'; did you mean --epsilon?
          certify m.npz --cuda | --cuda: expected before the command
          help trian | did you mean train?
          """)
  void asksDidYouMeanOnlyWhatIsNear(String line, String part) {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run(line.split(" ", -1));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains(part), outcome.err());
    assertTrue(part.contains("did you mean") || !outcome.err().contains("did you mean"));
  }

  @Test
  void helpNamesCommandsAndExitCodes() {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("--help");
    assertEquals(0, outcome.code());
    assertEquals("", outcome.err());
    for (String part : List.of("run", "report", "inspect", "  2 ", "wrong usage or input")) {
      assertTrue(outcome.out().contains(part), part);
    }
  }

  @Test
  void tellsItsVersion() {
    CommandLineRunner.Outcome outcome = CommandLineRunner.run("--version");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("mondeq "), outcome.out());
    assertEquals(outcome.out(), CommandLineRunner.run("version").out());
  }
}
