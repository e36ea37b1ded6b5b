package org.mondeq.experiment;

import java.io.PrintWriter;

/**
 * The connection of a run with its user.
 *
 * @param progress where progress is shown
 * @param interruption whether the user wants to end
 * @param out where results are reported
 * @param overwrite whether results of another run may be deleted
 */
public record Surroundings(
    Progress progress, Interruption interruption, PrintWriter out, boolean overwrite) {}
