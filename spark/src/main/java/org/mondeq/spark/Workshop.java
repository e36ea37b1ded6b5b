package org.mondeq.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.mondeq.app.Mondeq;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.SampledStage;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.model.Architecture;
import org.mondeq.results.IndexedResult;
import org.mondeq.results.ResultKind;

/**
 * What the tasks of one job share in a process: the experiment, made of the cargo once, and the
 * functions that look at samples, each of which one task has at a time.
 */
final class Workshop<R extends IndexedResult> {
  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  private static final ConcurrentMap<Long, Workshop<?>> OPEN = new ConcurrentHashMap<>();

  private final ResultKind<R> kind;
  private final Path folder;
  private final boolean shared;
  private final Supplier<Function<Integer, Optional<R>>> workers;
  private final Queue<Function<Integer, Optional<R>>> idle = new ConcurrentLinkedQueue<>();

  private Workshop(
      ResultKind<R> kind, Place place, Supplier<Function<Integer, Optional<R>>> workers) {
    this.kind = kind;
    this.folder = place.evidence;
    this.shared = place.shared;
    this.workers = workers;
  }

  /** Where files go: evidence, and whether the driver sees it there. */
  private record Place(Path evidence, boolean shared) {}

  /** The workshop of a job in this process. */
  static Workshop<?> of(Broadcast<Cargo> cargo) {
    return OPEN.computeIfAbsent(cargo.id(), id -> open(cargo.value()));
  }

  /** Sets what looks at the samples of a job in this process, in place of a stage. */
  static <R extends IndexedResult> void open(
      Broadcast<Cargo> cargo,
      ResultKind<R> kind,
      Supplier<Function<Integer, Optional<R>>> workers) {
    OPEN.put(cargo.id(), new Workshop<>(kind, new Place(Path.of(""), false), workers));
  }

  /** Frees what this process holds of a job, as far as it is the driver's too. */
  static void close(Broadcast<Cargo> cargo) {
    OPEN.remove(cargo.id());
  }

  private static Workshop<?> open(Cargo cargo) {
    try {
      Path scratch = Scratch.folder();
      Place place =
          cargo.shared() == null
              ? new Place(scratch.resolve("evidence"), false)
              : new Place(Path.of(cargo.shared()), true);
      Experiment experiment = experiment(cargo, scratch, place);
      SampledStage<?> stage =
          Mondeq.stages().stream()
              .filter(s -> s.name().equals(cargo.stage()))
              .map(s -> (SampledStage<?>) s)
              .findFirst()
              .orElseThrow();
      return open(stage, place, experiment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <R extends IndexedResult> Workshop<R> open(
      SampledStage<R> stage, Place place, Experiment experiment) {
    return new Workshop<>(stage.kind(), place, stage.workers(experiment, place.evidence));
  }

  private static Experiment experiment(Cargo cargo, Path scratch, Place place) throws IOException {
    Path model = Files.write(scratch.resolve("model.npz"), cargo.model());
    ConfigTree tree =
        ConfigTree.parse(cargo.configuration(), "configuration")
            .without("dataDir")
            .withText("model", model.toString())
            .with(
                "maxUnits", Integer.toString(Architecture.MAX_LATENT)); // the driver has checked it
    if (cargo.boxes() != null) {
      Path boxes = Files.write(scratch.resolve("boxes.npz"), cargo.boxes());
      tree = tree.withText("box", boxes.toString());
    }
    if (tree.has("certify.certificates")) {
      tree =
          tree.withText("certify.certificates", place.evidence.resolve("certificates").toString());
    }
    Interruption interruption =
        new Interruption(() -> TaskContext.get() != null && TaskContext.get().isInterrupted());
    PrintWriter out = new PrintWriter(Writer.nullWriter());
    Experiment experiment =
        Experiment.single(
            tree, Mondeq.stages(), new Surroundings(Progress.silent(), interruption, out, false));
    return cargo.data() == null ? experiment : experiment.withTestData(cargo.data());
  }

  /**
   * Looks at samples.
   *
   * @param seconds after which no further sample is begun
   */
  Delivery work(List<Integer> samples, double seconds) {
    long start = System.nanoTime();
    List<Delivery.Item> items = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    String fault = null;
    Function<Integer, Optional<R>> worker = idle.poll();
    try {
      worker = worker == null ? workers.get() : worker;
      for (int index : samples) {
        boolean late = !items.isEmpty() && elapsed(start) > seconds;
        Optional<R> result = late ? Optional.empty() : worker.apply(index);
        if (result.isPresent()) {
          items.add(item(result.get()));
        } else {
          left.add(index);
        }
      }
    } catch (InvalidInputException | FailedRunException e) {
      fault = String.valueOf(e.getMessage());
    } catch (IOException e) {
      fault = String.valueOf(e);
    } finally {
      if (worker != null) {
        idle.add(worker);
      }
    }
    return new Delivery(items, left, elapsed(start), fault);
  }

  private static double elapsed(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Evidence goes with the result, or is named where the driver finds it. */
  private Delivery.Item item(R result) throws IOException {
    Path adversarial = result.adversarial() == null ? null : folder.resolve(result.adversarial());
    Path certificate = result.certificate() == null ? null : Path.of(result.certificate());
    if (shared) {
      String file = adversarial == null ? null : adversarial.toString();
      return new Delivery.Item(
          line(kind.withEvidence(result, file, result.certificate())), null, null);
    }
    return new Delivery.Item(line(result), taken(adversarial), taken(certificate));
  }

  private static String line(IndexedResult result) throws JsonProcessingException {
    return WRITER.writeValueAsString(result);
  }

  private static byte[] taken(Path file) throws IOException {
    if (file == null) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }
}
