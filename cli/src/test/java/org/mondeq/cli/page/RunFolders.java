package org.mondeq.cli.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mondeq.io.Json;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.InputShape;
import org.mondeq.results.RunInfo;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Task;

/** Writes folders of runs to make pages of. */
final class RunFolders {
  static final String MODEL = "a".repeat(64);
  static final double EPSILON = 0.1;

  private RunFolders() {}

  static RunInfo info(Task task, String model, String data, InputShape shape) {
    return info(task, model, data, Map.of(RunInfo.INPUT_SHAPE, shape.dimensions().toString()));
  }

  static RunInfo info(Task task, String model, String data, Map<String, String> fingerprint) {
    return new RunInfo(
        "mondeq test",
        task,
        model,
        MODEL,
        40,
        data,
        "d".repeat(64),
        "complete",
        task == Task.RADIUS ? null : EPSILON,
        1,
        "2026-01-01T00:00:00Z",
        "java",
        "system",
        fingerprint,
        null);
  }

  static void write(Path folder, RunInfo info, String file, List<?> results) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.json"), Json.toText(info));
    StringBuilder lines = new StringBuilder();
    for (Object result : results) {
      lines.append(line(result)).append('\n');
    }
    Files.writeString(folder.resolve(file), lines);
  }

  static void write(Path folder, RunInfo info, List<SampleResult> results) throws IOException {
    write(folder, info, "results.jsonl", results);
  }

  private static String line(Object result) throws JsonProcessingException {
    return Json.MAPPER
        .writer()
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(result);
  }

  /** The file of a counterexample near a sample, whose every value has moved by half the radius. */
  static void counterexample(Path file, double[] sample, int label) {
    int q = sample.length;
    double[] lower = Arrays.stream(sample).map(x -> Math.max(0, x - EPSILON)).toArray();
    double[] upper = Arrays.stream(sample).map(x -> Math.min(1, x + EPSILON)).toArray();
    double[] moved =
        Arrays.stream(sample).map(x -> x < 0.5 ? x + EPSILON / 2 : x - EPSILON / 2).toArray();
    Map<String, NpyArray> arrays = new HashMap<>();
    arrays.put("lower", NpyArray.of(lower, q));
    arrays.put("upper", NpyArray.of(upper, q));
    arrays.put("pixels", NpyArray.of(moved, q));
    arrays.put("fixpoint", NpyArray.of(new double[] {0}, 1));
    String text =
        "{\"formatVersion\":1,\"model\":\""
            + MODEL
            + "\",\"label\":"
            + label
            + ",\"prediction\":"
            + (label + 1)
            + "}";
    Npz.of(arrays, Map.of("witness.json", text)).write(file);
  }

  static String exampleFile(int index) {
    return String.format(Locale.ROOT, "adversarial/%05d.npz", index);
  }

  static SampleResult.Builder sample(int index) {
    return SampleResult.of(index, index % 10, index % 10, "complete").stage("root").nodes(index);
  }
}
