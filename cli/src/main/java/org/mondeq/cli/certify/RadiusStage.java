package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.config.RecordTree;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.ParallelSamples;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Provenance;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.results.Evidence;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.RunLog;
import org.mondeq.results.Task;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.Norm;

/** Searches the radius of robustness of the samples of an experiment; no part of a whole run. */
public final class RadiusStage implements Stage {
  private static final String NAME = "radius";
  private static final String CERTIFY = "certify";
  private static final String CSV = Evidence.RADII_TABLE;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> config() {
    return RadiusConfig.class;
  }

  /** Only the command of its own asks for it. */
  @Override
  public boolean isNeeded(Experiment experiment) {
    return false;
  }

  @Override
  public void run(Experiment experiment) {
    search(experiment);
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<RadiusSummary> search(Experiment experiment) {
    if (experiment.config().box().isPresent()) {
      throw new InvalidInputException("box: not for radius, which searches balls around samples");
    }
    LabeledDataset data = experiment.testData();
    List<Integer> chosen = experiment.samples(data);
    RadiusConfig config = experiment.section(NAME, RadiusConfig.class);
    Norm norm = experiment.config().ballNorm();
    if (norm == Norm.INF && config.maxEpsilon() > 1) {
      throw new InvalidInputException(
          "radius.maxEpsilon: expected 0.0 to 1.0 in the norm inf, got " + config.maxEpsilon());
    }
    CertificationConfig certification = certification(experiment, config);
    SampleRun.Method method = SampleRun.Method.of(NAME, Task.RADIUS, certification.methodName()).in(norm);
    RunInfo info = Provenance.ofSamples(experiment, method, List.of(NAME, CERTIFY));
    RunLog.Opening opening =
        new RunLog.Opening(info, RecordTree.yaml(experiment.effective()), experiment.overwrite());
    try (RunLog<RadiusResult> log =
        RunLog.open(experiment.folder(NAME), RunLog.RADII, RadiusResult.class, opening)) {
      experiment.printRestored(NAME, log.lost());
      List<Integer> pending = log.pending(chosen);
      if (!pending.isEmpty()) {
        RadiusWorker.Task task =
            new RadiusWorker.Task(
                data,
                experiment.model().spec().normalization(),
                new Classifier(experiment.model()),
                experiment.interruption(),
                method.name(),
                new CounterexampleWriter(
                    experiment.modelContent().sha256(), new CheckedClassifier(experiment.model())),
                log.path(),
                certification.unchecked());
        work(
            experiment,
            pending,
            chosen.size() - pending.size(),
            new RadiusWorkers(experiment, certification, config, task),
            log);
      }
      return conclude(experiment, log, chosen);
    }
  }

  /** The section of the verifiers, with the method of this one. */
  private static CertificationConfig certification(Experiment experiment, RadiusConfig config) {
    CertificationConfig given = experiment.section(CERTIFY, CertificationConfig.class);
    try {
      return given.withMethod(config.method());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("certify." + e.getMessage(), e);
    }
  }

  private static void work(
      Experiment experiment,
      List<Integer> pending,
      int done,
      RadiusWorkers workers,
      RunLog<RadiusResult> log) {
    int all = pending.size() + done;
    try (Progress.Task task = experiment.progress().start(NAME, all)) {
      task.resume(done);
      new ParallelSamples(experiment.config().threads(), experiment.interruption())
          .run(
              pending,
              workers::worker,
              result -> {
                log.append(result);
                task.note(note(result));
                task.advance(1);
              });
    }
  }

  private static String note(RadiusResult result) {
    return Printable.line(
        String.format(
            Locale.ROOT,
            "%s: sample %d certified at %s, falsified at %s, %.3g s",
            NAME,
            result.index(),
            result.certified(),
            result.falsified(),
            result.seconds()));
  }

  private static Optional<RadiusSummary> conclude(
      Experiment experiment, RunLog<RadiusResult> log, List<Integer> chosen) {
    Set<Integer> asked = Set.copyOf(chosen);
    List<RadiusResult> results =
        log.results().stream()
            .filter(result -> asked.contains(result.index()))
            .sorted(Comparator.comparingInt(RadiusResult::index))
            .toList();
    if (results.size() < chosen.size()) {
      experiment.printStopped(NAME, results.size(), chosen.size(), "samples");
      return Optional.empty();
    }
    log.sort();
    Path folder = log.path();
    List<RadiusResult> all = log.results();
    AtomicFile.write(folder.resolve(CSV), RadiusTable.exact(all).toCsv());
    AtomicFile.write(folder.resolve(ResultSet.SUMMARY), Json.toText(RadiusSummary.of(all)) + "\n");
    RadiusSummary summary = RadiusSummary.of(results);
    experiment.out().print(RadiusTable.rounded(results).toText());
    String text = RadiusTable.describe(summary, log.info().method()) + "; " + folder;
    experiment.say(text);
    return Optional.of(summary);
  }
}
