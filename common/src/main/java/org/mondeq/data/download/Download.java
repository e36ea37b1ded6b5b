package org.mondeq.data.download;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;

/**
 * One file that is fetched from the first mirror that has it.
 *
 * <p>What has come in waits in a {@code .part} file beside the target, one for each mirror, and
 * survives a broken connection or an interrupted run: the next attempt asks for the rest. The
 * target appears only after its content was found right.
 */
public final class Download {
  private static final int ATTEMPTS = 3;

  /** Decides whether what came in is what was wanted. */
  @FunctionalInterface
  public interface Check {
    /**
     * Accepts a complete file by returning.
     *
     * @param file the file
     * @param where where it came from, for the message
     * @throws InvalidInputException if it is not the one
     */
    void verify(Path file, String where);
  }

  private final Path target;
  private final long maxBytes;
  private final Check check;
  private final DownloadListener listener;

  /**
   * A download, not yet started.
   *
   * @param target where the file goes; folders are created
   * @param maxBytes the largest plausible size
   */
  public Download(Path target, long maxBytes, Check check, DownloadListener listener) {
    this.target = target;
    this.maxBytes = maxBytes;
    this.check = check;
    this.listener = listener;
  }

  /**
   * Fetches the file.
   *
   * @param mirrors addresses of the same content, tried in turn: https, or the loopback address
   * @throws FailedRunException if no mirror has it, or it cannot be written
   * @throws IllegalArgumentException if a mirror is reached without encryption
   */
  public void from(List<URI> mirrors) {
    mirrors.forEach(Download::requireSecure);
    List<String> faults = new ArrayList<>();
    for (URI mirror : mirrors) {
      Path part =
          target.resolveSibling(
              String.format(
                  Locale.ROOT, "%s.%08x.part", target.getFileName(), mirror.toString().hashCode()));
      try {
        createFolder();
        fetch(mirror, part);
        check.verify(part, mirror.toString());
        publish(part);
        return;
      } catch (InvalidInputException e) {
        delete(part);
        faults.add(e.getMessage());
      } catch (IOException e) {
        deleteIfEmpty(part);
        faults.add(mirror + ": " + reason(e));
      }
    }
    throw new FailedRunException(
        "download failed: "
            + String.join("; ", faults)
            + "; if you have "
            + target.getFileName()
            + ", name its folder with --data-dir");
  }

  private static void requireSecure(URI mirror) {
    if (!"https".equals(mirror.getScheme()) && !"127.0.0.1".equals(mirror.getHost())) {
      throw new IllegalArgumentException(mirror + ": expected https");
    }
  }

  /** Tries again as long as a broken connection brought something. */
  private void fetch(URI mirror, Path part) throws IOException {
    for (int attempt = 1; ; attempt++) {
      long before = sizeOf(part);
      try (PartFile file = PartFile.open(part)) {
        new Transfer(mirror, file, maxBytes, listener).run(target.getFileName().toString());
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || sizeOf(part) <= before) {
          throw e;
        }
      }
    }
  }

  private void createFolder() {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private void publish(Path part) {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  /** The size, 0 for a file that is not there. */
  private static long sizeOf(Path part) {
    return part.toFile().length();
  }

  private static void deleteIfEmpty(Path part) {
    if (sizeOf(part) == 0) {
      delete(part);
    }
  }

  static FailedRunException unwritable(Path file, IOException e) {
    return new FailedRunException(file + ": cannot be written: " + Errors.reason(e), e);
  }

  private static String reason(IOException e) {
    return e instanceof UnknownHostException ? "host not found" : Errors.reason(e);
  }
}
