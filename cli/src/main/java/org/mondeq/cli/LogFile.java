package org.mondeq.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.mondeq.io.Build;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.PlainWriter;
import org.mondeq.io.Printable;
import org.mondeq.io.Version;
import org.mondeq.results.RunInfo;

/**
 * The file of {@code --log-file}: what a command prints, what it has done, and the stack traces of
 * faults, each line after the seconds since the command began. Nothing is kept until it is opened.
 * Safe for use by many threads.
 */
final class LogFile implements AutoCloseable {
  private static final double NANO = 1e-9;

  private final long start = System.nanoTime();
  private PrintWriter file;

  /**
   * Appends from now on to a file.
   *
   * @param words of the command line
   * @throws InvalidInputException if it cannot be written
   */
  synchronized void open(Path path, List<String> words) {
    try {
      file =
          PlainWriter.printer(
              Files.newBufferedWriter(
                  path,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new InvalidInputException(
          "--log-file " + path + ": cannot be written: " + Errors.reason(e), e);
    }
    line("mondeq " + String.join(" ", words));
    line("version " + Version.current() + ", build " + Build.current());
    line(RunInfo.thisJava() + ", " + RunInfo.thisSystem());
  }

  synchronized boolean isOpen() {
    return file != null;
  }

  synchronized void line(String text) {
    if (file != null) {
      double seconds = (System.nanoTime() - start) * NANO;
      file.printf(Locale.ROOT, "%10.3f  %s%n", seconds, Printable.line(text));
    }
  }

  synchronized void trace(Throwable fault) {
    if (file != null) {
      fault.printStackTrace(file);
    }
  }

  /** A writer to another one, whose whole lines come here too. */
  Writer copying(Writer writer) {
    return new FilterWriter(writer) {
      private final StringBuilder begun = new StringBuilder();

      @Override
      public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
      }

      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        for (int i = offset; i < offset + length; i++) {
          if (buffer[i] == '\n') {
            line(begun.toString().stripTrailing());
            begun.setLength(0);
          } else {
            begun.append(buffer[i]);
          }
        }
      }
    };
  }

  /** A printer of lines that come here alone. */
  PrintWriter printer() {
    return new PrintWriter(copying(Writer.nullWriter()), true);
  }

  /** Whether everything arrived in the file. */
  synchronized boolean isWhole() {
    return file == null || !file.checkError();
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
