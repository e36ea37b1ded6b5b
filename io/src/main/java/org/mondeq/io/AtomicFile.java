package org.mondeq.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a file completely or not at all: temporary file, fsync, rename. */
public final class AtomicFile {
  /** What produces the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content. */
    void writeTo(OutputStream out) throws IOException;
  }

  private static final Pattern TEMPORARY = Pattern.compile("\\..*\\.([0-9]{1,18})\\.part");

  private AtomicFile() {}

  /**
   * Writes {@code target}, creating its folders. A reader sees the old file or the new one, never a
   * part; a failure leaves the old one and no temporary file. No symbolic link is followed, neither
   * at the name of the temporary file nor at that of the target, which the new file replaces.
   *
   * @throws FailedRunException if the disk is full or the folder cannot be written
   */
  public static void write(Path target, Content content) {
    Path file = target.toAbsolutePath();
    long process = ProcessHandle.current().pid();
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + process + ".part");
    try {
      Files.createDirectories(file.getParent());
      try {
        // What stands there is left of a process with the same number, or planted: a link to
        // follow.
        Files.deleteIfExists(temporary);
        writeThrough(temporary, content);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new FailedRunException(target + ": cannot be written: " + Errors.reason(e), e);
    }
  }

  /** Writes a text in UTF-8. */
  public static void write(Path target, String text) {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes a file, if there is one.
   *
   * @throws FailedRunException if it cannot be deleted
   */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be deleted: " + Errors.reason(e), e);
    }
  }

  /**
   * Deletes the temporary files in a folder, if there is one, of processes that were killed while
   * they wrote.
   *
   * @throws FailedRunException if one cannot be deleted
   */
  public static void sweep(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, AtomicFile::isOrphan)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be tidied: " + Errors.reason(e), e);
    } catch (DirectoryIteratorException e) {
      throw new FailedRunException(
          folder + ": cannot be tidied: " + Errors.reason(e.getCause()), e);
    }
  }

  private static boolean isOrphan(Path file) {
    Matcher name = TEMPORARY.matcher(file.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static void writeThrough(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }
}
