package org.mondeq.check;

/** A number between two others. */
record Range(double low, double high) {}
