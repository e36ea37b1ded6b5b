/**
 * Dense double-precision linear algebra: off-heap row-major matrices and the OpenBLAS calls on
 * them.
 *
 * <p>This is the only package that calls OpenBLAS. {@link org.mondeq.linalg.Blas} checks the
 * library once in each process, and pins it to one thread: parallelism belongs to the callers,
 * which run independent samples or batches on Java threads. Shapes are written {@code [rows ×
 * cols]}, and samples, objectives and generators are always rows.
 *
 * <p>Storage was chosen by measurement: with {@code double[]} every call copies its operands
 * through JNI, which costs 30 % at 174 × 87 and more where a matrix is only partly used.
 */
package org.mondeq.linalg;
