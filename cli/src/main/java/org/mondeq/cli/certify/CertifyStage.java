package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.certify.EnclosingVerifier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.cli.evidence.Middle;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

/** Certifies the samples of an experiment. */
public final class CertifyStage implements Stage {
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
  public void run(Experiment experiment) {
    certify(experiment);
  }

  /** As {@link #run}; the summary, or nothing if the run was interrupted. */
  Optional<Summary> certify(Experiment experiment) {
    CertificationConfig config = experiment.section(NAME, CertificationConfig.class);
    CompleteVerifier.Limits limits =
        new CompleteVerifier.Limits(
            experiment.config().timeout().orElse(Double.POSITIVE_INFINITY),
            experiment.interruption());
    Verifier verifier = config.verifier(experiment.model().reduced(), limits);
    CheckedClassifier classifier = new CheckedClassifier(experiment.model());
    Verifier answering =
        config.unchecked() ? verifier : checked(experiment, config, verifier, limits, classifier);
    Optional<Path> proofs = config.certificates().map(experiment::apart);
    Optional<CertifiedSamples> certificates =
        proofs.map(path -> written(answering, path, experiment.overwrite()));
    Function<Sample, Verification> method =
        certificates.isPresent()
            ? certificates.get()
            : sample -> answering.verify(sample.box(), sample.label());
    Function<Sample, Verification> first =
        middleFirst(new Middle(experiment.model(), classifier, config.depth()), answering, method);
    CounterexampleWriter archive =
        new CounterexampleWriter(experiment.modelContent().sha256(), classifier);
    Optional<EnclosingVerifier> encloser =
        verifier instanceof EnclosingVerifier enclosing ? Optional.of(enclosing) : Optional.empty();
    Optional<Summary> summary =
        SampleRun.execute(
            experiment,
            SampleRun.Method.of(NAME, Task.CERTIFY, config.methodName())
                .onAllSamples(encloser.isPresent()),
            inputs -> certificates.ifPresent(written -> written.prepare(inputs)),
            folder -> {
              SampleReport report = new SampleReport(config, archive, folder, proofs);
              return SampleRun.Worker.each(
                  sample ->
                      sample.counts()
                          ? finished(experiment, first.apply(sample))
                              .map(verification -> report.of(sample, verification))
                          : encloser.map(
                              e -> SampleReport.misclassified(sample, e.encloses(sample.box()))));
            });
    certificates.ifPresent(written -> experiment.say(written.summary()));
    return summary;
  }

  /** A method that is not asked where the middle of an input set refutes what the set claims. */
  private static Function<Sample, Verification> middleFirst(
      Middle middle, Verifier answering, Function<Sample, Verification> method) {
    return sample ->
        middle
            .refutes(sample)
            .map(Verdict.Falsified::new)
            .map(
                falsified ->
                    answering instanceof CheckedVerifier checked
                        ? checked.judged(falsified, sample.box(), sample.label())
                        : falsified)
            .map(verdict -> new Verification(verdict, true, Middle.STAGE, 0))
            .orElseGet(() -> method.apply(sample));
  }

  /** Nothing if an interruption may be why there is no answer. */
  private static Optional<Verification> finished(Experiment experiment, Verification verification) {
    boolean unfinished = verification.verdict() instanceof Verdict.Unknown;
    return unfinished && experiment.interruption().getAsBoolean()
        ? Optional.empty()
        : Optional.of(verification);
  }

  private static CheckedVerifier checked(
      Experiment experiment,
      CertificationConfig config,
      Verifier verifier,
      CompleteVerifier.Limits limits,
      CheckedClassifier classifier) {
    return new CheckedVerifier(
        config.provers(experiment.model(), verifier, limits),
        new Referee(experiment.modelContent(), classifier));
  }

  /** Certificates are refused with unchecked verdicts, so that a checked verifier writes them. */
  private static CertifiedSamples written(Verifier checked, Path folder, boolean overwrite) {
    return new CertifiedSamples((CheckedVerifier) checked, folder, overwrite);
  }
}
