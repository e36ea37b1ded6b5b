package org.mondeq.check;

/** A vector that is known to lie between two others. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Enclosure(double[] low, double[] high) {}
