/**
 * Data sets of labelled images: found, downloaded, checked and held in memory as bytes.
 *
 * <p>{@link org.mondeq.data.LabeledDataset} is what the rest of the program sees. Pixels leave it
 * as raw values in [0, 1]; normalisation belongs to the model.
 */
package org.mondeq.data;
