package org.mondeq.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mondeq.experiment.Sample;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.Json;
import org.mondeq.results.IndexedResult;
import org.mondeq.results.ResultKind;

/**
 * Writes what executors send: first the evidence of a sample, then its result, once. For use by one
 * thread.
 */
final class Collector<R extends IndexedResult> {
  private final ResultKind<R> kind;
  private final ObjectReader reader;
  private final Path folder;
  private final Optional<Path> certificates;
  private final Consumer<R> writer;
  private final Set<Integer> open;

  /**
   * Where what arrives goes.
   *
   * @param folder of the results
   * @param certificates the folder of certificates, if there are any
   */
  record Target(Path folder, Optional<Path> certificates) {}

  /**
   * A collector.
   *
   * @param pending the samples that are waited for
   */
  Collector(ResultKind<R> kind, Target target, Collection<Integer> pending, Consumer<R> writer) {
    this.kind = kind;
    this.reader = Json.MAPPER.readerFor(kind.type());
    this.folder = target.folder;
    this.certificates = target.certificates;
    this.writer = writer;
    this.open = new HashSet<>(pending);
  }

  /** How many samples are waited for. */
  int open() {
    return open.size();
  }

  /**
   * Writes what a task has sent; what was there already, or is of no sample of this job, is left
   * out.
   *
   * @throws FailedRunException if it cannot be written, or is no result
   */
  void accept(Delivery delivery) {
    for (Delivery.Item item : delivery.items()) {
      R result = parse(item.line());
      if (open.contains(result.index())) {
        writer.accept(placed(result, item));
        open.remove(result.index());
      }
    }
  }

  private R parse(String line) {
    try {
      return reader.readValue(line);
    } catch (JsonProcessingException e) {
      throw new FailedRunException(
          "an executor has sent what is no result: " + Json.reason(e, line), e);
    }
  }

  private R placed(R result, Delivery.Item item) {
    String adversarial = result.adversarial();
    String certificate = result.certificate();
    if (item.adversarial() != null) {
      adversarial = Sample.adversarialFile(result.index());
      write(folder.resolve(adversarial), item.adversarial());
    }
    if (item.certificate() != null) {
      Path file = certificates.orElseThrow().resolve(Path.of(certificate).getFileName());
      write(file, item.certificate());
      certificate = file.toString();
    }
    return kind.withEvidence(result, adversarial, certificate);
  }

  private static void write(Path file, byte[] bytes) {
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
