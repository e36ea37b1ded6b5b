package org.mondeq.certify;

/**
 * A verdict and how it was reached.
 *
 * @param verdict the answer
 * @param converged whether an enclosure of the fixpoints was found at all
 * @param stage the part of the method that decided
 * @param steps abstract solver steps, in all parts of the method
 */
public record Verification(Verdict verdict, boolean converged, String stage, int steps) {}
