package org.mondeq.data;

import java.util.Locale;

/** The two parts of a data set. */
public enum Split {
  /** What models are fitted to. */
  TRAIN,
  /** What models are judged by. */
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
