package org.mondeq.certify.craft;

/** A set of states has grown beyond the numbers; the iteration has diverged. */
final class UnboundedSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnboundedSetException() {
    super("the set of states is no longer finite", null, false, false);
  }
}
