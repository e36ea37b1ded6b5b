package org.mondeq.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.mondeq.config.RecordTree;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.Version;
import org.mondeq.results.RunInfo;

/** Collects where the results of a method come from. */
final class Provenance {
  private Provenance() {}

  static RunInfo of(Experiment experiment, SampleRun.Method method, LabeledDataset data) {
    Map<String, String> fingerprint = new TreeMap<>();
    RecordTree.flat(experiment.effective().path(method.stage()))
        .forEach((key, value) -> fingerprint.put(method.stage() + "." + key, value));
    experiment.config().timeout().ifPresent(t -> fingerprint.put("timeout", t.toString()));
    return new RunInfo(
        "mondeq " + Version.current(),
        method.task(),
        experiment.model().spec().name(),
        ModelHash.of(experiment.modelFile()),
        experiment.model().latent(),
        data.name(),
        data.checksum(),
        method.name(),
        experiment.epsilon(),
        experiment.config().seed(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        RunInfo.thisJava(),
        RunInfo.thisSystem(),
        fingerprint);
  }
}
