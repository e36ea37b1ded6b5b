package org.mondeq.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mondeq.config.ConfigTree;
import org.mondeq.config.RecordTree;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunLog;
import org.mondeq.results.Soundness;
import org.mondeq.results.Summary;
import org.mondeq.results.Task;

/**
 * The folder of a whole run: the configuration, the model, a folder for each stage, and the summary
 * of all of them.
 */
public final class RunFolder {
  private static final String CONFIG = "config.yaml";

  /** One for each radius; they differ in nothing else. */
  private final List<Experiment> experiments;

  private final Experiment experiment;

  private RunFolder(List<Experiment> experiments) {
    this.experiments = experiments;
    this.experiment = experiments.get(0);
  }

  /**
   * Opens the folder of a run, creating it, and writes the effective configuration into it.
   *
   * @throws InvalidInputException if it holds a model that was trained in another way
   * @throws FailedRunException if it cannot be written
   */
  public static RunFolder open(Experiment experiment) {
    return open(List.of(experiment));
  }

  private static RunFolder open(List<Experiment> experiments) {
    RunFolder folder = new RunFolder(experiments);
    AtomicFile.sweep(folder.experiment.folder());
    folder.requireCurrentModel();
    AtomicFile.write(folder.path(CONFIG), RecordTree.yaml(folder.effective()));
    return folder;
  }

  /** The configuration of all radii. */
  private ObjectNode effective() {
    ObjectNode tree = experiment.effective();
    if (experiments.size() > 1) {
      ArrayNode radii = tree.putArray("epsilon");
      experiments.forEach(one -> radii.add(one.config().epsilon().orElseThrow()));
    }
    return tree;
  }

  /**
   * As {@link #open(Experiment)}, to run all stages of experiments that differ in their radius
   * alone. Their earlier summary goes; where other runs may be overwritten, the results of every
   * stage do, so that none stand beside new ones.
   */
  public static RunFolder open(List<Experiment> experiments, List<Stage> stages) {
    RunFolder folder = open(experiments);
    if (folder.experiment.overwrite()) {
      stages.forEach(stage -> folder.clear(stage.name()));
    }
    AtomicFile.delete(folder.path(ResultSet.SUMMARY));
    return folder;
  }

  private Path path(String name) {
    return experiment.folder().resolve(name);
  }

  /**
   * Does not use a model that would come out differently today: refuses it, or deletes it with all
   * results about it.
   */
  private void requireCurrentModel() {
    Path config = experiment.modelFile().resolveSibling(CONFIG);
    if (experiment.config().model().file().isPresent()
        || !experiment.hasModel()
        || !Files.isRegularFile(config)) {
      return;
    }
    List<String> differences =
        differences(training(ConfigTree.read(config).root()), training(experiment.effective()));
    if (differences.isEmpty()) {
      return;
    }
    if (!experiment.overwrite() || experiment.config().shard().isPresent()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: was trained in another way (%s); give another --output, or --overwrite",
              experiment.modelFile(),
              String.join("; ", differences)));
    }
    AtomicFile.delete(experiment.modelFile());
    clearResults();
  }

  /** Deletes what every stage has found, since it speaks of a model that is no longer there. */
  private void clearResults() {
    experiment.stages().forEach(this::clear);
    AtomicFile.delete(path(ResultSet.SUMMARY));
  }

  /** Deletes the results of a stage, and those of every radius in its folder. */
  private void clear(String stage) {
    Path folder = experiment.commonFolder(stage);
    if (!Files.isDirectory(folder)) {
      return;
    }
    RunLog.clear(folder);
    try (Stream<Path> content = Files.list(folder)) {
      content
          .filter(one -> one.getFileName().toString().startsWith(Experiment.PART))
          .forEach(RunLog::clear);
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** What decides how a model comes out. */
  private static Map<String, String> training(JsonNode config) {
    Map<String, String> keys = new TreeMap<>(RecordTree.flat(config));
    keys.keySet().removeIf(key -> !key.matches("data|seed|model\\..*|train\\..*"));
    return keys;
  }

  private static List<String> differences(Map<String, String> there, Map<String, String> now) {
    TreeSet<String> keys = new TreeSet<>(there.keySet());
    keys.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String before = there.getOrDefault(key, "nothing");
      String after = now.getOrDefault(key, "nothing");
      if (!before.equals(after)) {
        differences.add(key + " " + before + " there, " + after + " now");
      }
    }
    return differences;
  }

  /**
   * Writes the summary of the stages that have results; of several radii, a list of summaries.
   *
   * @return their results
   * @throws FailedRunException if they contradict each other
   */
  public List<ResultSet> summarize(List<Stage> stages) {
    List<ResultSet> all = new ArrayList<>();
    ArrayNode summaries = Json.MAPPER.createArrayNode();
    for (Experiment one : experiments) {
      List<ResultSet> sets =
          stages.stream()
              .map(stage -> one.folder(stage.name()))
              .filter(folder -> Files.isRegularFile(folder.resolve(ResultSet.RESULTS)))
              .map(ResultSet::read)
              .toList();
      if (!sets.isEmpty()) {
        summaries.add(Json.MAPPER.<ObjectNode>valueToTree(combine(sets)));
        all.addAll(sets);
      }
    }
    Soundness.require(all);
    if (!all.isEmpty()) {
      Object written = experiments.size() == 1 ? summaries.get(0) : byRadius(summaries);
      AtomicFile.write(path(ResultSet.SUMMARY), Json.toText(written) + "\n");
    }
    return all;
  }

  /** A summary for each radius, after it. */
  private ArrayNode byRadius(ArrayNode summaries) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (int i = 0; i < summaries.size(); i++) {
      ObjectNode one = all.addObject();
      one.put("epsilon", experiments.get(i).config().epsilon().orElseThrow());
      one.setAll((ObjectNode) summaries.get(i));
    }
    return all;
  }

  /** An attack and a certification of the same samples count together; else the last one counts. */
  public static Summary combine(List<ResultSet> sets) {
    ResultSet last = sets.get(sets.size() - 1);
    return sets.stream()
        .filter(set -> set.info().task() == Task.ATTACK)
        .filter(set -> last.info().task() == Task.CERTIFY)
        .filter(set -> set.indices().equals(last.indices()))
        .findFirst()
        .map(attack -> Summary.of(attack, last))
        .orElseGet(last::summary);
  }
}
