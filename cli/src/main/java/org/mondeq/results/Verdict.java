package org.mondeq.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The answer for one sample. */
public enum Verdict {
  /** Every input of the region is classified as the sample is: the independent checker says so. */
  @JsonProperty("certified")
  CERTIFIED,
  /** The same by the method alone: nobody has asked the checker. */
  @JsonProperty("certified, unchecked")
  CERTIFIED_UNCHECKED,
  /** An input of the region is misclassified: found. */
  @JsonProperty("falsified")
  FALSIFIED,
  /** Neither was shown; after an attack: no adversarial example was found. */
  @JsonProperty("unknown")
  UNKNOWN,
  /** The sample itself is misclassified, so there is nothing to show. */
  @JsonProperty("misclassified")
  MISCLASSIFIED;

  /** Whether the method has proved the property, checked or not. */
  public boolean claimsProof() {
    return this == CERTIFIED || this == CERTIFIED_UNCHECKED;
  }

  /** The word in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace("_", ", ");
  }
}
