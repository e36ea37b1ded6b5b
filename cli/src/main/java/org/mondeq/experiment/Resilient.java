package org.mondeq.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.results.SampleResult;

/**
 * A worker whose faults each cost one sample: what it throws for a sample makes this one unknown,
 * for that reason, and is reported. A batch that fails is worked on again, one sample at a time.
 *
 * <p>What every other sample would meet as well still ends the run: input that cannot be used, a
 * disk that refuses, classes or libraries that are missing.
 */
public final class Resilient implements SampleRun.Worker {
  private final SampleRun.Worker worker;
  private final BiConsumer<Sample, String> report;

  /**
   * A worker that goes on.
   *
   * @param report is told of each sample that failed, with the reason
   */
  Resilient(SampleRun.Worker worker, BiConsumer<Sample, String> report) {
    this.worker = worker;
    this.report = report;
  }

  @Override
  public Optional<List<SampleResult>> run(List<Sample> batch) {
    if (batch.size() == 1) {
      return one(batch.get(0));
    }
    try {
      return worker.run(batch);
    } catch (RuntimeException | Error e) {
      rethrowUnlessOfSample(e);
    }
    List<SampleResult> results = new ArrayList<>();
    for (Sample sample : batch) {
      Optional<List<SampleResult>> result = one(sample);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.addAll(result.get());
    }
    return Optional.of(results);
  }

  private Optional<List<SampleResult>> one(Sample sample) {
    try {
      return worker.run(List.of(sample));
    } catch (RuntimeException | Error e) {
      String reason = reason(e);
      report.accept(sample, reason);
      SampleResult.Builder result = sample.result().stage("failure");
      return Optional.of(
          List.of(sample.counts() ? result.unknown(reason) : result.misclassified()));
    }
  }

  private static void rethrowUnlessOfSample(Throwable e) {
    boolean ofDisk = e instanceof FailedRunException && e.getCause() instanceof IOException;
    if (e instanceof InvalidInputException invalid) {
      throw invalid;
    }
    if (ofDisk) {
      throw (FailedRunException) e;
    }
    if (e instanceof LinkageError missing) {
      throw missing;
    }
  }

  /**
   * Why a sample is unknown for which something was thrown.
   *
   * @throws RuntimeException what was thrown, where every other sample would meet it as well
   */
  public static String reason(Throwable e) {
    rethrowUnlessOfSample(e);
    if (e instanceof OutOfMemoryError) {
      return "out of memory";
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e instanceof FailedRunException
        ? e.getMessage()
        : "failed: " + e.getClass().getSimpleName() + message;
  }
}
