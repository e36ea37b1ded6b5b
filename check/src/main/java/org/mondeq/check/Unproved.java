package org.mondeq.check;

/** A claim that its certificate does not prove, with the reason in one line. */
final class Unproved extends Exception {
  private static final long serialVersionUID = 1L;

  Unproved(String reason) {
    super(reason);
  }

  /** Requires a condition without which nothing is proved. */
  static void unless(boolean condition, String reason) throws Unproved {
    if (!condition) {
      throw new Unproved(reason);
    }
  }
}
