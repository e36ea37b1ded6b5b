package org.mondeq.cli.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.check.format.Ball;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Claim;
import org.mondeq.experiment.Experiment;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.results.Evidence;
import org.mondeq.results.SampleResult;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.InputSets;

/** The folder that certificates are written to, which may hold those of another run. */
final class CertificateFolder {
  private final Experiment experiment;
  private final Path folder;
  private final List<Long> sizes = new ArrayList<>();

  CertificateFolder(Experiment experiment, Path folder) {
    this.experiment = experiment;
    this.folder = folder;
  }

  /** Where the certificate of a sample is written. */
  static Path file(Path folder, int index) {
    return folder.resolve(String.format(Locale.ROOT, "%05d.npz", index));
  }

  /**
   * Makes sure that the folder holds no certificates of other claims: deletes all, if those of
   * another run may be overwritten, or else refuses. A shard looks at the files of its samples
   * alone: other processes may be writing the others.
   *
   * @param inputs what is certified, by sample
   * @throws InvalidInputException if a file is a certificate of another claim
   */
  void prepare(InputSets inputs) {
    List<Integer> samples = experiment.ofShard(experiment.samples(inputs));
    Optional<List<Path>> ofShard =
        experiment
            .config()
            .shard()
            .map(s -> samples.stream().map(i -> file(folder, i)).filter(Files::exists).toList());
    for (Path file : ofShard.orElseGet(() -> Evidence.ofSamples(folder))) {
      if (experiment.overwrite()) {
        AtomicFile.delete(file);
      } else {
        requireSameClaim(inputs, file);
      }
    }
  }

  /** What another run has proved is not lost. */
  private void requireSameClaim(InputSets inputs, Path file) {
    Claim found = Certificate.read(file).claim();
    String digits = file.getFileName().toString().replace(".npz", "");
    int index = digits.length() < 10 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    if (index >= inputs.size() || !isSame(found, inputs.box(index), inputs.label(index))) {
      throw new InvalidInputException(
          file
              + ": is a certificate of another model or box; give another --certificates, or"
              + " --overwrite");
    }
  }

  private boolean isSame(Claim found, InputBox box, int label) {
    return found.model().equals(experiment.modelContent().sha256())
        && found.label() == label
        && Arrays.equals(found.lower(), box.outerLowPixels())
        && Arrays.equals(found.upper(), box.outerHighPixels())
        && isSame(found.ball(), box.ball());
  }

  private static boolean isSame(Optional<Ball> found, Optional<org.mondeq.spec.Ball> ball) {
    if (found.isEmpty() || ball.isEmpty()) {
      return found.isEmpty() && ball.isEmpty();
    }
    return found.get().norm().word().equals(ball.get().norm().word())
        && found.get().epsilon() == ball.get().epsilon()
        && Arrays.equals(found.get().center(), ball.get().center());
  }

  /** Counts the certificate of a result, if it has one. */
  void count(SampleResult result) {
    if (result.certificate() != null) {
      sizes.add(size(Path.of(result.certificate())));
    }
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
