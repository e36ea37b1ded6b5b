package org.mondeq.io;

/** Numbers with the noun that they count. */
public final class Counted {
  private Counted() {}

  /** As in "1 sample" and "2 samples". */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
