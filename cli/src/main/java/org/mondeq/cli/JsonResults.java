package org.mondeq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.io.Json;
import org.mondeq.results.Report;
import org.mondeq.results.ResultSet;
import org.mondeq.results.RunInfo;
import org.mondeq.results.Summary;

/** Results for programs, in the words of {@code run.json} and {@code summary.json}. */
public final class JsonResults {
  private JsonResults() {}

  /**
   * A run with its counts.
   *
   * @param complete whether it was not interrupted
   * @param summary the record of its counts
   */
  public static ObjectNode of(RunInfo info, Path folder, boolean complete, Record summary) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("task", info.task().name().toLowerCase(Locale.ROOT));
    node.put("model", info.model());
    node.put("modelSha256", info.modelSha256());
    node.put("data", info.data());
    node.put("dataSha256", info.dataSha256());
    node.put("method", info.method());
    node.put("epsilon", info.epsilon());
    node.put("seed", info.seed());
    node.put("folder", folder.toString());
    node.put("complete", complete);
    node.setAll(Json.MAPPER.<ObjectNode>valueToTree(summary));
    return node;
  }

  /**
   * An attack or a certification.
   *
   * @param summary of the samples that were asked for; those that are finished if it was
   *     interrupted
   */
  public static ObjectNode of(Path folder, Optional<Summary> summary) {
    ResultSet set = ResultSet.read(folder);
    return of(set.info(), folder, summary.isPresent(), summary.orElseGet(set::summary));
  }

  /** The rows of a table. */
  static List<ObjectNode> of(List<Report.Row> rows) {
    return rows.stream()
        .map(row -> of(row.info(), row.folder(), row.complete(), row.summary()))
        .toList();
  }
}
