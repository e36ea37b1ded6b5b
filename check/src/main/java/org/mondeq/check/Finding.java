package org.mondeq.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.mondeq.io.Json;

/**
 * What the checker says of a file, or of a row of one. Components are null where they do not apply.
 *
 * @param file as it was named
 * @param row of a file of several counterexamples
 * @param verdict accepted, rejected or unreadable
 * @param text the verdict in words
 * @param label the class that the claim is about
 * @param margin what is proved of it, at least; positive
 * @param leaves of the proof
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String file,
    Integer row,
    Verdict verdict,
    String text,
    Integer label,
    Double margin,
    Integer leaves) {
  /** The three answers. */
  public enum Verdict {
    /** The claim is proved. */
    accepted,
    /** It is not. */
    rejected,
    /** There is no claim. */
    unreadable
  }

  /** The same with more words. */
  Finding with(Verdict other, String more) {
    return new Finding(file, row, other, more, label, margin, leaves);
  }

  /** A line for programs. */
  String json() {
    return Json.toLine(this);
  }
}
