package org.mondeq.experiment;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * The connection of a run with its user.
 *
 * @param progress where progress is shown
 * @param interruption whether the user wants to end
 * @param out where results are reported
 * @param overwrite whether results of another run may be deleted
 * @param fleet other processes that look at samples; nothing if threads of this one do
 */
public record Surroundings(
    Progress progress,
    Interruption interruption,
    PrintWriter out,
    boolean overwrite,
    Optional<Fleet> fleet) {
  /** Samples are looked at in this process. */
  public Surroundings(
      Progress progress, Interruption interruption, PrintWriter out, boolean overwrite) {
    this(progress, interruption, out, overwrite, Optional.empty());
  }
}
