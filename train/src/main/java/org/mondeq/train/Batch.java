package org.mondeq.train;

import org.mondeq.linalg.Matrix;

/**
 * Some samples of a data set.
 *
 * @param inputs normalised inputs {@code [n × q]}
 * @param labels their n classes
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, and never compared
record Batch(Matrix inputs, int[] labels) {
  int size() {
    return labels.length;
  }
}
