package org.mondeq.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mondeq.config.RecordTree;
import org.mondeq.config.SampleRange;
import org.mondeq.config.Shard;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.Build;
import org.mondeq.io.Version;
import org.mondeq.results.RunInfo;
import org.mondeq.spec.InputSets;
import org.mondeq.spec.Norm;

/** Collects where the results of a method come from. */
public final class Provenance {
  private final Experiment experiment;
  private final SampleRun.Method method;
  private final List<String> sections;

  private Provenance(Experiment experiment, SampleRun.Method method, List<String> sections) {
    this.experiment = experiment;
    this.method = method;
    this.sections = sections;
  }

  /** Results on sets of inputs, which depend on the section of the method's stage. */
  static RunInfo of(Experiment experiment, SampleRun.Method method, InputSets inputs) {
    return new Provenance(experiment, method, List.of(method.stage()))
        .info(
            inputs.name(),
            inputs.checksum(),
            inputs.epsilon().orElse(null),
            experiment.samples(inputs));
  }

  /**
   * Results on the test samples themselves.
   *
   * @param sections those that the results depend on
   */
  public static RunInfo ofSamples(
      Experiment experiment, SampleRun.Method method, List<String> sections) {
    LabeledDataset data = experiment.testData();
    return new Provenance(experiment, method, sections)
        .info(data.name(), data.checksum(), null, experiment.samples(data));
  }

  /** Date and time in UTC, ISO 8601. */
  public static String date() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private RunInfo info(String data, String checksum, Double epsilon, List<Integer> samples) {
    return new RunInfo(
        "mondeq " + Version.current(),
        method.task(),
        experiment.model().spec().name(),
        experiment.modelContent().sha256(),
        experiment.model().latent(),
        data,
        checksum,
        method.name(),
        epsilon,
        experiment.config().seed(),
        date(),
        RunInfo.thisJava(),
        RunInfo.thisSystem(),
        fingerprint(),
        new RunInfo.Part(
            SampleRange.of(samples).toString(),
            experiment.config().shard().map(Shard::toString).orElse(null)));
  }

  private Map<String, String> fingerprint() {
    Map<String, String> fingerprint = new TreeMap<>();
    // A verdict that another build got wrong must not stand beside those of this one.
    fingerprint.put(RunInfo.BUILD, Build.current());
    fingerprint.put(RunInfo.INPUT_SHAPE, experiment.model().spec().input().dimensions().toString());
    for (String section : sections) {
      RecordTree.flat(experiment.effective().path(section))
          .forEach((key, value) -> fingerprint.put(section + "." + key, value));
    }
    if (experiment.hasUnknownData()) {
      fingerprint.put("data content", "unknown");
    }
    if (experiment.config().ballNorm() != Norm.INF) {
      fingerprint.put(RunInfo.NORM, experiment.config().ballNorm().word());
    }
    experiment.config().timeout().ifPresent(t -> fingerprint.put("timeout", t.toString()));
    return fingerprint;
  }
}
