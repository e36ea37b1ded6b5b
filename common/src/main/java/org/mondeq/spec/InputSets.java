package org.mondeq.spec;

import java.util.Optional;
import org.mondeq.linalg.Matrix;

/**
 * The sets of inputs of a run, by index from 0: each has an input in its middle and a class that
 * the model should keep on all of it.
 */
public sealed interface InputSets permits Balls, Boxes {
  /** What results call them. */
  String name();

  /** What they are, for messages, as in "the test split of digits". */
  String description();

  /** The SHA-256, in hex, of everything that determines them except the radius and the model. */
  String checksum();

  /** The radius of each, in raw pixels, if they are balls. */
  Optional<Double> epsilon();

  /** The norm of the radius; that of boxes, if they are no balls. */
  Norm norm();

  /** How many there are. */
  int size();

  /** The class to be kept on a set. */
  int label(int index);

  /** Whether the input in the middle of a set is claimed to have the class, as all others are. */
  boolean claimsMiddles();

  /** The raw pixels in the middle of these sets: {@code [indices.length × q]}. */
  Matrix pixels(int... indices);

  /** A set. */
  InputBox box(int index);
}
