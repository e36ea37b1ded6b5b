package org.mondeq.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mondeq.data.DataSetInfo;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.data.Split;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Notices;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Stage;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Counted;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.ModelFile;
import org.mondeq.model.ModelSpec;
import org.mondeq.results.FolderLock;
import org.mondeq.train.EpochReport;
import org.mondeq.train.ModelCheck;
import org.mondeq.train.Trainer;
import org.mondeq.train.TrainingConfig;
import org.mondeq.train.TrainingResult;

/** Trains the model of an experiment and writes its file. */
public final class TrainStage implements Stage {
  private static final String NAME = "train";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> config() {
    return TrainingConfig.class;
  }

  /** A model that is there need not be trained. */
  @Override
  public boolean isNeeded(Experiment experiment) {
    return !experiment.hasModel();
  }

  @Override
  @SuppressWarnings("try") // the lock is only held
  public void run(Experiment experiment) {
    experiment.requireNoShard();
    Path folder = experiment.commonFolder(NAME);
    try (FolderLock lock = FolderLock.acquire(folder)) {
      AtomicFile.sweep(experiment.folder());
      train(experiment, folder);
    }
  }

  private static void train(Experiment experiment, Path folder) {
    TrainingConfig config = experiment.section(NAME, TrainingConfig.class);
    Trainer trainer = new Trainer(spec(experiment), config, experiment.config().seed());
    LabeledDataset images = experiment.data(Split.TRAIN);
    if (experiment.overwrite()) {
      trainer.discardOther(images, folder);
    }
    TrainingResult result;
    List<String> warnings = new ArrayList<>();
    try (Progress.Task task = experiment.progress().start(NAME, config.epochs())) {
      result =
          trainer.train(
              images,
              experiment.data(Split.TEST),
              folder,
              new ProgressOfEpochs(task, warnings::add),
              experiment.interruption());
    }
    warnings.forEach(warning -> experiment.say("train: " + warning));
    if (!result.complete()) {
      Notices.stopped(experiment, NAME, result.epochs().size(), config.epochs(), "epochs");
      return;
    }
    ModelFile.write(result.model(), experiment.modelFile());
    ModelCheck.requireSameLogits(
        result.model(), experiment.modelFile(), experiment.data(Split.TEST));
    EpochReport kept = result.kept().orElseThrow();
    ModelCheck check = result.check().orElseThrow();
    experiment.say(describe(result, kept, experiment));
    CheckReport.lines(check, config).forEach(line -> experiment.say("train: " + line));
  }

  private static String describe(TrainingResult result, EpochReport kept, Experiment experiment) {
    int epochs = result.epochs().size();
    return String.format(
        Locale.ROOT,
        "train: %s, %stest accuracy %.2f %% with exact equilibria; %s",
        Counted.of(epochs, "epoch"),
        kept.epoch() == epochs ? "" : "epoch " + kept.epoch() + " kept, ",
        100 * result.check().orElseThrow().testAccuracy(),
        experiment.modelFile());
  }

  private static ModelSpec spec(Experiment experiment) {
    experiment
        .config()
        .model()
        .file()
        .ifPresent(
            file -> {
              throw new InvalidInputException(
                  "model: expected a section that says what to train, got the file " + file);
            });
    DataSetInfo data = DataSets.info(experiment.dataName());
    return new ModelSpec(
        experiment.config().name(),
        data.name(),
        experiment.config().model().toTrain(),
        data.shape(),
        data.classes(),
        experiment.config().model().monotonicity(),
        data.normalization(),
        ModelSpec.noProvenance());
  }
}
