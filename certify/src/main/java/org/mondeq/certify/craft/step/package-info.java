/**
 * The abstract solver steps of CRAFT: Peaceman-Rachford and forward-backward splitting on sets of
 * states [Müller21, Theorem 4.1].
 *
 * <p>A step encloses the image of every state of a set for every input of a box, whatever its step
 * size. Rounding is bounded a priori and added to the ball of the resulting set.
 */
package org.mondeq.certify.craft.step;
