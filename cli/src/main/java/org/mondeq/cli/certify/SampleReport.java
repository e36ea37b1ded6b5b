package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CounterexampleWriter;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.experiment.Sample;
import org.mondeq.results.SampleResult;

/**
 * Makes a result of what a verifier says of a sample, and writes its counterexample.
 *
 * @param archive has the last word on counterexamples, since a verifier may have worked on a
 *     reduced model
 * @param certificates the folder of certificates, if they are written
 * @param folder of the results
 */
record SampleReport(
    CertificationConfig config,
    Optional<Path> certificates,
    CounterexampleWriter archive,
    Path folder) {
  /** Nothing is to be proved of the sample, but the published tables count whether it converges. */
  static SampleResult misclassified(Sample sample, boolean converged) {
    return sample.result().converged(converged).stage("prediction").misclassified();
  }

  /** The result of a sample that counts. */
  SampleResult of(Sample sample, Verification verification) {
    SampleResult.Builder result = begin(sample, verification);
    if (verification.verdict() instanceof Verdict.Certified certified) {
      if (!sample.isCorrect()) {
        return result.unknown("the class that is computed in the middle contradicts the proof");
      }
      certificates
          .map(path -> CertificateFolder.file(path, sample.index()))
          .ifPresent(file -> result.certificate(file.toString()));
      result.bound(certified.margin());
      return config.unchecked() ? result.certifiedUnchecked() : result.certified();
    }
    if (verification.verdict() instanceof Verdict.Falsified falsified) {
      AdversarialExample witness = falsified.witness();
      Path file = folder.resolve(sample.adversarialFile());
      archive.write(witness, sample.box(), sample.label(), file);
      return result.margin(falsified.margin()).adversarial(sample.adversarialFile()).falsified();
    }
    Verdict.Unknown unknown = (Verdict.Unknown) verification.verdict();
    result.bound(unknown.margin());
    return unknown.refused() ? result.refused(unknown.reason()) : result.unknown(unknown.reason());
  }

  /** What a result says whatever the verdict; the steps of a tree are its nodes. */
  private SampleResult.Builder begin(Sample sample, Verification verification) {
    SampleResult.Builder result =
        sample.result().converged(verification.converged()).stage(verification.stage());
    verification.settings().ifPresent(result::settings);
    return config.method() == CertificationConfig.Method.COMPLETE
        ? result.nodes(verification.steps())
        : result;
  }
}
