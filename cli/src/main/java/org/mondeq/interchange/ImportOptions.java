package org.mondeq.interchange;

import java.util.List;
import java.util.Optional;
import org.mondeq.model.InputShape;

/**
 * What a user says of a model beside its file; what is empty is derived, or asked for.
 *
 * @param name what results call the model; by default the name of the file
 * @param dataset the data set that it was made for, which brings shape and normalisation
 * @param monotonicity m
 * @param input the shape of one input
 * @param mean the mean of each channel, or one for all
 * @param std the standard deviation of each channel, or one for all
 * @param convolution how a convolutional layer moves over its input
 * @param ignoreUnknown whether keys of the file that belong to no array are left out
 */
public record ImportOptions(
    Optional<String> name,
    Optional<String> dataset,
    Optional<Double> monotonicity,
    Optional<InputShape> input,
    Optional<List<Double>> mean,
    Optional<List<Double>> std,
    ConvolutionOptions convolution,
    boolean ignoreUnknown) {

  /**
   * How a convolutional layer moves over its input.
   *
   * @param stride the step between neighbouring outputs
   * @param padding the zeros on each side of the input
   * @param pooling the side of the average pooling before the output layer
   */
  public record ConvolutionOptions(
      Optional<Integer> stride, Optional<Integer> padding, Optional<Integer> pooling) {

    /** Whether nothing is said of it. */
    boolean isEmpty() {
      return stride.isEmpty() && padding.isEmpty() && pooling.isEmpty();
    }
  }

  /** Whether the user says anything of the model itself. */
  boolean describesModel() {
    return dataset.isPresent()
        || monotonicity.isPresent()
        || input.isPresent()
        || mean.isPresent()
        || std.isPresent()
        || !convolution.isEmpty();
  }
}
