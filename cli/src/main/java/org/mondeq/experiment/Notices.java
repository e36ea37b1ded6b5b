package org.mondeq.experiment;

import java.util.Locale;
import org.mondeq.io.Counted;

/** What stages say of runs that were interrupted. */
public final class Notices {
  private Notices() {}

  /** Says that an interrupted command has finished so many of its samples or epochs. */
  public static void stopped(
      Experiment experiment, String stage, long finished, int all, String what) {
    experiment.say(
        String.format(
            Locale.ROOT,
            "%s: stopped with %d of %d %s finished; the same command continues",
            stage,
            finished,
            all,
            what));
  }

  /** Says how many samples are looked at again, since their evidence is missing. */
  public static void restored(Experiment experiment, String stage, int lost) {
    if (lost > 0) {
      experiment.say(
          String.format(
              Locale.ROOT,
              "%s: %s whose evidence is missing, computed again",
              stage,
              Counted.of(lost, "result")));
    }
  }
}
