package org.mondeq.check.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;
import org.mondeq.io.npz.Npz;

/**
 * What a certificate was made for: the key {@value #KEY} of its {@code certificate.json}. It proves
 * nothing, and the checker does not look at it; who compares it with data knows what the proved set
 * is to contain.
 *
 * @param sample the index in the test split, or among boxes
 * @param data the name of the data set
 * @param dataSha256 of the test split, or of the boxes
 * @param norm of the ball around the sample, {@value #MAXIMUM}
 * @param epsilon its radius in raw pixels; null where the set is no ball
 */
public record Origin(int sample, String data, String dataSha256, String norm, Double epsilon) {
  /** The norm whose balls are boxes. */
  public static final String MAXIMUM = "inf";

  private static final String KEY = "origin";
  private static final String VERSION = "formatVersion";

  /** The last version whose claims are about boxes alone. */
  private static final int BOXES = 2;

  /** Checks that nothing is missing. */
  public Origin {
    if (sample < 0 || data == null || dataSha256 == null || norm == null) {
      throw new IllegalArgumentException(
          KEY + ": expected sample, data, dataSha256 and norm, and no negative sample");
    }
  }

  /** In words, for a line about the certificate. */
  @JsonIgnore
  public String words() {
    return "sample " + sample + " of " + data;
  }

  /**
   * The origin of a certificate; empty if it names none.
   *
   * @throws InvalidInputException if it is damaged
   */
  public static Optional<Origin> of(FileBytes certificate) {
    JsonNode origin = description(certificate).path(KEY);
    if (origin.isMissingNode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.treeToValue(origin, Origin.class));
    } catch (JsonProcessingException e) {
      String where = certificate.file() + ": " + FileKind.CERTIFICATE.member();
      throw new InvalidInputException(where + ": " + Json.reason(e, origin.toString()), e);
    }
  }

  /** Whether the claim of a certificate is about all of its box, as one of later versions is not. */
  public static boolean isOfBox(FileBytes certificate) {
    return description(certificate).path(VERSION).asInt(BOXES + 1) <= BOXES;
  }

  private static JsonNode description(FileBytes certificate) {
    String json = Npz.read(certificate).texts().get(FileKind.CERTIFICATE.member());
    try {
      return json == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(certificate.file() + ": " + Json.reason(e, json), e);
    }
  }
}
