package org.mondeq.attack.search;

/** A method on a model, with all its memory: one sample after another, one thread at a time. */
public interface Search {
  /**
   * Searches around a sample, and offers what it meets. It ends early once an adversarial example
   * is found; else the incumbent has checked the best of its points.
   *
   * @param seed decides every random choice
   */
  void run(Target target, Incumbent incumbent, long seed);
}
