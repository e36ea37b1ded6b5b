/** {@code mondeq verify}: the answer to a query in VNN-LIB, as the standard wants it printed. */
package org.mondeq.cli.verify;
