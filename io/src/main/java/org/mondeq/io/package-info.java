/**
 * Files that are written and read back, and the two ways in which a command can fail.
 *
 * <p>Every reader distrusts its input: sizes are checked before memory is allocated, and a fault is
 * an {@link org.mondeq.io.InvalidInputException} of one line that names file and entry. Every
 * writer is atomic ({@link org.mondeq.io.AtomicFile}).
 */
package org.mondeq.io;
