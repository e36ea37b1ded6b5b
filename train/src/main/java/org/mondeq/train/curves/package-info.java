/**
 * Line charts as SVG and PNG, without a display.
 *
 * <p>{@link org.mondeq.train.curves.LineCharts} says where each line stands; a canvas draws it. The
 * SVG needs no fonts and no native library, so it can be written wherever Java runs; the PNG needs
 * the fonts of Java's desktop module, which some server installations leave out. Equal charts give
 * equal SVG files.
 */
package org.mondeq.train.curves;
