package org.mondeq.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mondeq.io.InvalidInputException;

/**
 * Many seeded trials in one test, counted by how they ended. A trial fails if it throws, takes
 * longer than {@value #SECONDS} seconds, or allocates more memory than it may. Every campaign
 * prints one line of its counts, which are the same for the same seeds.
 */
public final class Campaign {
  private static final double SECONDS = 5;
  private static final int MESSAGE = 2000;
  private static final int SHOWN = 5;

  /** What the messages of exceptions of the language look like. */
  private static final Pattern INTERNAL = Pattern.compile("java\\.|because \"|: null$|Exception");

  private static final long MEGABYTE = 1L << 20;

  private final String name;
  private final long bytes;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private long failed;
  private long most;

  private Campaign(String name, long bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** One trial. */
  @FunctionalInterface
  public interface Trial {
    /** Runs it; returns in a word how it ended. */
    String run(Random random) throws Exception;
  }

  /**
   * Runs the trials of all seeds.
   *
   * @param name what the line of counts begins with
   * @param usual the number of trials if {@code test.trials} does not say another
   * @param megabytes the heap that a trial may allocate
   * @throws AssertionError with the seeds of the first failures
   */
  public static void run(String name, int usual, int megabytes, Trial trial) {
    Campaign campaign = new Campaign(name, megabytes * MEGABYTE);
    long first = Trials.first();
    int count = Trials.count(usual);
    for (long seed = first; seed < first + count; seed++) {
      campaign.run(trial, seed);
    }
    System.out.println("campaign " + campaign.line(first, count));
    assertEquals(0, campaign.failed, () -> String.join("\n", campaign.failures));
  }

  /** Whether a reader accepts its input or refuses it with one line. */
  public static String read(Runnable reader) {
    try {
      reader.run();
      return "read";
    } catch (InvalidInputException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(
          message.chars().noneMatch(Character::isISOControl), () -> "not one line: " + message);
      assertTrue(message.length() <= MESSAGE, () -> message.length() + " characters of message");
      assertTrue(!INTERNAL.matcher(message).find(), () -> "no words for a user: " + message);
      return "refused";
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a trial throws is counted
  private void run(Trial trial, long seed) {
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      String outcome = trial.run(new Random(new SplittableRandom(seed).nextLong()));
      outcomes.merge(outcome, 1L, Long::sum);
    } catch (Exception | AssertionError | OutOfMemoryError | StackOverflowError e) {
      fail(seed, e.toString());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (seconds > SECONDS) {
      fail(seed, seconds + " seconds");
    }
    long used = threads.getCurrentThreadAllocatedBytes() - allocated;
    most = Math.max(most, used);
    if (used > bytes) {
      fail(seed, used / MEGABYTE + " MB allocated");
    }
  }

  private void fail(long seed, String what) {
    failed++;
    if (failures.size() < SHOWN) {
      failures.add("-Dtest.seed=" + seed + ": " + what);
    }
  }

  private String line(long first, int count) {
    StringBuilder line = new StringBuilder();
    line.append(String.format("%s: from seed %d, %d tried", name, first, count));
    outcomes.forEach((outcome, n) -> line.append(String.format(", %d %s", n, outcome)));
    return line.append(
            String.format(
                ", %d failures; at most %d MB allocated for one", failed, most / MEGABYTE + 1))
        .toString();
  }
}
