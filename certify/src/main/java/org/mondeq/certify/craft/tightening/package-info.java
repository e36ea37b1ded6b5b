/**
 * The second part of CRAFT: from an enclosure of all fixpoints to smaller ones, until the margin is
 * positive or stops improving [Müller21, Theorems 4.2 and A.1, Appendix B].
 */
package org.mondeq.certify.craft.tightening;
