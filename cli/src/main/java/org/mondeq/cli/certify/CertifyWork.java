package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.attack.example.CheckedClassifier;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.cli.evidence.Middle;
import org.mondeq.cli.evidence.Referee;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;

/** What the threads of a certification share; making it costs O(p³). */
final class CertifyWork {
  private final Experiment experiment;
  private final CertificationConfig config;
  private final Optional<Path> certificates;
  private final CounterexampleWriter archive;
  private final Verifier verifier;
  private final Function<Sample, Verification> method;

  CertifyWork(Experiment experiment, CertificationConfig config) {
    this.experiment = experiment;
    this.config = config;
    this.certificates = config.certificates().map(experiment::apart);
    CompleteVerifier.Limits limits =
        new CompleteVerifier.Limits(
            experiment.config().timeout().orElse(Double.POSITIVE_INFINITY),
            experiment.interruption());
    this.verifier = config.verifier(experiment.model().reduced(), limits);
    CheckedClassifier classifier = new CheckedClassifier(experiment.model());
    Verifier answering =
        config.unchecked()
            ? verifier
            : new CheckedVerifier(
                config.provers(experiment.model(), verifier, limits),
                new Referee(experiment.modelContent(), classifier));
    // Certificates are refused with unchecked verdicts, so that a checked verifier writes them.
    Function<Sample, Verification> asked =
        certificates.isPresent()
            ? new CertifiedSamples((CheckedVerifier) answering, certificates.get())
            : sample -> answering.verify(sample.box(), sample.label());
    this.method =
        middleFirst(new Middle(experiment.model(), classifier, config.depth()), answering, asked);
    this.archive = new CounterexampleWriter(experiment.modelContent().sha256(), classifier);
  }

  /** The worker of a thread, which writes counterexamples to a folder. */
  SampleRun.Worker worker(Path folder) {
    SampleReport report = new SampleReport(config, certificates, archive, folder);
    return SampleRun.Worker.each(
        sample ->
            sample.counts()
                ? finished(method.apply(sample)).map(answer -> report.of(sample, answer))
                : verifier
                    .encloses(sample.box())
                    .map(found -> SampleReport.misclassified(sample, found)));
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
  private Optional<Verification> finished(Verification verification) {
    boolean unfinished = verification.verdict() instanceof Verdict.Unknown;
    return unfinished && experiment.interruption().getAsBoolean()
        ? Optional.empty()
        : Optional.of(verification);
  }
}
