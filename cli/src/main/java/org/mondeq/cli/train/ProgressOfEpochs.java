package org.mondeq.cli.train;

import java.util.Locale;
import java.util.function.Consumer;
import org.mondeq.experiment.Progress;
import org.mondeq.train.EpochListener;
import org.mondeq.train.EpochReport;

/** Shows epochs, loss and accuracy while training. */
final class ProgressOfEpochs implements EpochListener {
  private final Progress.Task task;
  private final Consumer<String> warnings;
  private String accuracy = "";

  ProgressOfEpochs(Progress.Task task, Consumer<String> warnings) {
    this.task = task;
    this.warnings = warnings;
  }

  @Override
  public void warned(String message) {
    warnings.accept(message);
  }

  @Override
  public void resumed(int epochs) {
    task.resume(epochs);
  }

  @Override
  public void batchDone(int epoch, int batch, int batches, double loss) {
    task.say(
        String.format(
            Locale.ROOT,
            "epoch %d, batch %d/%d, loss %.3f%s",
            epoch,
            batch,
            batches,
            loss,
            accuracy));
  }

  @Override
  public void epochDone(EpochReport report) {
    double percent = 100 * report.testAccuracy();
    String done =
        String.format(Locale.ROOT, "epoch %d, test accuracy %.2f %%", report.epoch(), percent);
    accuracy = String.format(Locale.ROOT, ", epoch %d %.2f %%", report.epoch(), percent);
    task.say(done);
    task.note("train: " + done);
    task.advance(1);
  }
}
