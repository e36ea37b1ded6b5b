package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mondeq.io.Json;
import org.mondeq.io.npz.Npz;

/** What the files of a run say, to be compared with those of another. */
public final class RunContents {
  private RunContents() {}

  /** The content of all files, by path, without times, and without where the run was told to be. */
  public static Map<String, String> of(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(".lock")) {
          contents.put(root.relativize(file).toString(), content(file));
        }
      }
    }
    return contents;
  }

  private static String content(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".npz")) {
      StringBuilder text = new StringBuilder();
      Npz.read(file)
          .arrays()
          .forEach((key, array) -> text.append(key).append(Arrays.hashCode(array.values())));
      return text.toString();
    }
    if (name.endsWith(".png")) {
      return String.valueOf(Arrays.hashCode(Files.readAllBytes(file)));
    }
    if (name.endsWith(".json")) {
      return withoutTimes(Files.readString(file));
    }
    List<String> lines = Files.readAllLines(file);
    if (name.endsWith(".csv")) {
      return withoutSeconds(lines);
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!(name.equals("config.yaml") && line.startsWith("output:"))) {
        text.append(name.endsWith(".jsonl") ? withoutTimes(line) : line).append('\n');
      }
    }
    return text.toString();
  }

  /** Tables whose cells hold no comma, without the column of seconds. */
  private static String withoutSeconds(List<String> lines) {
    int seconds = List.of(lines.get(0).toLowerCase(Locale.ROOT).split(",", -1)).indexOf("seconds");
    assertTrue(seconds >= 0, lines.get(0));
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
      cells.remove(seconds);
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  private static String withoutTimes(String json) throws IOException {
    ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(json);
    tree.remove(List.of("seconds", "secondsPerCorrect", "started"));
    return tree.toString();
  }
}
