package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.SampledStage;
import org.mondeq.results.ResultKind;
import org.mondeq.results.SampleResult;
import org.mondeq.results.SampleResults;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

/** Certifies the samples of an experiment. */
public final class CertifyStage implements SampledStage<SampleResult> {
  private static final String NAME = "certify";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> config() {
    return CertificationConfig.class;
  }

  @Override
  public ResultKind<SampleResult> kind() {
    return SampleResults.KIND;
  }

  @Override
  public void run(Experiment experiment) {
    certify(experiment);
  }

  @Override
  public Supplier<Function<Integer, Optional<SampleResult>>> workers(
      Experiment experiment, Path folder) {
    CertificationConfig config = section(experiment);
    CertifyWork work = new CertifyWork(experiment, config);
    return SampleRun.workers(experiment, method(experiment, config), () -> work.worker(folder));
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<Summary> certify(Experiment experiment) {
    CertificationConfig config = section(experiment);
    Optional<CertificateFolder> certificates =
        config
            .certificates()
            .map(path -> new CertificateFolder(experiment, experiment.apart(path)));
    Optional<Summary> summary =
        SampleRun.execute(
            experiment,
            method(experiment, config),
            this,
            inputs -> certificates.ifPresent(folder -> folder.prepare(inputs)),
            result -> certificates.ifPresent(folder -> folder.count(result)));
    certificates.ifPresent(folder -> experiment.say(folder.summary()));
    return summary;
  }

  private static CertificationConfig section(Experiment experiment) {
    return experiment.section(NAME, CertificationConfig.class);
  }

  private static SampleRun.Method method(Experiment experiment, CertificationConfig config) {
    return SampleRun.Method.of(NAME, Task.CERTIFY, config.methodName())
        .in(experiment.config().ballNorm())
        .onAllSamples(config.encloses());
  }
}
