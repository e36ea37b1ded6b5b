package org.mondeq.io;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that a user has written. */
public final class FilePath {
  private FilePath() {}

  /**
   * The path of a text.
   *
   * @throws InvalidInputException if there is none, or if Java cannot write it in the encoding that
   *     the locale gives to the names of files
   */
  public static Path of(String text) {
    if (text.isBlank()) {
      throw new InvalidInputException("expected a file or folder, got nothing");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      boolean ascii = text.chars().allMatch(c -> c < 0x80);
      String reason =
          ascii
              ? e.getReason()
              : "this locale names files in ASCII alone; set LC_ALL=C.UTF-8, or another of UTF-8";
      throw new InvalidInputException(Printable.line(text) + ": not a path: " + reason, e);
    }
  }

  /**
   * Requires a folder, or a place where one can be made: what takes long to find should not be lost
   * for want of it.
   *
   * @throws InvalidInputException if a file is in the way
   */
  public static void requirePlaceForFolder(Path folder) {
    for (Path place = folder; place != null; place = place.getParent()) {
      if (Files.exists(place) && !Files.isDirectory(place)) {
        throw new InvalidInputException(
            folder + ": expected a folder, but " + place + " is a file");
      }
    }
  }
}
