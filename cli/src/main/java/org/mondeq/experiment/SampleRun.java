package org.mondeq.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.config.RecordTree;
import org.mondeq.io.Counted;
import org.mondeq.io.Printable;
import org.mondeq.results.ResultsFolder;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputSets;
import org.mondeq.spec.Norm;

/**
 * Runs a method over the samples of an experiment: continues what is in the folder, distributes the
 * samples over threads or other processes, appends results as they finish, and summarises.
 */
public final class SampleRun {
  private final Experiment experiment;
  private final Method method;
  private final SampledStage<SampleResult> stage;
  private final InputSets inputs;

  /**
   * What is done with each sample.
   *
   * @param stage the name of the stage, which names section and folder
   * @param task the kind of work
   * @param name the method, as results call it
   * @param all whether workers look at misclassified samples too, and not only at correct ones
   */
  public record Method(String stage, Task task, String name, boolean all) {
    /** A method that looks at one correctly classified sample at a time. */
    public static Method of(String stage, Task task, String name) {
      return new Method(stage, task, name, false);
    }

    /** The same method on balls of a norm. */
    public Method in(Norm norm) {
      String where = norm == Norm.INF ? name : name + ", " + norm.sign();
      return new Method(stage, task, where, all);
    }

    /** The same method, but which looks at all samples if {@code wanted}. */
    public Method onAllSamples(boolean wanted) {
      return new Method(stage, task, name, wanted);
    }
  }

  /** The work of one thread. */
  @FunctionalInterface
  public interface Worker {
    /**
     * Looks at a batch.
     *
     * @return one result for each sample, or nothing if the work was given up because of an
     *     interruption
     */
    Optional<List<SampleResult>> run(List<Sample> batch);

    /** A worker that looks at one sample at a time. */
    static Worker each(Function<Sample, Optional<SampleResult>> function) {
      return batch -> {
        List<SampleResult> results = new ArrayList<>();
        for (Sample sample : batch) {
          Optional<SampleResult> result = function.apply(sample);
          if (result.isEmpty()) {
            return Optional.empty();
          }
          results.add(result.get());
        }
        return Optional.of(results);
      };
    }
  }

  private SampleRun(Experiment experiment, Method method, SampledStage<SampleResult> stage) {
    this.experiment = experiment;
    this.method = method;
    this.stage = stage;
    this.inputs = experiment.inputs();
  }

  /**
   * Runs a method over the samples and reports one line.
   *
   * @param opened told of the input sets once the folder belongs to this run, before any work
   * @param finished told of each result once it is written
   * @return the summary, or nothing if the run was interrupted
   */
  public static Optional<Summary> execute(
      Experiment experiment,
      Method method,
      SampledStage<SampleResult> stage,
      Consumer<InputSets> opened,
      Consumer<SampleResult> finished) {
    return new SampleRun(experiment, method, stage).run(opened, finished);
  }

  /**
   * What looks at samples by index, for a stage to hand out.
   *
   * @param workers makes the worker of a thread; nothing that it holds is needed before
   */
  public static Supplier<Function<Integer, Optional<SampleResult>>> workers(
      Experiment experiment, Method method, Supplier<Worker> workers) {
    InputSets inputs = experiment.inputs();
    Classifier classifier = new Classifier(experiment.model());
    return () -> new SampleWork(inputs, method, classifier, resilient(experiment, method, workers));
  }

  private static Worker resilient(Experiment experiment, Method method, Supplier<Worker> workers) {
    double seconds = experiment.config().timeout().orElse(Double.POSITIVE_INFINITY);
    Worker limited = new TimeLimited(workers.get(), seconds, experiment.interruption());
    return new Resilient(
        limited,
        (sample, reason) ->
            experiment.say(method.stage + ": sample " + sample.index() + " unknown: " + reason));
  }

  private Optional<Summary> run(Consumer<InputSets> opened, Consumer<SampleResult> finished) {
    List<Integer> chosen = experiment.ofShard(experiment.samples(inputs));
    Path path = experiment.folder(method.stage);
    String config = RecordTree.yaml(experiment.effective());
    try (ResultsFolder folder =
        ResultsFolder.open(
            path, Provenance.of(experiment, method, inputs), config, experiment.overwrite())) {
      opened.accept(inputs);
      Notices.restored(experiment, method.stage, folder.lost());
      work(chosen, folder, finished);
      Set<Integer> now = folder.finished();
      if (!now.containsAll(chosen)) {
        Notices.stopped(
            experiment,
            method.stage,
            chosen.stream().filter(now::contains).count(),
            chosen.size(),
            "samples");
        return Optional.empty();
      }
      int all = folder.complete().samples();
      Set<Integer> asked = Set.copyOf(chosen);
      Summary summary =
          Summary.of(
              method.task,
              folder.results().results().stream().filter(r -> asked.contains(r.index())).toList());
      String more = all == asked.size() ? "" : ", which holds " + Counted.of(all, "sample");
      experiment.say(describe(summary, path) + more);
      if (!inputs.claimsMiddles()) {
        RecordedAccuracy.warning(experiment.model().spec(), summary.correct(), summary.samples())
            .ifPresent(experiment::say);
      }
      return Optional.of(summary);
    }
  }

  private void work(List<Integer> chosen, ResultsFolder folder, Consumer<SampleResult> finished) {
    List<Integer> pending = folder.pending(chosen);
    try (Progress.Task task = experiment.progress().start(method.stage, chosen.size())) {
      task.resume(chosen.size() - pending.size());
      VerdictCounts counts = countsOfEarlier(chosen, folder);
      Consumer<SampleResult> writer =
          result -> {
            folder.append(result);
            finished.accept(result);
            counts.add(result);
            task.note(note(result));
            task.say(counts.toString());
            task.advance(1);
          };
      stage.work(experiment, folder.path(), pending, writer);
    }
  }

  private static VerdictCounts countsOfEarlier(List<Integer> chosen, ResultsFolder folder) {
    Set<Integer> asked = Set.copyOf(chosen);
    return VerdictCounts.of(
        folder.results().results().stream().filter(r -> asked.contains(r.index())).toList());
  }

  private String note(SampleResult result) {
    return Printable.line(
        String.format(
            Locale.ROOT,
            "%s: sample %d %s, %s, %.3g s",
            method.stage,
            result.index(),
            result.verdict().word(),
            result.stage(),
            result.seconds()));
  }

  private String describe(Summary summary, Path folder) {
    StringBuilder text = new StringBuilder(method.stage).append(" (").append(method.name);
    text.append("): ").append(Counted.of(summary.samples(), "sample")).append(", ");
    text.append(summary.correct()).append(" correct");
    if (summary.certifiedUnchecked() != null) {
      text.append(", ").append(summary.certifiedUnchecked()).append(" certified, unchecked");
    }
    if (summary.certified() != null
        && (summary.certifiedUnchecked() == null || summary.certified() > 0)) {
      text.append(", ").append(summary.certified()).append(" certified");
    }
    text.append(", ").append(summary.falsified()).append(" falsified, ");
    text.append(summary.unknown()).append(" unknown");
    if (summary.refused() != null) {
      text.append(" (").append(summary.refused()).append(" refused by the checker)");
    }
    if (summary.secondsPerCorrect() != null) {
      text.append(String.format(Locale.ROOT, ", %.3g s", summary.secondsPerCorrect()));
      text.append(" per correct sample");
    }
    return Printable.line(text.append("; ").append(folder).toString());
  }
}
