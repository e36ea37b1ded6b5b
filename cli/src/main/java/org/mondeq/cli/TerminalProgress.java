package org.mondeq.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.mondeq.experiment.Progress;

/**
 * A bar on the standard error.
 *
 * <p>Java cannot tell whether the standard error is a terminal: {@link System#console} asks for the
 * standard input and output. The launcher can, and says so in the system property {@value
 * #TERMINAL}. Without it there is no bar.
 */
final class TerminalProgress implements Progress {
  static final String TERMINAL = "mondeq.stderr.terminal";

  private static final int WIDTH = 100;
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** A bar if the standard error is a terminal, else nothing. */
  static Progress ifTerminal() {
    return Boolean.getBoolean(TERMINAL) ? new TerminalProgress() : Progress.silent();
  }

  @Override
  public Task start(String task, long total) {
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) INTERVAL.toMillis())
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build());
  }

  private record Bar(ProgressBar bar) implements Task {
    @Override
    public void advance(long steps) {
      bar.stepBy(steps);
    }

    @Override
    public void say(String text) {
      bar.setExtraMessage(" " + text);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
