/**
 * The first part of CRAFT: steps until a set lies in an earlier one, which then encloses the states
 * of all fixpoints [Müller21, Theorems 4.1 and A.2].
 */
package org.mondeq.certify.craft.containment;
