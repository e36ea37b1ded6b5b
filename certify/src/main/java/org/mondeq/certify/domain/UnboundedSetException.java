package org.mondeq.certify.domain;

/** A set of states has grown beyond the numbers; the iteration has diverged. */
public final class UnboundedSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnboundedSetException() {
    super("the set of states is no longer finite", null, false, false);
  }
}
