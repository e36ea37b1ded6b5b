/**
 * The {@code .npz} files of NumPy: a ZIP of {@code .npy} arrays, read with every length checked
 * before anything is allocated.
 */
package org.mondeq.io.npz;
