package org.mondeq.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What a task sends back.
 *
 * @param items one for each finished sample
 * @param left the samples that were not begun, or given up, to be handed out again
 * @param seconds how long the task has worked
 * @param fault what every other sample would meet as well, such as a disk that is full; null if
 *     nothing was
 */
record Delivery(List<Item> items, List<Integer> left, double seconds, String fault)
    implements Serializable {
  /**
   * The result for one sample.
   *
   * @param line the result as it stands in the file of results, with evidence where the executor
   *     has put it
   * @param adversarial the file of the counterexample; null where there is none or it stands in a
   *     shared folder
   * @param certificate the file of the certificate, likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Item(String line, byte[] adversarial, byte[] certificate) implements Serializable {}
}
