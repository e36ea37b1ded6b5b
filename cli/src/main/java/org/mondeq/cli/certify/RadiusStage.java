package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.config.RecordTree;
import org.mondeq.data.LabeledDataset;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Notices;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Provenance;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.SampledStage;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.results.ResultKind;
import org.mondeq.results.RunInfo;
import org.mondeq.results.RunLog;
import org.mondeq.results.Task;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.Norm;

/** Searches the radius of robustness of the samples of an experiment; no part of a whole run. */
public final class RadiusStage implements SampledStage<RadiusResult> {
  private static final String NAME = "radius";
  private static final String CERTIFY = "certify";

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
  public ResultKind<RadiusResult> kind() {
    return RadiusResults.KIND;
  }

  @Override
  public void run(Experiment experiment) {
    search(experiment);
  }

  @Override
  public Supplier<Function<Integer, Optional<RadiusResult>>> workers(
      Experiment experiment, Path folder) {
    RadiusConfig config = experiment.section(NAME, RadiusConfig.class);
    CertificationConfig certification = certification(experiment, config);
    RadiusWorker.Task task =
        new RadiusWorker.Task(
            experiment.testData(),
            experiment.model().spec().normalization(),
            new Classifier(experiment.model()),
            experiment.interruption(),
            certification.methodName(),
            new CounterexampleWriter(
                experiment.modelContent().sha256(), new CheckedClassifier(experiment.model())),
            folder,
            certification.unchecked());
    RadiusWorkers workers = new RadiusWorkers(experiment, certification, config, task);
    return workers::worker;
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<RadiusSummary> search(Experiment experiment) {
    if (experiment.config().box().isPresent()) {
      throw new InvalidInputException("box: not for radius, which searches balls around samples");
    }
    LabeledDataset data = experiment.testData();
    List<Integer> chosen = experiment.ofShard(experiment.samples(data));
    RadiusConfig config = experiment.section(NAME, RadiusConfig.class);
    requireRadius(experiment.config().ballNorm(), config.maxEpsilon());
    CertificationConfig certification = certification(experiment, config);
    SampleRun.Method method =
        SampleRun.Method.of(NAME, Task.RADIUS, certification.methodName())
            .in(experiment.config().ballNorm());
    RunInfo info = Provenance.ofSamples(experiment, method, List.of(NAME, CERTIFY));
    RunLog.Opening opening =
        new RunLog.Opening(info, RecordTree.yaml(experiment.effective()), experiment.overwrite());
    try (RunLog<RadiusResult> log =
        RunLog.open(experiment.folder(NAME), RunLog.RADII, RadiusResult.class, opening)) {
      Notices.restored(experiment, NAME, log.lost());
      List<Integer> pending = log.pending(chosen);
      if (!pending.isEmpty()) {
        work(experiment, pending, chosen.size() - pending.size(), log);
      }
      return conclude(experiment, log, chosen);
    }
  }

  private static void requireRadius(Norm norm, double largest) {
    if (norm == Norm.INF && largest > 1) {
      throw new InvalidInputException(
          "radius.maxEpsilon: expected 0.0 to 1.0 in the norm inf, got " + largest);
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

  private void work(
      Experiment experiment, List<Integer> pending, int done, RunLog<RadiusResult> log) {
    int all = pending.size() + done;
    try (Progress.Task task = experiment.progress().start(NAME, all)) {
      task.resume(done);
      work(
          experiment,
          log.path(),
          pending,
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
      Notices.stopped(experiment, NAME, results.size(), chosen.size(), "samples");
      return Optional.empty();
    }
    RadiusResults.complete(log);
    RadiusSummary summary = RadiusSummary.of(results);
    experiment.out().print(RadiusTable.rounded(results).toText());
    String text = RadiusTable.describe(summary, log.info().method()) + "; " + log.path();
    experiment.say(text);
    return Optional.of(summary);
  }
}
