package org.mondeq.certify.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.attack.AdversarialExample;
import org.mondeq.attack.CheckedClassifier;
import org.mondeq.certify.EnclosingVerifier;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.Verifier;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.experiment.SampleRun;
import org.mondeq.experiment.Stage;
import org.mondeq.io.FailedRunException;
import org.mondeq.results.SampleResult;
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
    CompleteVerifier.Limits limits =
        new CompleteVerifier.Limits(
            experiment.config().timeout().orElse(Double.POSITIVE_INFINITY),
            experiment.interruption());
    Verifier verifier = config.verifier(experiment.model().reduced(), limits);
    Function<Sample, Verification> method = method(experiment, config, verifier, limits);
    CheckedClassifier classifier = new CheckedClassifier(experiment.model());
    boolean tree = config.method() == CertificationConfig.Method.COMPLETE;
    Optional<EnclosingVerifier> encloser =
        verifier instanceof EnclosingVerifier enclosing ? Optional.of(enclosing) : Optional.empty();
    return SampleRun.execute(
        experiment,
        SampleRun.Method.of(NAME, Task.CERTIFY, config.methodName())
            .onAllSamples(encloser.isPresent()),
        folder ->
            SampleRun.Worker.each(
                sample -> {
                  if (!sample.isCorrect()) {
                    return encloser.map(e -> misclassified(sample, e.encloses(sample.box())));
                  }
                  Verification verification = method.apply(sample);
                  boolean unfinished = verification.verdict() instanceof Verdict.Unknown;
                  return unfinished && experiment.interruption().getAsBoolean()
                      ? Optional.empty()
                      : Optional.of(
                          result(
                              begin(sample, verification, tree),
                              sample,
                              verification,
                              classifier,
                              folder));
                }));
  }

  private static Function<Sample, Verification> method(
      Experiment experiment,
      CertificationConfig config,
      Verifier verifier,
      CompleteVerifier.Limits limits) {
    if (config.certificates().isEmpty()) {
      return sample -> verifier.verify(sample.box(), sample.label());
    }
    CompleteVerifier whole = new CompleteVerifier(experiment.model(), config.complete(), limits);
    return new CertifiedSamples(experiment, whole, config.certificates().get());
  }

  /** Nothing is to be proved of the sample, but the published tables count whether it converges. */
  private static SampleResult misclassified(Sample sample, boolean converged) {
    return sample.result().converged(converged).stage("prediction").misclassified();
  }

  /** What a result says whatever the verdict; the steps of a tree are its nodes. */
  private static SampleResult.Builder begin(
      Sample sample, Verification verification, boolean tree) {
    SampleResult.Builder result =
        sample.result().converged(verification.converged()).stage(verification.stage());
    verification.settings().ifPresent(result::settings);
    return tree ? result.nodes(verification.steps()) : result;
  }

  private static SampleResult result(
      SampleResult.Builder result,
      Sample sample,
      Verification verification,
      CheckedClassifier classifier,
      Path folder) {
    if (verification.verdict() instanceof Verdict.Certified certified) {
      return result.bound(certified.margin()).certified();
    }
    if (verification.verdict() instanceof Verdict.Falsified falsified) {
      AdversarialExample witness = falsified.witness();
      requireWitness(classifier, sample, witness);
      witness.archive(sample.label()).write(folder.resolve(sample.adversarialFile()));
      return result.margin(witness.margin()).adversarial(sample.adversarialFile()).falsified();
    }
    Verdict.Unknown unknown = (Verdict.Unknown) verification.verdict();
    return result.bound(unknown.margin()).unknown(unknown.reason());
  }

  /** The verifier may have worked on a reduced model: the whole one has the last word. */
  private static void requireWitness(
      CheckedClassifier classifier, Sample sample, AdversarialExample witness) {
    if (!classifier.classifyPixels(witness.pixels()).refutes(sample.label())) {
      throw new FailedRunException(
          "sample " + sample.index() + ": a counterexample does not hold for the whole model");
    }
  }
}
