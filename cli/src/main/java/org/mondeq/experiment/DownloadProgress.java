package org.mondeq.experiment;

import org.mondeq.data.download.DownloadListener;

/** Shows downloads as tasks. */
final class DownloadProgress implements DownloadListener {
  private final Progress progress;
  private Progress.Task task = new Progress.Silent();

  DownloadProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void start(String what, long totalBytes) {
    task.close();
    task = progress.start(what, totalBytes);
  }

  @Override
  public void advance(long bytes) {
    task.advance(bytes);
  }

  @Override
  public void done() {
    task.close();
  }
}
