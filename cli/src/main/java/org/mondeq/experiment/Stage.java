package org.mondeq.experiment;

/**
 * One step of an experiment. Its name is also that of its section in the configuration and of its
 * folder below that of the run.
 */
public interface Stage {
  /** A lower-case word: {@code train}, {@code attack}, {@code certify}. */
  String name();

  /** The record of the stage's section; every key may be left out. */
  Class<? extends Record> config();

  /** Whether there is anything to do; a model that exists need not be trained. */
  default boolean isNeeded(Experiment experiment) {
    return true;
  }

  /**
   * Does the work. Returns early, with what is finished on the disk, when {@link
   * Experiment#interruption} asks for it; running it again then continues.
   */
  void run(Experiment experiment);
}
