package org.mondeq.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;

/**
 * Keeps a folder for one process, as long as it lives. The file {@code .lock} stays behind: to
 * delete it could take the lock away from a process that has just opened it.
 */
final class FolderLock implements Closeable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks an existing folder.
   *
   * @throws InvalidInputException if another run holds it or it cannot be written
   */
  static FolderLock acquire(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new InvalidInputException(
            folder + ": another run is writing here; wait for it or give another --output");
      }
      return new FolderLock(channel);
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

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
