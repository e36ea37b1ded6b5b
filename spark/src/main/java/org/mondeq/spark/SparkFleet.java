package org.mondeq.spark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.mondeq.config.RecordTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Fleet;
import org.mondeq.io.Sha256;
import org.mondeq.results.IndexedResult;

/** The executors of a Spark cluster, or of Spark in this process. */
final class SparkFleet implements Fleet {
  private static final int DIGITS = 12;

  private final Supplier<JavaSparkContext> context;
  private final Optional<Path> shared;

  /**
   * Executors.
   *
   * @param context the connection, asked for when there is work
   * @param shared a folder that all executors see as the driver does, for evidence
   */
  SparkFleet(Supplier<JavaSparkContext> context, Optional<Path> shared) {
    this.context = context;
    this.shared = shared;
  }

  @Override
  public <R extends IndexedResult> void run(Job<R> job, List<Integer> pending, Consumer<R> writer) {
    Cargo cargo = Cargo.of(job, shared.map(folder -> own(folder, job)));
    Collector.Target target = new Collector.Target(job.folder(), certificates(job.experiment()));
    Collector<R> collector = new Collector<>(job.stage().kind(), target, pending, writer);
    Broadcast<Cargo> broadcast = context.get().broadcast(cargo);
    try {
      new Dispatcher(context.get(), broadcast, collector, new Pace())
          .run(pending, job.experiment().interruption());
    } finally {
      Workshop.close(broadcast);
      broadcast.destroy();
    }
  }

  /** The folder of a job among those of others: the same again when the command is given again. */
  private static Path own(Path folder, Job<?> job) {
    Experiment experiment = job.experiment();
    MessageDigest digest = Sha256.digest();
    String settings = RecordTree.yaml(experiment.effective()) + experiment.modelContent().sha256();
    digest.update(settings.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(job.stage().name() + "-" + Sha256.hex(digest).substring(0, DIGITS));
  }

  private static Optional<Path> certificates(Experiment experiment) {
    String folder = experiment.effective().path("certify").path("certificates").asText();
    return folder.isEmpty() ? Optional.empty() : Optional.of(experiment.apart(Path.of(folder)));
  }
}
