package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mondeq.io.Json;
import org.mondeq.io.Version;
import org.nd4j.linalg.factory.Nd4j;

/** How a model came to be, for the {@code training} entry of its file. */
final class Provenance {
  private Provenance() {}

  /**
   * The identity of the run, its outcome, and the versions of what computed it. Holds no times, so
   * that equal runs give equal files.
   */
  static JsonNode of(JsonNode identity, List<EpochReport> epochs) {
    ObjectNode provenance = Json.MAPPER.createObjectNode();
    provenance.set("run", identity);
    provenance.put("epochs", epochs.size());
    if (!epochs.isEmpty()) {
      EpochReport last = epochs.get(epochs.size() - 1);
      provenance.put("loss", last.loss());
      provenance.put("trainAccuracy", last.trainAccuracy());
      provenance.put("testAccuracy", last.testAccuracy());
    }
    ObjectNode versions = provenance.putObject("versions");
    versions.put("mondeq", Version.current());
    versions.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    versions.put("java", Runtime.version().toString());
    return provenance;
  }
}
