package org.mondeq.experiment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Whether the user wants the program to end. Long computations poll it, finish or give up their
 * current item, and return; what is finished is then written.
 */
public final class Interruption implements BooleanSupplier {
  /** The exit code of a program that was ended by an interrupt from the keyboard. */
  public static final int EXIT_CODE = 130;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Asks the program to end. */
  public void request() {
    requested.set(true);
  }

  @Override
  public boolean getAsBoolean() {
    return requested.get();
  }

  /** Says that all files are written, so that the process may end. */
  public void finish() {
    finished.countDown();
  }

  /**
   * Turns SIGINT and SIGTERM into a request: the virtual machine, which ends when its shutdown
   * hooks return, is held until {@link #finish} or until patience is at its end.
   *
   * @param notice what to do when the request arrives, to tell the user
   */
  public void catchSignals(Duration patience, Runnable notice) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(patience, notice), "interruption"));
  }

  private void hold(Duration patience, Runnable notice) {
    if (finished.getCount() == 0) {
      return;
    }
    request();
    notice.run();
    try {
      // Giving up is no fault: results so far are in their files, the rest is computed again.
      boolean inTime = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
