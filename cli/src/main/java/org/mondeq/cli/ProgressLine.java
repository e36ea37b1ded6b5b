package org.mondeq.cli;

import java.time.Duration;
import java.util.Locale;

/** How far a task is, as one line that is never wider than it may be. */
final class ProgressLine {
  private static final int MOST_BAR = 30;
  private static final int LEAST_BAR = 5;
  private static final String SEPARATOR = " · ";

  private final String task;
  private final long total;
  private final long start;
  private long steps;
  private long resumed;
  private String text = "";

  /**
   * Nothing is done.
   *
   * @param total steps, negative if their number is unknown
   * @param start the time in nanoseconds
   */
  ProgressLine(String task, long total, long start) {
    this.task = task;
    this.total = total;
    this.start = start;
  }

  void advance(long more) {
    steps += more;
  }

  /** Steps of an earlier run, which say nothing of how fast this one is. */
  void resume(long done) {
    steps += done;
    resumed += done;
  }

  void say(String words) {
    text = words;
  }

  /**
   * The line at a time in nanoseconds, at most so many characters wide. Where it is narrow, first
   * the bar goes, then the time, then the last parts of the text.
   */
  String render(int width, long now) {
    String head = task + (total > 0 ? String.format(Locale.ROOT, " %3d%%", percent()) : "");
    String counts = total < 0 ? Long.toString(steps) : steps + "/" + total;
    String shown = counts + (text.isEmpty() ? "" : SEPARATOR + text);
    String tail = shown + (text.isEmpty() ? " " : "  ") + time(now);
    int room = width - head.length() - tail.length() - 4;
    if (total > 0 && room >= LEAST_BAR) {
      return head + " " + bar(Math.min(room, MOST_BAR)) + " " + tail;
    }
    String line = head + " " + tail;
    return line.length() <= width ? line : shortened(head + " " + shown, width);
  }

  /** Without the last parts of a text, and cut off if even the first is too long. */
  private static String shortened(String line, int width) {
    String shorter = line;
    while (shorter.length() > width && shorter.contains(SEPARATOR)) {
      shorter = shorter.substring(0, shorter.lastIndexOf(SEPARATOR));
    }
    return shorter.substring(0, Math.min(shorter.length(), Math.max(0, width)));
  }

  private long percent() {
    return 100 * Math.min(steps, total) / total;
  }

  private String bar(int length) {
    int done = (int) (length * Math.min(steps, total) / total);
    return "[" + "#".repeat(done) + "-".repeat(length - done) + "]";
  }

  /** The time so far, and what is left at the same speed. */
  private String time(long now) {
    Duration elapsed = Duration.ofNanos(now - start);
    long fresh = steps - resumed;
    if (total < 0 || fresh <= 0 || steps >= total) {
      return clock(elapsed);
    }
    double each = (double) elapsed.toMillis() / fresh;
    return clock(elapsed)
        + ", "
        + clock(Duration.ofMillis((long) (each * (total - steps))))
        + " left";
  }

  private static String clock(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
