package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.certify.radius.RadiusSearch;
import org.mondeq.certify.radius.SoundnessAlarm;
import org.mondeq.cli.certify.RadiusResult.Status;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.Resilient;
import org.mondeq.experiment.Sample;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.Normalization;
import org.mondeq.solver.Classifier;
import org.mondeq.solver.WorkTime;
import org.mondeq.spec.InputBox;

/** What one thread does with each sample. */
final class RadiusWorker implements Function<Integer, Optional<RadiusResult>> {
  private final Task task;
  private final RadiusSearch search;
  private final Deadline deadline;

  /**
   * What all threads share.
   *
   * @param data the test split
   * @param normalization that of the model
   * @param classifier that of the model
   * @param interruption whether the user wants to end
   * @param method as results call it
   * @param archive writes adversarial examples
   * @param folder where they go
   * @param unchecked whether nobody asks the independent checker
   */
  record Task(
      LabeledDataset data,
      Normalization normalization,
      Classifier classifier,
      java.util.function.BooleanSupplier interruption,
      String method,
      CounterexampleWriter archive,
      Path folder,
      boolean unchecked) {}

  RadiusWorker(Task task, RadiusSearch search, Deadline deadline) {
    this.task = task;
    this.search = search;
    this.deadline = deadline;
  }

  /** The radius of a sample; nothing if the search was given up because of an interruption. */
  @Override
  public Optional<RadiusResult> apply(Integer index) {
    deadline.restart();
    Matrix pixels = task.data.pixels(index);
    int label = task.data.label(index);
    int prediction = Classifier.prediction(task.classifier.logits(pixels), 0);
    if (prediction != label) {
      return Optional.of(
          new RadiusResult(
              index,
              label,
              prediction,
              Status.MISCLASSIFIED,
              null,
              null,
              null,
              0,
              task.method,
              deadline.elapsed(),
              null,
              null,
              null));
    }
    RadiusSearch.Found found = search(index, pixels.row(0), label);
    return found.reason().isPresent() && task.interruption.getAsBoolean()
        ? Optional.empty()
        : Optional.of(result(index, pixels.row(0), label, found));
  }

  private RadiusSearch.Found search(int index, double[] pixels, int label) {
    try {
      return WorkTime.within(
          deadline.seconds(), task.interruption, () -> search.search(pixels, label, deadline));
    } catch (SoundnessAlarm e) {
      throw new FailedRunException("sample " + index + ": " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      return RadiusSearch.Found.nothing(Resilient.reason(e));
    }
  }

  private RadiusResult result(int index, double[] pixels, int label, RadiusSearch.Found found) {
    String file = Sample.adversarialFile(index);
    if (found.counterexample().isPresent()) {
      InputBox ball =
          InputBox.ball(pixels, found.falsified().getAsDouble(), search.norm(), task.normalization);
      task.archive.write(found.counterexample().get(), ball, label, task.folder.resolve(file));
    }
    Status unless = found.reason().isPresent() ? Status.OPEN : Status.MAXIMUM;
    return new RadiusResult(
        index,
        label,
        label,
        found.closed() ? Status.CLOSED : unless,
        found.certified().isPresent() ? found.certified().getAsDouble() : null,
        found.falsified().isPresent() ? found.falsified().getAsDouble() : null,
        found.reason().orElse(null),
        found.counts().verifications(),
        task.method,
        deadline.elapsed(),
        found.counterexample().isPresent() ? file : null,
        found.counts().refused() == 0 ? null : found.counts().refused(),
        task.unchecked ? true : null);
  }
}
