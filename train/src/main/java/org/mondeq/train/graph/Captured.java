package org.mondeq.train.graph;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what ND4J prints by itself out of the program's output. For use while the process has one
 * thread that prints.
 */
final class Captured {
  private Captured() {}

  /** Runs an action; {@code text} receives all that it prints, also if it throws. */
  static void run(Runnable action, StringBuilder text) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    try {
      action.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
      text.append(bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
