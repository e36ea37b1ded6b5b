package org.mondeq.io;

/**
 * A run that started on valid input and could not be finished: a solver that does not converge, a
 * disk that is full, a contradiction between two methods.
 *
 * <p>The message is one line for the user, whatever it quotes. A command that ends with it exits
 * with code 1.
 */
public class FailedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes the failure in one line. */
  public FailedRunException(String message) {
    super(Errors.line(message));
  }

  /** Describes the failure in one line and keeps its cause. */
  public FailedRunException(String message, Throwable cause) {
    super(Errors.line(message), cause);
  }
}
