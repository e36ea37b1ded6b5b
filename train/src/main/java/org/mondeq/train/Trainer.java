package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mondeq.data.LabeledDataset;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;

/**
 * Trains a model with Adam and implicit differentiation [Winston20, §3.3], keeping a checkpoint and
 * a table of metrics in a folder.
 *
 * <p>The result is a function of the arguments: a run that was interrupted and is started again
 * with the same folder ends with the weights of an uninterrupted one, bit for bit on one machine.
 */
public final class Trainer {
  private final ModelSpec spec;
  private final TrainingConfig config;
  private final long seed;

  /**
   * A trainer of one model.
   *
   * @throws InvalidInputException if the images are too small for the model
   */
  public Trainer(ModelSpec spec, TrainingConfig config, long seed) {
    try {
      spec.architecture().shapes(spec.input(), spec.classes());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("model: " + e.getMessage(), e);
    }
    this.spec = spec;
    this.config = config;
    this.seed = seed;
  }

  /**
   * Trains from the last checkpoint in {@code folder}, or from the beginning.
   *
   * @param train the images to learn from
   * @param test the images to measure the accuracy on
   * @param folder where {@code checkpoint.npz} and {@code metrics.csv} are kept
   * @param cancelled asked before every batch; once it says true, the run ends with the last
   *     finished epoch
   * @throws InvalidInputException if the data do not fit the model, or the folder holds a
   *     checkpoint that is damaged or of a different run
   * @throws org.mondeq.io.FailedRunException if there is no usable ND4J backend, an equilibrium is
   *     not found, or a file cannot be written; the last checkpoint stays
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
    CheckpointFile file = new CheckpointFile(folder, spec, identity);
    Optional<Checkpoint> saved = file.read();
    TrainingRun run = start(train, saved, file);
    Checkpoint current =
        saved.orElseGet(() -> new Checkpoint(run.model(), run.optimizer().state(), List.of()));
    saved.ifPresent(checkpoint -> listener.resumed(checkpoint.epochs().size()));
    MetricsFile.write(folder, current.epochs());
    while (current.epochs().size() < config.epochs()) {
      int epoch = current.epochs().size();
      Optional<EpochStatistics> statistics = run.epoch(epoch, listener, cancelled);
      if (statistics.isEmpty()) {
        file.write(current);
        return result(current, identity);
      }
      MonDeq model = run.model();
      EpochReport report =
          statistics
              .get()
              .report(epoch + 1, run.optimizer().learningRate(epoch), Accuracy.of(model, test));
      current = after(current, model, run, report);
      if (report.epoch() % config.checkpointEvery() == 0 || report.epoch() == config.epochs()) {
        file.write(current);
      }
      MetricsFile.write(folder, current.epochs());
      listener.epochDone(report);
    }
    return result(current, identity);
  }

  private void requireFit(LabeledDataset data) {
    if (data.size() == 0) {
      throw new InvalidInputException(data.name() + ": expected at least one image, got none");
    }
    if (!data.shape().equals(spec.input()) || data.classes() != spec.classes()) {
      throw new InvalidInputException(
          String.format(
              "%s: expected images %s of %d classes, got %s of %d",
              data.name(),
              spec.input().dimensions(),
              spec.classes(),
              data.shape().dimensions(),
              data.classes()));
    }
  }

  private TrainingRun start(LabeledDataset train, Optional<Checkpoint> saved, CheckpointFile file) {
    MonDeq initial =
        saved.map(Checkpoint::model).orElseGet(() -> Initialization.uniform(spec, seed));
    Batches batches = new Batches(train, spec.normalization(), config.batchSize());
    TrainingRun run = new TrainingRun(initial, batches, config, seed);
    saved.ifPresent(
        checkpoint -> {
          int epochs = checkpoint.epochs().size();
          if (epochs > config.epochs()) {
            throw file.invalid("holds " + epochs + " epochs, expected at most " + config.epochs());
          }
          try {
            run.optimizer().restore(checkpoint.moments());
          } catch (IllegalArgumentException e) {
            throw file.invalid(e.getMessage());
          }
        });
    return run;
  }

  private static Checkpoint after(
      Checkpoint before, MonDeq model, TrainingRun run, EpochReport report) {
    List<EpochReport> epochs = new ArrayList<>(before.epochs());
    epochs.add(report);
    return new Checkpoint(model, run.optimizer().state(), epochs);
  }

  private TrainingResult result(Checkpoint checkpoint, JsonNode identity) {
    MonDeq model =
        MonDeq.of(
            spec.withProvenance(Provenance.of(identity, checkpoint.epochs())),
            checkpoint.model().parameters());
    return new TrainingResult(
        model, checkpoint.epochs(), checkpoint.epochs().size() == config.epochs());
  }
}
