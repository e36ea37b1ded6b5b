package org.mondeq.cli.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mondeq.certify.Verification;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.experiment.Sample;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.results.Evidence;
import org.mondeq.spec.InputSets;

/**
 * Verifies samples and writes a certificate of each that is certified: the most compact one that
 * the checker accepts.
 */
final class CertifiedSamples implements Function<Sample, Verification> {
  private final CheckedVerifier verifier;
  private final Path folder;
  private final boolean overwrite;
  private final List<Long> sizes = new CopyOnWriteArrayList<>();

  /** Certificates of samples, in a folder that may hold those of another run. */
  CertifiedSamples(CheckedVerifier verifier, Path folder, boolean overwrite) {
    this.verifier = verifier;
    this.folder = folder;
    this.overwrite = overwrite;
  }

  /** Where the certificate of a sample is written. */
  static Path file(Path folder, int index) {
    return folder.resolve(String.format(Locale.ROOT, "%05d.npz", index));
  }

  /**
   * Makes sure that the folder holds no certificates of other claims: deletes all, if those of
   * another run may be overwritten, or else refuses.
   *
   * @param inputs what is certified, by sample
   * @throws InvalidInputException if a file is a certificate of another claim
   */
  void prepare(InputSets inputs) {
    for (Path file : Evidence.ofSamples(folder)) {
      if (overwrite) {
        AtomicFile.delete(file);
      } else {
        requireSameClaim(inputs, file);
      }
    }
  }

  @Override
  public Verification apply(Sample sample) {
    CheckedVerifier.Checked checked =
        verifier.check(sample.box(), sample.label(), List.of(ProofForm.values()));
    checked.certificate().ifPresent(certificate -> write(certificate, sample));
    return checked.verification();
  }

  private void write(Certificate certificate, Sample sample) {
    Path file = file(folder, sample.index());
    certificate.write(file);
    sizes.add(size(file));
  }

  /** What another run has proved is not lost. */
  private void requireSameClaim(InputSets inputs, Path file) {
    Claim found = Certificate.read(file).claim();
    String digits = file.getFileName().toString().replace(".npz", "");
    int index = digits.length() < 10 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    if (index >= inputs.size()
        || !isSame(found, verifier.claim(inputs.box(index), inputs.label(index)))) {
      throw new InvalidInputException(
          file
              + ": is a certificate of another model or box; give another --certificates, or"
              + " --overwrite");
    }
  }

  private static boolean isSame(Claim found, Claim claim) {
    return found.model().equals(claim.model())
        && found.label() == claim.label()
        && Arrays.equals(found.lower(), claim.lower())
        && Arrays.equals(found.upper(), claim.upper())
        && isSame(found.ball(), claim.ball());
  }

  private static boolean isSame(Optional<Ball> found, Optional<Ball> claim) {
    return found.isPresent() && claim.isPresent()
        ? found.get().norm() == claim.get().norm()
            && found.get().epsilon() == claim.get().epsilon()
            && Arrays.equals(found.get().center(), claim.get().center())
        : found.isEmpty() && claim.isEmpty();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** How many certificates were written, and how large they are. */
  String summary() {
    List<Long> sorted = sizes.stream().sorted().toList();
    long total = sorted.stream().mapToLong(Long::longValue).sum();
    long median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    return String.format(
        Locale.ROOT,
        "certificates: %d written, %.1f KB in all, %.1f KB the median; %s",
        sorted.size(),
        total / 1e3,
        median / 1e3,
        Printable.line(folder.toString()));
  }
}
