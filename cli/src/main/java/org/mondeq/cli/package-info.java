/**
 * The command line: one command with a subcommand for each task.
 *
 * <p>{@link org.mondeq.cli.Main} runs each {@link org.mondeq.cli.Subcommand} that it is given. A
 * subcommand parses, calls one library method, and reports; {@link org.mondeq.cli.CommonOptions}
 * turns its options into an {@link org.mondeq.experiment.Experiment}. Results go to the standard
 * output, progress and faults to the standard error. A fault is one line; the exit code says what
 * kind of fault it is ({@link org.mondeq.cli.ExitCode}).
 *
 * <p>Nothing here may load native libraries before a command needs them, so that {@code --help} is
 * quick.
 */
package org.mondeq.cli;
