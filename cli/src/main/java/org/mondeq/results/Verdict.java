package org.mondeq.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The answer for one sample. */
public enum Verdict {
  /** Every input of the region is classified as the sample is: proved. */
  @JsonProperty("certified")
  CERTIFIED,
  /** An input of the region is misclassified: found. */
  @JsonProperty("falsified")
  FALSIFIED,
  /** Neither was shown; after an attack: no adversarial example was found. */
  @JsonProperty("unknown")
  UNKNOWN,
  /** The sample itself is misclassified, so there is nothing to show. */
  @JsonProperty("misclassified")
  MISCLASSIFIED;

  /** The word in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
