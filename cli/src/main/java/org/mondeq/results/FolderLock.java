package org.mondeq.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;

/**
 * Keeps a folder for one process, as long as it lives, and tidies what processes that were killed
 * have left in it. The file {@code .lock} stays behind: to delete it could take the lock away from
 * a process that has just opened it.
 */
public final class FolderLock implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder, creating it.
   *
   * @throws InvalidInputException if another run holds it or it cannot be written
   */
  public static FolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          folder + ": cannot be used for results: " + Errors.reason(e), e);
    }
    FolderLock lock = lock(folder);
    try {
      AtomicFile.sweep(folder);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FolderLock lock(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new InvalidInputException(
            folder + ": another run is writing here; wait for it or give another --output");
      }
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw new InvalidInputException(folder + ": cannot be written: " + Errors.reason(e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Gives the folder free.
   *
   * @throws FailedRunException if the disk refuses
   */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new FailedRunException(folder + ": cannot be closed: " + Errors.reason(e), e);
    }
  }
}
