package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/**
 * Trains a model with Adam and implicit differentiation [Winston20, §3.3], keeping a checkpoint and
 * a table of metrics in a folder.
 *
 * <p>The result is a function of the arguments: a run that was interrupted and is started again
 * with the same folder ends with the weights of an uninterrupted one, bit for bit on one machine.
 * Only where it goes on with another number of epochs and a learning rate that depends on that, the
 * finished epochs keep the rates that they had; the listener and the model's provenance say so.
 */
public final class Trainer {
  /** Room for what is beside the weights in a checkpoint, in doubles. */
  private static final int HEADERS = 1 << 16;

  private final ModelSpec spec;
  private final TrainingConfig config;
  private final long seed;

  /**
   * A trainer of one model.
   *
   * @throws InvalidInputException if the images are too small for the model, or the model is too
   *     large for a checkpoint, or has no Lipschitz constant that can be bounded
   */
  public Trainer(ModelSpec spec, TrainingConfig config, long seed) {
    try {
      requireSize(spec.architecture().shapes(spec.input(), spec.classes()), config.keepBest());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("model: " + e.getMessage(), e);
    }
    config.parameterization(spec);
    this.spec = spec;
    this.config = config;
    this.seed = seed;
  }

  /**
   * Deletes the checkpoint in a folder that this training cannot go on from, if there is one.
   *
   * @param train the images to learn from
   * @throws FailedRunException if it cannot be deleted
   */
  public void discardOther(LabeledDataset train, Path folder) {
    new CheckpointFile(
            folder, config.parameterization(spec), RunIdentity.of(spec, config, seed, train))
        .deleteOther(config.epochs());
  }

  /**
   * Trains from the last checkpoint in {@code folder}, or from the beginning.
   *
   * @param train the images to learn from
   * @param test the images to measure the accuracy on
   * @param folder where {@code checkpoint.npz}, {@code metrics.csv} and at the end {@code
   *     curves.svg} and {@code curves.png} are kept
   * @param cancelled asked before every batch; once it says true, the run ends with the last
   *     finished epoch
   * @throws InvalidInputException if the data do not fit the model or the held-out images, or the
   *     folder holds a checkpoint that is damaged or of a different run
   * @throws FailedRunException if there is no usable ND4J backend, an equilibrium is not found, or
   *     a file cannot be written; the last checkpoint stays
   */
  public TrainingResult train(
      LabeledDataset train,
      LabeledDataset test,
      Path folder,
      EpochListener listener,
      BooleanSupplier cancelled) {
    requireFit(train);
    requireFit(test);
    JsonNode identity = RunIdentity.of(spec, config, seed, train);
    CheckpointFile file = new CheckpointFile(folder, config.parameterization(spec), identity);
    Optional<Checkpoint> saved = file.read();
    Evaluation evaluation = Evaluation.of(train, test, config.validation());
    TrainingRun run = resume(evaluation.learned(), saved, file);
    Checkpoint current = saved.orElseGet(() -> initial(identity, run));
    saved.ifPresent(checkpoint -> listener.resumed(checkpoint.history().size()));
    RunIdentity.schedules(current.run()).ifPresent(listener::warned);
    MetricsFile.write(folder, current.history().epochs());
    Following following = new Following(file, listener, cancelled);
    try {
      while (!isComplete(current)) {
        Optional<Checkpoint> next = next(current, run, evaluation, following);
        if (next.isEmpty()) {
          file.write(current);
          return result(current, Optional.empty());
        }
        current = next.get();
        if (current.history().size() % config.checkpointEvery() == 0 || isComplete(current)) {
          file.write(current);
        }
        MetricsFile.write(folder, current.history().epochs());
        current.history().last().ifPresent(listener::epochDone);
      }
    } finally {
      CurvesFiles.write(folder, current.history().epochs()).ifPresent(listener::warned);
    }
    ModelCheck check = ModelCheck.of(current.kept(), config, test);
    return result(current, Optional.of(check));
  }

  /** What hears of a run, and what may end it. */
  private record Following(
      CheckpointFile file, EpochListener listener, BooleanSupplier cancelled) {}

  /** A checkpoint has the weights, two moments of each, and maybe those to keep. */
  private static void requireSize(Map<String, int[]> shapes, boolean keepBest) {
    long weights = 0;
    for (int[] shape : shapes.values()) {
      weights += Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }
    long most = Npz.MAX_BYTES / Double.BYTES / (keepBest ? 4 : 3) - HEADERS;
    if (weights > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "expected at most %d weights to train, got %d", most, weights));
    }
  }

  private void requireFit(LabeledDataset data) {
    if (data.size() == 0) {
      throw new InvalidInputException(data.name() + ": expected at least one image, got none");
    }
    if (!data.shape().equals(spec.input()) || data.classes() != spec.classes()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: expected images %s of %d classes, got %s of %d",
              data.name(),
              spec.input().dimensions(),
              spec.classes(),
              data.shape().dimensions(),
              data.classes()));
    }
  }

  private TrainingRun start(LabeledDataset learned, Optional<Checkpoint> saved) {
    Map<String, NpyArray> initial =
        saved.map(Checkpoint::trained).orElseGet(() -> Initialization.uniform(spec, seed));
    Batches batches = new Batches(learned, spec.normalization(), config.batchSize());
    TrainingRun run = new TrainingRun(spec, initial, batches, config, seed);
    saved.ifPresent(checkpoint -> run.optimizer().restore(checkpoint.moments()));
    return run;
  }

  private TrainingRun resume(
      LabeledDataset learned, Optional<Checkpoint> saved, CheckpointFile file) {
    int epochs = saved.map(checkpoint -> checkpoint.history().size()).orElse(0);
    if (epochs > config.epochs()) {
      throw file.invalid("holds " + epochs + " epochs, expected at most " + config.epochs());
    }
    try {
      return start(learned, saved);
    } catch (IllegalArgumentException e) {
      throw file.invalid(e.getMessage());
    }
  }

  private static Checkpoint initial(JsonNode identity, TrainingRun run) {
    MonDeq model = run.model();
    return new Checkpoint(
        identity, run.trained(), model, run.optimizer().state(), new History(List.of()), model);
  }

  private boolean isComplete(Checkpoint checkpoint) {
    History history = checkpoint.history();
    return history.size() == config.epochs() || history.stalled(config.patience());
  }

  /** The next checkpoint, or none if the run is cancelled; {@code current} survives a failure. */
  private Optional<Checkpoint> next(
      Checkpoint current, TrainingRun run, Evaluation evaluation, Following following) {
    int epoch = current.history().size();
    try {
      return run.epoch(epoch, following.listener(), following.cancelled())
          .map(statistics -> after(current, run, statistics, evaluation));
    } catch (FailedRunException e) {
      if (epoch == 0) {
        throw new FailedRunException(
            e.getMessage() + "; no epoch was finished, so there is no checkpoint", e);
      }
      following.file().write(current);
      throw new FailedRunException(
          e.getMessage() + "; the checkpoint holds the weights after epoch " + epoch, e);
    }
  }

  private Checkpoint after(
      Checkpoint before, TrainingRun run, EpochStatistics statistics, Evaluation evaluation) {
    int epoch = before.history().size();
    MonDeq model = run.model();
    EpochReport report =
        statistics.report(epoch + 1, run.learningRate(epoch), Measurement.of(model, evaluation));
    History history = before.history().with(report);
    boolean best = !config.keepBest() || history.best().equals(history.last());
    return new Checkpoint(
        before.run(),
        run.trained(),
        model,
        run.optimizer().state(),
        history,
        best ? model : before.kept());
  }

  private TrainingResult result(Checkpoint checkpoint, Optional<ModelCheck> check) {
    History history = checkpoint.history();
    Optional<EpochReport> kept = config.keepBest() ? history.best() : history.last();
    MonDeq model =
        MonDeq.of(
            spec.withProvenance(Provenance.of(checkpoint.run(), history.size(), kept, check)),
            checkpoint.kept().parameters());
    return new TrainingResult(model, history.epochs(), kept, check, isComplete(checkpoint));
  }
}
