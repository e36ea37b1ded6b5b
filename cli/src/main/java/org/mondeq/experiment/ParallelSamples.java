package org.mondeq.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mondeq.io.FailedRunException;

/**
 * Runs independent work on several threads and hands the results, as they finish, to one writer on
 * the calling thread.
 */
public final class ParallelSamples {
  private final int threads;
  private final BooleanSupplier stop;

  /**
   * A runner.
   *
   * @param threads how many items are worked on at a time
   * @param stop whether to begin no further item
   */
  public ParallelSamples(int threads, BooleanSupplier stop) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected ≥ 1, got " + threads);
    }
    this.threads = threads;
    this.stop = stop;
  }

  /** One message to the writer: a result, or the end of a thread with its failure if it had one. */
  private record Message<R>(Optional<R> result, Optional<Throwable> failure, boolean end) {}

  /**
   * Works through all items, in their order. The first failure, of a worker or of the writer, ends
   * everything and is thrown, after every thread has finished its item; results that were finished
   * before it are written.
   *
   * @param worker makes the function of one thread; an empty result is one that was given up
   *     because of the interruption
   * @param writer takes the results, never two at a time
   * @return how many results were written
   */
  public <T, R> int run(
      List<T> items, Supplier<Function<T, Optional<R>>> worker, Consumer<R> writer) {
    Pool<T, R> pool = new Pool<>(List.copyOf(items), stop);
    int running = Math.min(threads, items.size());
    for (int i = 0; i < running; i++) {
      Thread thread = new Thread(() -> pool.work(worker), "worker-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return pool.collect(running, writer);
  }

  private static final class Pool<T, R> {
    private final List<T> items;
    private final BooleanSupplier stop;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final BlockingQueue<Message<R>> messages = new LinkedBlockingQueue<>();

    Pool(List<T> items, BooleanSupplier stop) {
      this.items = items;
      this.stop = stop;
    }

    /** The life of one thread. Whatever goes wrong is thrown on the calling thread. */
    void work(Supplier<Function<T, Optional<R>>> worker) {
      Throwable failure = null;
      try {
        Function<T, Optional<R>> function = worker.get();
        while (!stop.getAsBoolean() && !failed.get()) {
          int i = next.getAndIncrement();
          if (i >= items.size()) {
            break;
          }
          function
              .apply(items.get(i))
              .ifPresent(r -> messages.add(new Message<>(Optional.of(r), Optional.empty(), false)));
        }
      } catch (Throwable e) {
        failed.set(true);
        failure = e;
      }
      messages.add(new Message<>(Optional.empty(), Optional.ofNullable(failure), true));
    }

    int collect(int threads, Consumer<R> writer) {
      int running = threads;
      int written = 0;
      Throwable failure = null;
      while (running > 0) {
        Message<R> message = take();
        running -= message.end ? 1 : 0;
        failure = failure == null ? message.failure.orElse(null) : failure;
        if (message.result.isPresent() && !(failure instanceof WriterFailure)) {
          try {
            writer.accept(message.result.get());
            written++;
          } catch (RuntimeException e) {
            failed.set(true);
            failure = new WriterFailure(e);
          }
        }
      }
      rethrow(failure);
      return written;
    }

    private Message<R> take() {
      try {
        return messages.take();
      } catch (InterruptedException e) {
        failed.set(true);
        Thread.currentThread().interrupt();
        throw new FailedRunException("interrupted while waiting for workers", e);
      }
    }

    private static void rethrow(Throwable failure) {
      if (failure instanceof WriterFailure writer) {
        throw writer.failure;
      }
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error error) {
        throw error;
      }
    }
  }

  /** Marks what the writer threw, after which it is not asked again. */
  private static final class WriterFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException failure;

    WriterFailure(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
