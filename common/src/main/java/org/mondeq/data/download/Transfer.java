package org.mondeq.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.mondeq.io.InvalidInputException;

/**
 * One request for the rest of a file.
 *
 * <p>{@link HttpURLConnection}, because its read timeout also ends a body that stalls; it follows
 * redirections from https to https only.
 */
final class Transfer {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final URI address;
  private final PartFile file;
  private final long maxBytes;
  private final DownloadListener listener;

  Transfer(URI address, PartFile file, long maxBytes, DownloadListener listener) {
    this.address = address;
    this.file = file;
    this.maxBytes = maxBytes;
    this.listener = listener;
  }

  /**
   * Appends what is missing, or begins anew if the server cannot continue.
   *
   * @param what the name of the file, for the listener
   * @throws IOException if the server has no such file, cannot be reached, or breaks off
   * @throws InvalidInputException if the file is larger than it may be
   */
  void run(String what) throws IOException {
    HttpURLConnection connection = request(file.size());
    try {
      if (isComplete(connection)) {
        return;
      }
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        file.clear();
      } else if (file.size() > 0 && isUselessRange(connection)) {
        file.clear();
        connection.disconnect();
        connection = request(0);
        status = connection.getResponseCode();
      }
      if (status != expectedStatus()) {
        throw new IOException("the server answers with status " + status);
      }
      receive(connection, what);
    } finally {
      connection.disconnect();
    }
  }

  private int expectedStatus() {
    return file.size() > 0 ? HttpURLConnection.HTTP_PARTIAL : HttpURLConnection.HTTP_OK;
  }

  private HttpURLConnection request(long from) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "mondeq");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    return connection;
  }

  /** Whether an earlier run had it all, so that nothing is left to ask for. */
  private boolean isComplete(HttpURLConnection connection) throws IOException {
    return connection.getResponseCode() == RANGE_NOT_SATISFIABLE
        && ("bytes */" + file.size()).equals(connection.getHeaderField("Content-Range"));
  }

  /** Whether the server has ranges, but not one that continues where the file ends. */
  private boolean isUselessRange(HttpURLConnection connection) throws IOException {
    String range = connection.getHeaderField("Content-Range");
    boolean fits = range != null && range.startsWith("bytes " + file.size() + "-");
    return connection.getResponseCode() == RANGE_NOT_SATISFIABLE
        || (connection.getResponseCode() == HttpURLConnection.HTTP_PARTIAL && !fits);
  }

  private void receive(HttpURLConnection connection, String what) throws IOException {
    long length = connection.getContentLengthLong();
    long total = length < 0 ? -1 : file.size() + length;
    requirePlausible(total);
    listener.start(what, total);
    listener.advance(file.size());
    try (InputStream in = connection.getInputStream()) {
      byte[] buffer = new byte[1 << 16];
      for (int count; (count = in.read(buffer)) >= 0; ) {
        requirePlausible(file.size() + count);
        file.append(buffer, count);
        listener.advance(count);
      }
    } finally {
      listener.done();
    }
    if (file.size() < total) {
      throw new IOException("broken off after " + file.size() + " of " + total + " bytes");
    }
  }

  private void requirePlausible(long bytes) {
    if (bytes > maxBytes) {
      throw new InvalidInputException(
          address + ": larger than the " + maxBytes + " bytes that are plausible");
    }
  }
}
