/**
 * Regions of few inputs in units of the user's, cut into cells that are refined.
 *
 * <p>A {@link org.mondeq.spec.grid.Grid} has levels: each cell of a level is cut into the same
 * parts on the next. Where a cell ends is computed exactly, as a fraction; its {@link
 * org.mondeq.spec.InputBox} is rounded outward for proofs and inward for counterexamples, so that
 * what is proved of all cells is proved of the region, and no counterexample lies in a neighbour.
 */
package org.mondeq.spec.grid;
