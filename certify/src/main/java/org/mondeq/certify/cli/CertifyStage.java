package org.mondeq.certify.cli;

import java.util.Optional;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;
import org.mondeq.spec.InputBox;

/** Certifies the samples of an experiment. */
public final class CertifyStage implements Stage {
  private static final String NAME = "certify";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Class<? extends Record> config() {
    return CertificationConfig.class;
  }

  @Override
  public void run(Experiment experiment) {
    certify(experiment);
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<Summary> certify(Experiment experiment) {
    CertificationConfig config = experiment.section(NAME, CertificationConfig.class);
    Verifier verifier = config.verifier(experiment.model().reduced());
    double epsilon = experiment.epsilon();
    return SampleRun.execute(
        experiment,
        SampleRun.Method.of(NAME, Task.CERTIFY, config.methodName()),
        folder ->
            SampleRun.Worker.each(
                sample -> Optional.of(certify(verifier, experiment, sample, epsilon))));
  }

  private static SampleResult certify(
      Verifier verifier, Experiment experiment, Sample sample, double epsilon) {
    InputBox box =
        InputBox.ball(sample.pixels(), epsilon, experiment.model().spec().normalization());
    Verification verification = verifier.verify(box, sample.label());
    SampleResult.Builder result =
        sample
            .result()
            .margin(sample.margin())
            .converged(verification.converged())
            .stage(verification.stage());
    if (verification.verdict() instanceof Verdict.Certified certified) {
      return result.bound(certified.margin()).certified();
    }
    Verdict.Unknown unknown = (Verdict.Unknown) verification.verdict();
    return result.bound(unknown.margin()).unknown(unknown.reason());
  }
}
