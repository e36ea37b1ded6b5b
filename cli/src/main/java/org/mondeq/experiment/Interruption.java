package org.mondeq.experiment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whether the user wants the program to end. Long computations poll it, finish or give up their
 * current item, and return; what is finished is then written.
 */
public final class Interruption implements BooleanSupplier {
  /** The exit code of a program that was ended by an interrupt from the keyboard. */
  public static final int EXIT_CODE = 130;

  /** What comes sooner than this after a signal is no second one; timeout(1) sends each twice. */
  private static final Duration ONE_SIGNAL = Duration.ofMillis(300);

  private final AtomicBoolean requested = new AtomicBoolean();
  private final AtomicBoolean polled = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicLong first = new AtomicLong(System.nanoTime());

  private final BooleanSupplier other;

  /** One that nobody has asked for yet. */
  public Interruption() {
    this(() -> false);
  }

  /** One that may also come from elsewhere, such as a scheduler that takes a task back. */
  public Interruption(BooleanSupplier other) {
    this.other = other;
  }

  /** Asks the program to end. */
  public void request() {
    requested.set(true);
  }

  /** Says that what now runs looks at {@link #getAsBoolean}, so that it is worth waiting for. */
  public void poll() {
    polled.set(true);
  }

  @Override
  public boolean getAsBoolean() {
    return requested.get() || other.getAsBoolean();
  }

  /** Says that all files are written, so that the process may end. */
  public void finish() {
    finished.countDown();
  }

  /**
   * Turns SIGINT and SIGTERM into a request. The process ends at once at a second signal, when
   * patience is at its end, and at the first signal if nothing polls.
   *
   * @param notice what to do when the request arrives, given whether the program goes on for a
   *     while
   */
  public void catchSignals(Duration patience, Consumer<Boolean> notice) {
    Signals.handle("INT", () -> signalled(patience, notice));
    Signals.handle("TERM", () -> signalled(patience, notice));
    // For other signals, and where Java hands none out.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(patience, notice), "interruption"));
  }

  private void signalled(Duration patience, Consumer<Boolean> notice) {
    if (!requested.compareAndSet(false, true)) {
      if (System.nanoTime() - first.get() > ONE_SIGNAL.toNanos()) {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
      return;
    }
    first.set(System.nanoTime());
    notice.accept(polled.get());
    if (!polled.get()) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    Thread end = new Thread(() -> await(patience), "patience");
    end.setDaemon(true);
    end.start();
  }

  private void hold(Duration patience, Consumer<Boolean> notice) {
    if (finished.getCount() == 0) {
      return;
    }
    if (requested.compareAndSet(false, true)) {
      notice.accept(polled.get());
    }
    await(patience);
  }

  private void await(Duration patience) {
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
