package org.mondeq.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The stages on the class path. */
public final class Stages {
  private Stages() {}

  /** All stages, in the order in which they run. */
  public static List<Stage> all() {
    return ServiceLoader.load(Stage.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(Stage::order))
        .toList();
  }
}
