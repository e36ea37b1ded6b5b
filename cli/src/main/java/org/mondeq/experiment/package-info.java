/**
 * The frame of a run: what every stage and command that looks at samples has in common.
 *
 * <p>An {@link org.mondeq.experiment.Experiment} is a validated configuration with its folder,
 * model and data. A {@link org.mondeq.experiment.Stage} is one step of it. {@link
 * org.mondeq.experiment.SampleRun} does everything around the work on single samples: it skips
 * those that are finished, predicts, distributes over threads, writes results, and stops when asked
 * to.
 */
package org.mondeq.experiment;
