package org.mondeq.cli.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import org.mondeq.data.DataSets;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.model.InputShape;
import org.mondeq.results.RunInfo;

/** What shape the inputs of a run have. */
final class Shapes {
  private Shapes() {}

  /** As the run has recorded it, or as its data set has it; empty if neither is known. */
  static Optional<InputShape> of(RunInfo info) {
    String recorded = info.fingerprint().get(RunInfo.INPUT_SHAPE);
    if (recorded != null) {
      return parse(recorded);
    }
    return DataSets.names().contains(info.data())
        ? Optional.of(DataSets.info(info.data()).shape())
        : Optional.empty();
  }

  private static Optional<InputShape> parse(String recorded) {
    try {
      List<Integer> dimensions = Json.MAPPER.readValue(recorded, new TypeReference<>() {});
      return Optional.of(InputShape.of(dimensions));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new InvalidInputException(
          RunInfo.INPUT_SHAPE + ": expected [channels, height, width], got " + recorded, e);
    }
  }
}
