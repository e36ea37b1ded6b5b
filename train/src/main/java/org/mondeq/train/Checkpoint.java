package org.mondeq.train;

import java.util.Map;
import org.mondeq.io.NpyArray;
import org.mondeq.model.MonDeq;

/**
 * The whole state of a training run between two epochs.
 *
 * @param model the parameters
 * @param moments the optimizer's state for each of them
 * @param history the finished epochs
 * @param kept what the run would give if it ended now: {@code model} itself, or that of the best
 *     epoch if the best is to be kept
 */
record Checkpoint(MonDeq model, Map<String, NpyArray> moments, History history, MonDeq kept) {}
