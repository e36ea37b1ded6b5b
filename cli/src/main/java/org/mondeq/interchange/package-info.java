/**
 * Models of other programs: {@link org.mondeq.interchange.ModelImport} makes a model of the arrays
 * in a {@link org.mondeq.interchange.file.ForeignFile}, {@link
 * org.mondeq.interchange.StateDictExport} gives the arrays of a model the names that PyTorch's
 * layers have.
 *
 * <p>What a file does not say is asked for, never guessed; what follows from the shapes of its
 * arrays is derived and told.
 */
package org.mondeq.interchange;
