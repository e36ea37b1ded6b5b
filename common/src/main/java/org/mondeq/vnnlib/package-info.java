/**
 * Reads properties in VNN-LIB, versions 1.0 and 2.x: bounds of all inputs, and the set of outputs
 * that is unsafe, as a disjunction of conjunctions of linear inequalities.
 *
 * <p>Numbers stay the decimals that they are in the file. A file that is not understood in full is
 * refused in one line that names the place; nothing of it is ignored.
 */
package org.mondeq.vnnlib;
