package org.mondeq.certify.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.mondeq.certify.Verdict;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bab.CompleteVerifier;
import org.mondeq.certify.bab.Proof;
import org.mondeq.check.Claim;
import org.mondeq.check.ModelIdentity;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Sample;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.Architecture;
import org.mondeq.spec.InputBox;

/** Verifies samples and writes a certificate of each that is certified. */
final class CertifiedSamples implements Function<Sample, Verification> {
  private final CompleteVerifier verifier;
  private final String model;
  private final Path folder;

  /**
   * Certificates of the model of an experiment.
   *
   * @param verifier of the whole model, since a checker knows no other
   * @throws InvalidInputException if the model is not dense
   */
  CertifiedSamples(Experiment experiment, CompleteVerifier verifier, Path folder) {
    if (!(experiment.model().spec().architecture() instanceof Architecture.Dense)) {
      throw new InvalidInputException(
          experiment.modelFile() + ": certificates are made for dense models only");
    }
    this.verifier = verifier;
    this.model = ModelIdentity.of(experiment.modelFile());
    this.folder = folder;
  }

  @Override
  public Verification apply(Sample sample) {
    InputBox box = sample.box();
    Proof proof = new Proof();
    Verification verification = verifier.verify(box, sample.label(), proof);
    if (verification.verdict() instanceof Verdict.Certified) {
      Claim claim = new Claim(model, sample.label(), box.outerLowPixels(), box.outerHighPixels());
      String name = String.format(Locale.ROOT, "%05d.npz", sample.index());
      proof.certificate(claim).write(folder.resolve(name));
    }
    return verification;
  }
}
