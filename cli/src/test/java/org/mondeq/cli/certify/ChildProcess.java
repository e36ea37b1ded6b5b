package org.mondeq.cli.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a user runs it. */
final class ChildProcess {
  private static final long PATIENCE_SECONDS = 240;

  /** How the program ended, and what it wrote. */
  record Outcome(int code, String out, String err) {
    /** All that was written, for messages of failed tests. */
    String text() {
      return "exit code " + code + "\n" + out + err;
    }
  }

  private ChildProcess() {}

  /** The command line of the program, with bounded memory. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-Xss8m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=2g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.mondeq.app.Mondeq");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a command in a folder and waits for its end. */
  static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("mondeq", ".out");
    Path err = Files.createTempFile("mondeq", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + PATIENCE_SECONDS + " s: " + command);
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
