/**
 * The command line: one command whose subcommands the modules contribute.
 *
 * <p>{@link org.mondeq.cli.Main} finds every {@link org.mondeq.cli.Subcommand} on the class path. A
 * subcommand parses, calls one library method, and reports; {@link org.mondeq.cli.CommonOptions}
 * turns its options into an {@link org.mondeq.experiment.Experiment}. Results go to the standard
 * output, progress and faults to the standard error. A fault is one line; the exit code says what
 * kind of fault it is ({@link org.mondeq.cli.ExitCode}).
 *
 * <p>Nothing here may load native libraries before a command needs them, so that {@code --help} is
 * quick.
 */
package org.mondeq.cli;
