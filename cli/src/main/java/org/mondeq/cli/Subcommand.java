package org.mondeq.cli;

import java.util.concurrent.Callable;

/**
 * A command under {@code mondeq}, annotated for picocli. The result is an {@link ExitCode}.
 *
 * <p>A fault of the user's input is thrown as {@link org.mondeq.io.InvalidInputException}, a failed
 * run as {@link org.mondeq.io.FailedRunException}.
 */
public interface Subcommand extends Callable<Integer> {}
