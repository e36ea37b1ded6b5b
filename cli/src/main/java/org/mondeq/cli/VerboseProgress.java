package org.mondeq.cli;

import java.io.PrintWriter;
import org.mondeq.experiment.Progress;

/** Another progress, with a line for each step that is done. */
record VerboseProgress(Progress progress, PrintWriter out) implements Progress {
  @Override
  public Task start(String task, long total) {
    return new Lines(progress.start(task, total), out);
  }

  private record Lines(Task task, PrintWriter out) implements Task {
    @Override
    public void advance(long steps) {
      task.advance(steps);
    }

    @Override
    public void resume(long steps) {
      task.resume(steps);
    }

    @Override
    public void note(String line) {
      out.println(line);
    }

    @Override
    public void say(String text) {
      task.say(text);
    }

    @Override
    public void close() {
      task.close();
    }
  }
}
