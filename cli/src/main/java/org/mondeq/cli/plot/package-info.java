/**
 * Pictures of results as files, for pages and papers: shares of verdicts against the radius.
 *
 * <p>{@link org.mondeq.cli.plot.SharePlot} draws {@link org.mondeq.cli.plot.Shares} on a surface,
 * as SVG or as PNG.
 */
package org.mondeq.cli.plot;
