package org.mondeq.io;

/**
 * Input of the user that cannot be used: a file, an option or a configuration value.
 *
 * <p>The message is one line, whatever it quotes, that names what is wrong, where, and what was
 * expected. A command that ends with it writes that line and exits with code 2.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes the fault in one line. */
  public InvalidInputException(String message) {
    super(Errors.line(message));
  }

  /** Describes the fault in one line and keeps what revealed it. */
  public InvalidInputException(String message, Throwable cause) {
    super(Errors.line(message), cause);
  }
}
