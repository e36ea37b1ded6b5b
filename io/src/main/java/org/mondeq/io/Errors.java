package org.mondeq.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Messages of one line: what an I/O exception means in words, and what else stands in them. */
public final class Errors {
  static final String FOLDER = "is a folder, expected a file";

  private static final int LONGEST = 1000;
  private static final int END = 200;

  private Errors() {}

  /**
   * A text as one line of at most a thousand characters: what {@link Printable} does not print
   * becomes {@code ?}, and what is too long loses its middle.
   */
  static String line(String text) {
    String line = Printable.line(text.length() <= 2 * LONGEST ? text : ends(text));
    return line.length() <= LONGEST ? line : ends(line);
  }

  /** What is too long loses its middle. */
  private static String ends(String text) {
    return text.substring(0, LONGEST - END - 3) + "..." + text.substring(text.length() - END);
  }

  /** The reason without the path, which the caller names. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof EOFException) {
      return "ends too early";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    String message =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    return message.equals("Is a directory") ? FOLDER : message.lines().findFirst().orElse("");
  }
}
