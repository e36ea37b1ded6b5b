package org.mondeq.cli.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.mondeq.train.ModelCheck;
import org.mondeq.train.TrainingConfig;

/** What the check of a trained model says to a user. */
final class CheckReport {
  /** What a tolerance that is too coarse is to be divided by. */
  private static final double FINER = 10;

  private CheckReport() {}

  /** The figures with what they mean, and a warning with its remedy where one is due. */
  static List<String> lines(ModelCheck check, TrainingConfig config) {
    String tolerance = plain(config.solverTolerance());
    String figures =
        String.format(
            Locale.ROOT,
            "solverTolerance %s is at most %.1e off in a unit and %.1e in a logit,"
                + " and in the class of %d of %d test samples",
            tolerance,
            check.stateDeviation(),
            check.logitDeviation(),
            check.otherClasses(),
            check.samples());
    return check.isCoarse() ? List.of(figures, warning(tolerance, config)) : List.of(figures);
  }

  private static String warning(String tolerance, TrainingConfig config) {
    return String.format(
        Locale.ROOT,
        "warning: solverTolerance %s is too coarse, the model differs from the one that was"
            + " trained; train again with %s",
        tolerance,
        plain(config.solverTolerance() / FINER));
  }

  private static String plain(double tolerance) {
    return new BigDecimal(tolerance, new MathContext(2)).stripTrailingZeros().toPlainString();
  }
}
