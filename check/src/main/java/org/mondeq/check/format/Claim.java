package org.mondeq.check.format;

/**
 * What a certificate claims: that a model gives every input of a box one class, before all others.
 *
 * @param model the SHA-256 of the model's file, in lower-case hex
 * @param label the class
 * @param lower the smallest raw pixels {@code [q]}
 * @param upper the largest raw pixels {@code [q]}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Claim(String model, int label, double[] lower, double[] upper) {}
