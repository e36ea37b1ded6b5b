package org.mondeq.cli.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mondeq.io.Json;
import org.mondeq.io.Printable;
import org.mondeq.results.FolderSearch;
import org.mondeq.results.Manifest;

/**
 * The complete runs in folders that are to be checked, each as a whole.
 *
 * @param manifests by folder
 */
record CheckedRuns(Map<Path, Manifest> manifests) {
  /** The runs in folders and all their folders. */
  static CheckedRuns in(List<Path> paths) {
    Map<Path, Manifest> manifests = new LinkedHashMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        FolderSearch.holding(Manifest.FILE, path)
            .forEach(folder -> manifests.put(folder, Manifest.read(folder)));
      }
    }
    return new CheckedRuns(manifests);
  }

  /** Files to check, and what proves verdicts of the runs but is not among them. */
  List<Path> withEvidence(List<Path> files) {
    Map<Path, Path> all = new LinkedHashMap<>();
    files.forEach(file -> all.put(absolute(file), file));
    manifests.forEach(
        (folder, manifest) ->
            manifest.evidence(folder).stream()
                .filter(Files::isRegularFile)
                .forEach(file -> all.putIfAbsent(absolute(file), file)));
    return List.copyOf(new LinkedHashSet<>(all.values()));
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /**
   * Prints a line for each run.
   *
   * @param model the SHA-256 of the model file
   * @param accepted files that the checker accepts
   * @return whether all runs are whole
   */
  boolean print(String model, Set<Path> accepted, PrintWriter out, boolean json) {
    boolean whole = true;
    for (Map.Entry<Path, Manifest> entry : manifests.entrySet()) {
      Path folder = entry.getKey();
      List<String> faults = entry.getValue().faults(folder, model, accepted);
      boolean fine = faults.isEmpty();
      String text =
          fine
              ? "accepted: " + entry.getValue().words(folder)
              : "rejected: " + faults.get(0) + more(faults.size() - 1);
      Path file = folder.resolve(Manifest.FILE);
      if (json) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("file", file.toString()).put("verdict", fine ? "accepted" : "rejected");
        node.put("text", text);
        out.println(Json.toLine(node));
      } else {
        out.println(Printable.name(file) + ": " + Printable.line(text));
      }
      whole &= fine;
    }
    return whole;
  }

  private static String more(int faults) {
    return faults == 0 ? "" : "; and " + faults + " more";
  }
}
