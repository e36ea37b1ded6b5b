/**
 * {@code mondeq region}: which class a model gives where, on a region of few inputs in units of the
 * user's.
 *
 * <p>{@link org.mondeq.cli.region.RegionRun} goes through the levels of a {@link
 * org.mondeq.spec.grid.Grid}; {@link org.mondeq.cli.region.CellJudge} decides one cell; {@link
 * org.mondeq.cli.region.CellProof} cuts the inputs of a smallest one until every part is proved.
 */
package org.mondeq.cli.region;
