/**
 * Training on the command line: {@code mondeq train}, and the first stage of {@code mondeq run}.
 */
package org.mondeq.cli.train;
