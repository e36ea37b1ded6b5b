package org.mondeq.cli.certify;

import java.nio.file.Path;
import java.util.function.Function;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.experiment.Sample;

/**
 * Verifies samples and writes a certificate of each that is certified: the most compact one that
 * the checker accepts.
 *
 * @param folder of the certificates
 */
record CertifiedSamples(CheckedVerifier verifier, Path folder)
    implements Function<Sample, Verification> {
  @Override
  public Verification apply(Sample sample) {
    CheckedVerifier.Checked checked =
        verifier.check(sample.box(), sample.label(), ProofForm.tried(true));
    checked
        .certificate()
        .ifPresent(
            certificate -> certificate.write(CertificateFolder.file(folder, sample.index())));
    return checked.verification();
  }
}
