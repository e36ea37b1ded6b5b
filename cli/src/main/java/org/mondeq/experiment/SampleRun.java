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
import org.mondeq.linalg.Matrix;
import org.mondeq.results.ResultsFolder;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.InputSets;
import org.mondeq.spec.Norm;

/**
 * Runs a method over the samples of an experiment: continues what is in the folder, predicts,
 * leaves misclassified samples alone unless the method wants them, distributes the others over
 * threads, appends results as they finish, and summarises.
 */
public final class SampleRun {
  private static final int PREDICTED_AT_ONCE = 250;
  private static final double NANO = 1e-9;

  private final Experiment experiment;
  private final Method method;
  private final InputSets inputs;

  /**
   * What is done with each sample.
   *
   * @param stage the name of the stage, which names section and folder
   * @param task the kind of work
   * @param name the method, as results call it
   * @param batchSize how many samples a worker takes at once
   * @param all whether workers look at misclassified samples too, and not only at correct ones
   */
  public record Method(String stage, Task task, String name, int batchSize, boolean all) {
    /** A method that looks at one correctly classified sample at a time. */
    public static Method of(String stage, Task task, String name) {
      return new Method(stage, task, name, 1, false);
    }

    /** The same method on balls of a norm. */
    public Method in(Norm norm) {
      String where = norm == Norm.INF ? name : name + ", " + norm.sign();
      return new Method(stage, task, where, batchSize, all);
    }

    /** The same method, but which looks at all samples if {@code wanted}. */
    public Method onAllSamples(boolean wanted) {
      return new Method(stage, task, name, batchSize, wanted);
    }
  }

  /** The work of one thread. */
  @FunctionalInterface
  public interface Worker {
    /**
     * Looks at a batch, whose size is that of the method or smaller.
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

  private SampleRun(Experiment experiment, Method method) {
    this.experiment = experiment;
    this.method = method;
    this.inputs = experiment.inputs();
  }

  /**
   * Runs a method and reports one line.
   *
   * @param workers makes the worker of a thread, given the folder of the results, into which it may
   *     write further files
   * @return the summary, or nothing if the run was interrupted
   */
  public static Optional<Summary> execute(
      Experiment experiment, Method method, Function<Path, Worker> workers) {
    return execute(experiment, method, inputs -> {}, workers);
  }

  /**
   * As {@link #execute(Experiment, Method, Function)}.
   *
   * @param opened told of the input sets once the folder belongs to this run, before any work
   */
  public static Optional<Summary> execute(
      Experiment experiment,
      Method method,
      Consumer<InputSets> opened,
      Function<Path, Worker> workers) {
    return new SampleRun(experiment, method).run(opened, workers);
  }

  private Optional<Summary> run(Consumer<InputSets> opened, Function<Path, Worker> workers) {
    List<Integer> chosen = experiment.samples(inputs);
    Path path = experiment.folder(method.stage);
    String config = RecordTree.yaml(experiment.effective());
    try (ResultsFolder folder =
        ResultsFolder.open(
            path, Provenance.of(experiment, method, inputs), config, experiment.overwrite())) {
      opened.accept(inputs);
      experiment.printRestored(method.stage, folder.lost());
      work(chosen, () -> workers.apply(path), folder);
      Set<Integer> now = folder.finished();
      if (!now.containsAll(chosen)) {
        experiment.printStopped(
            method.stage, chosen.stream().filter(now::contains).count(), chosen.size(), "samples");
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

  private void work(List<Integer> chosen, Supplier<Worker> workers, ResultsFolder folder) {
    List<Integer> pending = folder.pending(chosen);
    try (Progress.Task task = experiment.progress().start(method.stage, chosen.size())) {
      task.resume(chosen.size() - pending.size());
      VerdictCounts counts = countsOfEarlier(chosen, folder);
      Consumer<SampleResult> finished =
          result -> {
            folder.append(result);
            counts.add(result);
            task.note(note(result));
            task.say(counts.toString());
            task.advance(1);
          };
      List<Sample> samples = predict(pending, finished);
      new ParallelSamples(experiment.config().threads(), experiment.interruption())
          .run(
              batches(samples),
              () -> timed(new Resilient(limited(workers.get()), this::report)),
              results -> results.forEach(finished));
    }
  }

  private static VerdictCounts countsOfEarlier(List<Integer> chosen, ResultsFolder folder) {
    Set<Integer> asked = Set.copyOf(chosen);
    return VerdictCounts.of(
        folder.results().results().stream().filter(r -> asked.contains(r.index())).toList());
  }

  private Worker limited(Worker worker) {
    double seconds = experiment.config().timeout().orElse(Double.POSITIVE_INFINITY);
    return new TimeLimited(worker, seconds, experiment.interruption());
  }

  /** The samples for the workers; the others are finished at once. */
  private List<Sample> predict(List<Integer> pending, Consumer<SampleResult> finished) {
    List<Sample> samples = new ArrayList<>();
    if (pending.isEmpty()) {
      return samples;
    }
    Classifier classifier = new Classifier(experiment.model());
    for (List<Integer> chunk : chunks(pending, PREDICTED_AT_ONCE)) {
      if (experiment.interruption().getAsBoolean()) {
        break;
      }
      Matrix pixels = inputs.pixels(chunk.stream().mapToInt(Integer::intValue).toArray());
      Matrix logits = classifier.logits(pixels);
      for (int row = 0; row < chunk.size(); row++) {
        Sample sample = new Sample(inputs, chunk.get(row), logits.rows(row, row + 1), method.name);
        if (method.all || sample.counts()) {
          samples.add(sample);
        } else {
          finished.accept(sample.result().stage("prediction").misclassified());
        }
      }
    }
    return samples;
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

  private void report(Sample sample, String reason) {
    experiment
        .out()
        .println(
            Printable.line(method.stage + ": sample " + sample.index() + " unknown: " + reason));
  }

  private List<List<Sample>> batches(List<Sample> samples) {
    return chunks(samples, method.batchSize);
  }

  private static <T> List<List<T>> chunks(List<T> items, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      chunks.add(items.subList(from, Math.min(items.size(), from + size)));
    }
    return chunks;
  }

  /** Each sample of a batch took an equal share of its time. */
  private static Function<List<Sample>, Optional<List<SampleResult>>> timed(Worker worker) {
    return batch -> {
      long start = System.nanoTime();
      Optional<List<SampleResult>> results = worker.run(batch);
      double seconds = (System.nanoTime() - start) * NANO / batch.size();
      return results.map(list -> list.stream().map(r -> r.withSeconds(seconds)).toList());
    };
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
