package org.mondeq.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ParallelSamplesTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 200).boxed().toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 500})
  void doesEverythingOnce(int threads) {
    List<Integer> squares = new ArrayList<>();
    int count =
        new ParallelSamples(threads, () -> false)
            .<Integer, Integer>run(ITEMS, () -> i -> Optional.of(i * i), squares::add);
    assertEquals(200, count);
    assertEquals(ITEMS.stream().map(i -> i * i).toList(), squares.stream().sorted().toList());
  }

  @Test
  void writesOnTheCallingThread() {
    Thread caller = Thread.currentThread();
    new ParallelSamples(4, () -> false)
        .<Integer, Integer>run(
            ITEMS, () -> Optional::of, i -> assertSame(caller, Thread.currentThread()));
  }

  @Test
  void makesOneWorkerForEachThread() {
    AtomicInteger workers = new AtomicInteger();
    new ParallelSamples(3, () -> false)
        .<Integer, Integer>run(
            ITEMS,
            () -> {
              workers.incrementAndGet();
              return Optional::of;
            },
            i -> {});
    assertEquals(3, workers.get());
  }

  @Test
  void throwsTheFirstFailureAndBeginsNoFurtherItem() {
    AtomicInteger begun = new AtomicInteger();
    StackOverflowError failure = new StackOverflowError("deep");
    StackOverflowError thrown =
        assertThrows(
            StackOverflowError.class,
            () ->
                new ParallelSamples(1, () -> false)
                    .<Integer, Integer>run(
                        ITEMS,
                        () ->
                            i -> {
                              begun.incrementAndGet();
                              if (i == 3) {
                                throw failure;
                              }
                              return Optional.of(i);
                            },
                        i -> {}));
    assertSame(failure, thrown);
    assertEquals(4, begun.get());
  }

  @Test
  void stopsWhenTheWriterFails() {
    AtomicInteger written = new AtomicInteger();
    assertThrows(
        IllegalStateException.class,
        () ->
            new ParallelSamples(2, () -> false)
                .<Integer, Integer>run(
                    ITEMS,
                    () -> Optional::of,
                    i -> {
                      written.incrementAndGet();
                      throw new IllegalStateException("full");
                    }));
    assertEquals(1, written.get());
  }

  @Test
  void finishesWhatIsUnderWayWhenInterrupted() throws InterruptedException {
    Interruption interruption = new Interruption();
    CountDownLatch begun = new CountDownLatch(1);
    List<Integer> written = new ArrayList<>();
    Thread user =
        new Thread(
            () -> {
              try {
                begun.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              interruption.request();
            });
    user.start();
    new ParallelSamples(1, interruption)
        .<Integer, Integer>run(
            ITEMS,
            () ->
                i -> {
                  begun.countDown();
                  while (!interruption.getAsBoolean()) {
                    Thread.onSpinWait();
                  }
                  return Optional.of(i);
                },
            written::add);
    user.join();
    assertEquals(List.of(0), written);
  }

  @Test
  void doesNotWriteWhatWasGivenUp() {
    List<Integer> written = new ArrayList<>();
    new ParallelSamples(2, () -> false)
        .<Integer, Integer>run(
            ITEMS, () -> i -> i % 2 == 0 ? Optional.of(i) : Optional.empty(), written::add);
    assertEquals(100, written.size());
    assertTrue(written.stream().allMatch(i -> i % 2 == 0));
  }
}
