/**
 * What a run found out: one line for each sample, appended as samples finish, and a summary.
 *
 * <p>{@link org.mondeq.results.ResultsFolder} writes a folder with {@code results.jsonl}, {@code
 * run.json} (where the results come from), {@code config.yaml} (how to repeat them) and, when the
 * run is complete, {@code summary.json}; {@link org.mondeq.results.ResultSet} reads one. A folder
 * belongs to one run: the same one continues in it, another is refused.
 */
package org.mondeq.results;
