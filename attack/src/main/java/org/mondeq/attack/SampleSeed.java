package org.mondeq.attack;

/** Seeds for independent random choices, all derived from one seed of the user. */
public final class SampleSeed {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private SampleSeed() {}

  /**
   * The seed of item {@code index} of a run: different items get unrelated seeds, whatever the
   * order in which, or the thread on which, they are processed. The finalizer of SplitMix64
   * [Steele14], applied to the seed and again after adding the index.
   */
  public static long of(long seed, long index) {
    return mix(mix(seed + GOLDEN) + GOLDEN * (index + 1));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
