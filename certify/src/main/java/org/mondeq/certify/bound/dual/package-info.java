/**
 * What must be right: the bound that multipliers prove, with directed rounding, and the data that
 * it is evaluated on.
 *
 * <p>{@link org.mondeq.certify.bound.dual.DualBound} turns any multipliers into a lower bound that
 * holds; {@link org.mondeq.certify.bound.dual.InputRegion} gives the first bounds of the units. A
 * reviewer of soundness reads this package. It does not depend on the search for multipliers.
 */
package org.mondeq.certify.bound.dual;
