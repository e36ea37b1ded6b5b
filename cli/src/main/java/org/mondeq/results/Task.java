package org.mondeq.results;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was done with each sample. */
public enum Task {
  /** Adversarial examples were searched, so the results bound the robust accuracy from above. */
  @JsonProperty("attack")
  ATTACK,
  /** Robustness was to be proved, so the results bound the robust accuracy from below. */
  @JsonProperty("certify")
  CERTIFY,
  /** The largest radius of robustness was enclosed. */
  @JsonProperty("radius")
  RADIUS,
  /** The cells of a region were decided. */
  @JsonProperty("region")
  REGION
}
