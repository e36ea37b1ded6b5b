package org.mondeq.experiment;

/** Shows the user how far a computation is. */
public interface Progress {
  /**
   * Begins a task of {@code total} steps, or of an unknown number if that is negative.
   *
   * @param task its name, a word or two
   */
  Task start(String task, long total);

  /** A task under way. */
  interface Task extends AutoCloseable {
    /** So many more steps are done. */
    void advance(long steps);

    /** So many steps were done by an earlier run; they count, but say nothing of the speed. */
    default void resume(long steps) {
      advance(steps);
    }

    /** A line about a step that is done, for those who want to read of each. */
    default void note(String line) {}

    /** Shows a short text beside the bar, such as the loss. */
    void say(String text);

    @Override
    void close();
  }

  /** Shows nothing. */
  static Progress silent() {
    return (task, total) -> new Silent();
  }

  /** A task that nobody watches. */
  record Silent() implements Task {
    @Override
    public void advance(long steps) {}

    @Override
    public void say(String text) {}

    @Override
    public void close() {}
  }
}
