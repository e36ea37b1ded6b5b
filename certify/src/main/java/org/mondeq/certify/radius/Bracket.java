package org.mondeq.certify.radius;

import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What is known of the radius of one sample, and which radius to ask about next: first the largest,
 * then the middle of the gap between what is certified and what is falsified. A radius that stays
 * undecided splits the gap: the part below it is halved further until it is within the tolerance,
 * then the part above it.
 */
final class Bracket {
  private final double tolerance;
  private final double maximum;
  private final TreeSet<Double> undecided = new TreeSet<>();
  private OptionalDouble certified = OptionalDouble.empty();
  private OptionalDouble falsified = OptionalDouble.empty();
  private boolean triedZero;

  /**
   * Nothing known.
   *
   * @param tolerance the gap at which the radius counts as found, positive
   * @param maximum the largest radius to ask about, positive
   */
  Bracket(double tolerance, double maximum) {
    if (!(tolerance > 0) || !(maximum > 0)) {
      throw new IllegalArgumentException(
          "expected a positive tolerance and maximum, got " + tolerance + " and " + maximum);
    }
    this.tolerance = tolerance;
    this.maximum = maximum;
  }

  /** The largest certified radius. */
  OptionalDouble certified() {
    return certified;
  }

  /** The smallest falsified radius. */
  OptionalDouble falsified() {
    return falsified;
  }

  /** Whether certified and falsified radius are within the tolerance. */
  boolean closed() {
    return certified.isPresent()
        && falsified.isPresent()
        && falsified.getAsDouble() - certified.getAsDouble() <= tolerance;
  }

  /** Whether even the largest radius is certified. */
  boolean reachesMaximum() {
    return certified.isPresent() && certified.getAsDouble() == maximum;
  }

  /** The radius to ask about next; nothing when the search is over. */
  OptionalDouble next() {
    if (certified.isEmpty() && falsified.isEmpty() && undecided.isEmpty()) {
      return OptionalDouble.of(maximum);
    }
    double lower = certified.orElse(0);
    double upper = undecided.isEmpty() ? falsified.orElse(lower) : undecided.first();
    if (upper - lower > tolerance) {
      return middle(lower, upper);
    }
    if (!undecided.isEmpty() && falsified.orElse(0) - undecided.last() > tolerance) {
      return middle(undecided.last(), falsified.getAsDouble());
    }
    // Zero was the lower end all along, but nothing may be called certified that was not.
    return certified.isPresent() || triedZero ? OptionalDouble.empty() : OptionalDouble.of(0);
  }

  private static OptionalDouble middle(double low, double high) {
    return OptionalDouble.of(low / 2 + high / 2);
  }

  /**
   * Every input within this radius keeps the class.
   *
   * @throws SoundnessAlarm if an adversarial example is known there
   */
  void certify(double radius) {
    certified = OptionalDouble.of(Math.max(radius, certified.orElse(0)));
    undecided.headSet(radius, true).clear();
    requireConsistent();
  }

  /**
   * An adversarial example lies at this distance.
   *
   * @throws SoundnessAlarm if that is certified
   */
  void falsify(double distance) {
    falsified = OptionalDouble.of(Math.min(distance, falsified.orElse(Double.POSITIVE_INFINITY)));
    undecided.tailSet(distance, true).clear();
    triedZero |= distance == 0;
    requireConsistent();
  }

  /** Nothing could be shown at this radius. */
  void leaveOpen(double radius) {
    if (radius > 0) {
      undecided.add(radius);
    } else {
      triedZero = true;
    }
  }

  private void requireConsistent() {
    if (certified.isPresent()
        && falsified.isPresent()
        && certified.getAsDouble() >= falsified.getAsDouble()) {
      throw new SoundnessAlarm(
          "certified within "
              + certified.getAsDouble()
              + " and falsified at "
              + falsified.getAsDouble());
    }
  }
}
