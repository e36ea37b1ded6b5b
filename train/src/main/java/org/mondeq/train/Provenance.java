package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.mondeq.io.Json;
import org.mondeq.io.Version;
import org.nd4j.linalg.factory.Nd4j;

/** How a model came to be, for the {@code training} entry of its file. */
final class Provenance {
  private Provenance() {}

  /**
   * The identity of the run, the epoch that the weights are of, what they were measured to do, and
   * the versions of what computed it. Holds no times, so that equal runs give equal files.
   */
  static JsonNode of(
      JsonNode identity, int epochs, Optional<EpochReport> kept, Optional<ModelCheck> check) {
    ObjectNode provenance = Json.MAPPER.createObjectNode();
    provenance.set("run", identity);
    provenance.put("epochs", epochs);
    kept.ifPresent(
        report -> {
          provenance.put("epoch", report.epoch());
          provenance.put("loss", report.loss());
          provenance.put("trainAccuracy", report.trainAccuracy());
          provenance.put("testAccuracy", report.testAccuracy());
        });
    check.ifPresent(figures -> provenance.set("check", Json.MAPPER.valueToTree(figures)));
    ObjectNode versions = provenance.putObject("versions");
    versions.put("mondeq", Version.current());
    versions.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    versions.put("java", Runtime.version().toString());
    return provenance;
  }
}
