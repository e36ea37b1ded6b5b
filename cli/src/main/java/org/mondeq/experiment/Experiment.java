package org.mondeq.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.ExperimentConfig;
import org.mondeq.config.RecordTree;
import org.mondeq.config.SampleRange;
import org.mondeq.data.DataLocation;
import org.mondeq.data.DataSets;
import org.mondeq.data.LabeledDataset;
import org.mondeq.data.Split;
import org.mondeq.interchange.file.ForeignFile;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Printable;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.results.EpsilonText;
import org.mondeq.solver.Classifier;
import org.mondeq.spec.Balls;
import org.mondeq.spec.Boxes;
import org.mondeq.spec.InputSets;

/**
 * A validated configuration with its folder, model and data, which are read when first asked for.
 * Not for use by many threads; what it hands out is.
 */
public final class Experiment {
  /** What names of folders of one radius begin with. */
  static final String PART = "eps-";

  private static final int DEFAULT_SAMPLES = 100;

  private final ExperimentConfig config;
  private final Map<String, Record> sections;
  private final Surroundings surroundings;
  private final boolean whole;

  /** Of several radii, the folder of this one in that of a stage; empty if there is one. */
  private String part = "";

  private MonDeq model;
  private FileBytes modelContent;
  private boolean unknownData;
  private LabeledDataset testData;

  private Experiment(
      ExperimentConfig config,
      Map<String, Record> sections,
      Surroundings surroundings,
      boolean whole) {
    this.config = config;
    this.sections = sections;
    this.surroundings = surroundings;
    this.whole = whole;
  }

  /**
   * An experiment of all its stages: each has a folder of its own in that of the run.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public static Experiment whole(ConfigTree tree, List<Stage> stages, Surroundings surroundings) {
    return of(tree, stages, surroundings, true);
  }

  /**
   * An experiment of which one stage runs; {@code output} is the folder of that stage.
   *
   * @throws InvalidInputException naming the first fault of the configuration
   */
  public static Experiment single(ConfigTree tree, List<Stage> stages, Surroundings surroundings) {
    return of(tree, stages, surroundings, false);
  }

  private static Experiment of(
      ConfigTree tree, List<Stage> stages, Surroundings surroundings, boolean whole) {
    List<String> names = stages.stream().map(Stage::name).toList();
    ExperimentConfig config = tree.bindGeneral(ExperimentConfig.class, names);
    Map<String, Record> sections = new LinkedHashMap<>();
    for (Stage stage : stages) {
      sections.put(stage.name(), tree.bind(stage.name(), stage.config()));
    }
    return new Experiment(config, sections, surroundings, whole);
  }

  /** The same experiment with test samples at hand, which are read nowhere. */
  public Experiment withTestData(LabeledDataset data) {
    Experiment same = new Experiment(config, sections, surroundings, whole);
    same.testData = data;
    return same;
  }

  /**
   * Of experiments that differ in their radius alone, those whose results each stand in a folder of
   * their own.
   */
  public static List<Experiment> apart(List<Experiment> experiments) {
    if (experiments.size() > 1) {
      experiments.forEach(one -> one.part = PART + EpsilonText.of(one.epsilon()).replace('/', '_'));
    }
    if (experiments.stream().map(one -> one.part).distinct().count() < experiments.size()) {
      throw new InvalidInputException("epsilon: expected values that differ by more");
    }
    return List.copyOf(experiments);
  }

  /** The general keys. */
  public ExperimentConfig config() {
    return config;
  }

  /** The names of all stages, also of those that do not run. */
  public List<String> stages() {
    return List.copyOf(sections.keySet());
  }

  /** The section of a stage, with its defaults. */
  public <T extends Record> T section(String stage, Class<T> type) {
    return type.cast(sections.get(stage));
  }

  /** The effective configuration: every key with its value. */
  public ObjectNode effective() {
    ObjectNode tree = RecordTree.of(config);
    tree.put("data", dataName());
    sections.forEach((name, section) -> tree.set(name, RecordTree.of(section)));
    return tree;
  }

  private Folders folders() {
    return new Folders(config, whole, part);
  }

  /** The folder of the run, or of this part of it. */
  public Path folder() {
    return folders().run();
  }

  /** The folder of a stage, for this radius and this part of the samples. */
  public Path folder(String stage) {
    return folders().stage(stage);
  }

  /** As {@link #folder(String)}, for a stage that knows no radius. */
  public Path commonFolder(String stage) {
    return folders().common(stage);
  }

  /** A folder, or that of this radius in it if there are several. */
  public Path apart(Path folder) {
    return folders().apart(folder);
  }

  /** The model file: the one that the configuration names, or that which training writes. */
  public Path modelFile() {
    return folders().model();
  }

  /**
   * Whether there is a model, so that none need be trained.
   *
   * @throws InvalidInputException if the configuration names a file that does not exist
   */
  public boolean hasModel() {
    boolean exists = Files.isRegularFile(modelFile());
    if (!exists && config.model().file().isPresent()) {
      FileBytes.requireFile(modelFile());
    }
    return exists;
  }

  /**
   * The model in {@link #modelFile}.
   *
   * @throws InvalidInputException if there is none
   */
  public MonDeq model() {
    if (model == null) {
      boolean given = config.model().file().isPresent();
      model =
          given
              ? ModelFile.read(modelContent(), config.maxUnits())
              : ModelFile.read(modelContent());
    }
    return model;
  }

  /**
   * The bytes of {@link #modelFile}, read once: whoever hashes them, or reads the model anew, has
   * the bytes that {@link #model} was read from.
   *
   * @throws InvalidInputException if there is no such file
   */
  public FileBytes modelContent() {
    if (modelContent == null) {
      modelContent = Npz.bytes(modelFile());
      ForeignFile.requireNone(modelContent);
    }
    return modelContent;
  }

  /**
   * The name of the data set: that of the configuration, or else of the model.
   *
   * @throws InvalidInputException if neither names one
   */
  public String dataName() {
    if (config.data().isEmpty() && !hasModel()) {
      throw new InvalidInputException("data: missing; expected the name of a data set");
    }
    return config.data().orElseGet(() -> model().spec().dataset());
  }

  /**
   * One split of the data set.
   *
   * @throws InvalidInputException if it is unknown or nowhere to be found
   * @throws org.mondeq.io.FailedRunException if it cannot be downloaded
   */
  public LabeledDataset data(Split split) {
    LabeledDataset data = load(split);
    if (!data.isPublished() && !unknownData) {
      unknownData = true;
      String unknown = ": its files are of unknown content, no published SHA-256 is theirs";
      out().println(Printable.line("data: " + data.name() + unknown));
    }
    return data;
  }

  /** Whether data was read that may be other than the published. */
  public boolean hasUnknownData() {
    return unknownData;
  }

  private LabeledDataset load(Split split) {
    if (testData != null && split == Split.TEST) {
      return testData;
    }
    DataLocation usual = DataLocation.standard();
    DataLocation where = config.dataDir().map(usual::withDataDir).orElse(usual);
    DownloadProgress listener = new DownloadProgress(progress());
    return DataSets.load(dataName(), split, where.withListener(listener));
  }

  /**
   * The test split.
   *
   * @throws InvalidInputException if its images or classes are not those of the model
   */
  public LabeledDataset testData() {
    LabeledDataset data = data(Split.TEST);
    if (!data.shape().equals(model().spec().input()) || data.classes() != model().classes()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "data: %s has images %s of %d classes, the model expects %s of %d",
              dataName(),
              data.shape().dimensions(),
              data.classes(),
              model().spec().input().dimensions(),
              model().classes()));
    }
    return data;
  }

  /**
   * The indices of the test samples to look at, of all parts of the run.
   *
   * @throws InvalidInputException if one of them is not in the data set
   */
  public List<Integer> samples(LabeledDataset data) {
    return chosen(data.size(), DEFAULT_SAMPLES, "the test split of " + data.name());
  }

  /**
   * The indices of the sets to look at, of all parts of the run.
   *
   * @throws InvalidInputException if there are not as many
   */
  public List<Integer> samples(InputSets inputs) {
    int usual = inputs instanceof Boxes ? inputs.size() : DEFAULT_SAMPLES;
    return chosen(inputs.size(), usual, inputs.description());
  }

  /** Those of the samples of all parts that are of this one. */
  public List<Integer> ofShard(List<Integer> samples) {
    return config.shard().map(shard -> shard.of(samples)).orElse(samples);
  }

  private List<Integer> chosen(int size, int usual, String description) {
    Optional<SampleRange> chosen = config.samples();
    return chosen.isPresent()
        ? chosen.get().indicesBelow(size, description)
        : IntStream.range(0, Math.min(usual, size)).boxed().toList();
  }

  /**
   * Refuses inputs of which is known before a model is trained for them that none can be attacked
   * or certified: a missing radius, boxes or samples that are not there.
   *
   * @throws InvalidInputException naming the first fault
   */
  public void requireInputs() {
    if (hasModel()) {
      return; // they are read before anything else
    }
    requireNoShard();
    LabeledDataset data = data(Split.TEST);
    if (config.box().isPresent()) {
      Path file = config.box().get();
      int boxes = Boxes.count(file, data.shape(), data.classes());
      chosen(boxes, boxes, "the boxes of " + file.getFileName());
    } else {
      epsilon();
      samples(data);
    }
  }

  /**
   * What is attacked or certified: the boxes of {@code box}, or else the balls of radius {@code
   * epsilon} around test samples.
   *
   * @throws InvalidInputException if the configuration has neither, or boxes or data do not fit the
   *     model
   */
  public InputSets inputs() {
    if (config.box().isPresent()) {
      Classifier classifier = new Classifier(model());
      return Boxes.read(config.box().get(), model().spec(), classifier::predictions);
    }
    double epsilon = epsilon();
    return new Balls(testData(), epsilon, config.ballNorm(), model().spec().normalization());
  }

  /**
   * Refuses to train on a part of the test samples, which each part would do anew.
   *
   * @throws InvalidInputException if this is a part
   */
  public void requireNoShard() {
    if (config.shard().isPresent()) {
      throw new InvalidInputException(
          "shard: no model yet at " + modelFile() + "; train it first, without --shard");
    }
  }

  private double epsilon() {
    return config
        .epsilon()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "epsilon: missing; give --epsilon, 0 to 1 in pixels, or --box"));
  }

  /** Other processes that look at samples; nothing if threads of this one do. */
  Optional<Fleet> fleet() {
    return surroundings.fleet();
  }

  /** Where progress is shown. */
  public Progress progress() {
    return config.quiet() ? Progress.silent() : surroundings.progress();
  }

  /** Whether the user wants to end. */
  public Interruption interruption() {
    return surroundings.interruption();
  }

  /** Where results are reported. */
  public PrintWriter out() {
    return surroundings.out();
  }

  /** Prints a text as one line, whatever names of files and of models stand in it. */
  public void say(String line) {
    out().println(Printable.line(line));
  }

  /** Whether results of another run may be deleted. */
  public boolean overwrite() {
    return surroundings.overwrite();
  }
}
