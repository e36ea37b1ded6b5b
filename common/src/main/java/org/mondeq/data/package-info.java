/**
 * Data sets of labelled samples: found, downloaded, checked and held in memory.
 *
 * <p>{@link org.mondeq.data.DataSets} loads them by name; {@link org.mondeq.data.LabeledDataset} is
 * what the rest of the program sees. Pixels leave it as raw values in [0, 1]; normalisation belongs
 * to the model.
 *
 * <p>Every file is hostile until it was read: readers know the sizes that they expect, and neither
 * a header nor a compressed stream decides how much memory is used. MNIST and Fashion-MNIST must
 * have the published content wherever they are found, so that equal names are equal data; batches
 * of CIFAR-10 that a user brings need only have the format.
 */
package org.mondeq.data;
