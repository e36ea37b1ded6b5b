/**
 * Reads the arrays of files that other programs write: PyTorch's state dicts, MATLAB's matrices,
 * NumPy's archives.
 *
 * <p>A file is data, whoever wrote it: nothing in it is ever run. What is read takes no more memory
 * than the headers of the file declare, and at most {@link org.mondeq.io.npz.Npz#MAX_BYTES} bytes
 * as doubles; a file that declares more than it can hold is refused first.
 */
package org.mondeq.interchange.file;
