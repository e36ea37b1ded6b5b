package org.mondeq.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.mondeq.model.ModelSpec;

/**
 * The accuracy on test samples beside the one that training has recorded in the model's file: data
 * in another order or scale than the model was trained on shows here.
 */
public final class RecordedAccuracy {
  /** What chance explains, in standard deviations of a mean of as many samples. */
  private static final double DEVIATIONS = 5;

  /** And what different machines may. */
  private static final double MARGIN = 0.02;

  private RecordedAccuracy() {}

  /**
   * A warning if a model classifies far fewer samples rightly than it did when it was trained;
   * nothing if it does not, or its file records no accuracy.
   */
  public static Optional<String> warning(ModelSpec spec, int correct, int samples) {
    JsonNode recorded = spec.provenance().path("testAccuracy");
    double expected = recorded.asDouble();
    if (!recorded.isNumber() || !(expected >= 0 && expected <= 1) || samples == 0) {
      return Optional.empty();
    }
    double deviation = Math.sqrt(Math.max(expected * (1 - expected), 1e-4) / samples);
    double accuracy = (double) correct / samples;
    if (accuracy >= expected - MARGIN - DEVIATIONS * deviation) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "warning: accuracy %.2f %% where the model's file records %.2f %%; check the data set",
            100 * accuracy,
            100 * expected));
  }
}
