package org.mondeq.data.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mondeq.io.FailedRunException;

/**
 * The downloaded part of a file, locked against other runs that want the same file.
 *
 * <p>A failure of the disk is a {@link FailedRunException}, unlike a failure of the network.
 */
final class PartFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private PartFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens or creates the file.
   *
   * @throws FailedRunException if that cannot be done, or another run holds the file
   */
  static PartFile open(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new FailedRunException(path + ": another run is downloading this file");
      }
      return new PartFile(path, channel);
    } catch (IOException e) {
      throw Download.unwritable(path, e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The number of bytes downloaded. */
  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw Download.unwritable(path, e);
    }
  }

  /** Forgets all that came in. */
  void clear() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw Download.unwritable(path, e);
    }
  }

  /** Adds the first {@code length} of these bytes at the end. */
  void append(byte[] bytes, int length) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      channel.position(channel.size());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw Download.unwritable(path, e);
    }
  }

  /** Forces all to disk and lets go of the file. */
  @Override
  public void close() {
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw Download.unwritable(path, e);
    }
  }
}
