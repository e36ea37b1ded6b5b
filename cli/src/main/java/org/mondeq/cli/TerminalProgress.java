package org.mondeq.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.mondeq.experiment.Progress;

/**
 * A bar in the last line of the terminal, redrawn in place, with other output above it.
 *
 * <p>Java cannot tell whether the standard error is a terminal: {@link System#console} asks for the
 * standard input and output. The launcher can, and says so in the system property {@value
 * #TERMINAL}, and how wide it is in {@value #COLUMNS}. Without the first there is no bar.
 */
final class TerminalProgress implements Progress {
  static final String TERMINAL = "mondeq.stderr.terminal";
  static final String COLUMNS = "mondeq.stderr.columns";

  private static final int USUAL_COLUMNS = 80;
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final PrintStream terminal;
  private final int width;
  private final Timer timer = new Timer("progress", true);
  private ProgressLine line;
  private int drawn;
  private boolean amidLine;

  /** Bars on a terminal of so many columns; one that is not known to have any has 80. */
  TerminalProgress(PrintStream terminal, int columns) {
    // As what is printed above it, whatever the locale.
    this.terminal = new PrintStream(terminal, false, StandardCharsets.UTF_8);
    // A character in the last column makes some terminals go to the next line.
    this.width = (columns <= 0 ? USUAL_COLUMNS : columns) - 1;
    long interval = INTERVAL.toMillis();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            draw();
          }
        },
        interval,
        interval);
  }

  /** A writer to the same terminal, whose lines come above the bar. */
  Writer above(Writer writer) {
    return new FilterWriter(writer) {
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
        synchronized (TerminalProgress.this) {
          clear();
          out.write(buffer, offset, length);
          if (line != null) {
            out.flush();
          }
          amidLine = length > 0 ? buffer[offset + length - 1] != '\n' : amidLine;
        }
      }
    };
  }

  @Override
  public synchronized Task start(String task, long total) {
    ProgressLine started = new ProgressLine(task, total, System.nanoTime());
    line = started;
    draw();
    return new Bar(started);
  }

  private synchronized void draw() {
    if (line == null || amidLine) {
      return;
    }
    String text = line.render(width, System.nanoTime());
    terminal.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
    terminal.flush();
    drawn = text.length();
  }

  private synchronized void clear() {
    if (drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
      drawn = 0;
    }
  }

  private final class Bar implements Task {
    private final ProgressLine mine;

    Bar(ProgressLine mine) {
      this.mine = mine;
    }

    @Override
    public void advance(long steps) {
      synchronized (TerminalProgress.this) {
        mine.advance(steps);
      }
    }

    @Override
    public void resume(long steps) {
      synchronized (TerminalProgress.this) {
        mine.resume(steps);
      }
    }

    @Override
    public void say(String text) {
      synchronized (TerminalProgress.this) {
        mine.say(text);
      }
    }

    /** Leaves the last state on the screen. */
    @Override
    public void close() {
      synchronized (TerminalProgress.this) {
        if (line == mine) {
          draw();
          if (drawn > 0) {
            terminal.println();
          }
          drawn = 0;
          line = null;
        }
      }
    }
  }
}
