package org.mondeq.data.download;

/** Hears how a download goes on, to draw a progress bar for instance. */
public interface DownloadListener {
  /**
   * A file begins to come in. A download that is tried again, or from elsewhere, starts again.
   *
   * @param what the name of the file
   * @param totalBytes its size, or -1 if the server does not tell
   */
  void start(String what, long totalBytes);

  /** More bytes have arrived; bytes of an earlier attempt count. */
  void advance(long bytes);

  /** The file is there or was given up; follows every {@link #start}. */
  void done();

  /** One that does nothing. */
  static DownloadListener silent() {
    return new DownloadListener() {
      @Override
      public void start(String what, long totalBytes) {}

      @Override
      public void advance(long bytes) {}

      @Override
      public void done() {}
    };
  }
}
