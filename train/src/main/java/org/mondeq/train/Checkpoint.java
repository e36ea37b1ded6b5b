package org.mondeq.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.MonDeq;

/**
 * The whole state of a training run between two epochs.
 *
 * @param run the identity of the run, with the schedules that its epochs followed
 * @param trained what training changes, as {@link org.mondeq.train.graph.Parameterization} names it
 * @param model the model that comes of it
 * @param moments the optimizer's state for each array that is trained
 * @param history the finished epochs
 * @param kept what the run would give if it ended now: {@code model} itself, or that of the best
 *     epoch if the best is to be kept
 */
record Checkpoint(
    JsonNode run,
    Map<String, NpyArray> trained,
    MonDeq model,
    Map<String, NpyArray> moments,
    History history,
    MonDeq kept) {}
