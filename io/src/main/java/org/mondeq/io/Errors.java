package org.mondeq.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Messages of one line: what an I/O exception means in words, and what else stands in them. */
public final class Errors {
  private static final int LONGEST = 1000;
  private static final int END = 200;

  private Errors() {}

  /**
   * A text as one line of at most a thousand characters: control characters and ends of lines,
   * which names in hostile files may hold, become {@code ?}, and what is too long loses its middle.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.chars().limit(2L * LONGEST).forEach(c -> line.append(isPlain(c) ? (char) c : '?'));
    if (text.length() <= LONGEST) {
      return line.toString();
    }
    line.setLength(LONGEST - END - 3);
    line.append("...");
    text.chars()
        .skip(text.length() - (long) END)
        .forEach(c -> line.append(isPlain(c) ? (char) c : '?'));
    return line.toString();
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
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
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
