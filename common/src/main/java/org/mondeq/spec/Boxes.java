package org.mondeq.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;

/**
 * Axis-aligned boxes in raw pixels that the user gives, each with the class that its inputs should
 * have.
 */
public final class Boxes implements InputSets {
  private static final int PREDICTED_AT_ONCE = 250;

  private final String name;
  private final String checksum;
  private final List<InputBox> boxes;
  private final int[] labels;

  private Boxes(String name, String checksum, List<InputBox> boxes, int[] labels) {
    this.name = name;
    this.checksum = checksum;
    this.boxes = boxes;
    this.labels = labels;
  }

  /**
   * Reads a {@code .npz} with the arrays {@code lower} and {@code upper}, both of the shape of one
   * input, flat or not, or of n of them, and {@code labels [n]}, which may be missing.
   *
   * @param spec the model
   * @param predictions the classes {@code [n]} that the model gives raw pixels {@code [n × q]};
   *     those of the boxes' centres are the labels where the file has none
   * @throws org.mondeq.io.InvalidInputException if an array is missing, unknown or of a wrong
   *     shape, a label is no class, or the bounds of a pixel are not in order within [0, 1]
   */
  public static Boxes read(Path file, ModelSpec spec, Function<Matrix, int[]> predictions) {
    BoxFile content = BoxFile.read(file, spec.input(), spec.classes());
    List<InputBox> boxes = new ArrayList<>();
    for (int i = 0; i < content.size(); i++) {
      boxes.add(InputBox.between(content.lower(i), content.upper(i), spec.normalization()));
    }
    int[] labels = content.labels().orElseGet(() -> labels(boxes, predictions));
    return new Boxes(file.getFileName().toString(), content.checksum(), boxes, labels);
  }

  /**
   * The number of boxes in a file for models of such inputs and classes, of which none need be
   * there.
   *
   * @throws org.mondeq.io.InvalidInputException as {@link #read} does
   */
  public static int count(Path file, InputShape shape, int classes) {
    return BoxFile.read(file, shape, classes).size();
  }

  private static int[] labels(List<InputBox> boxes, Function<Matrix, int[]> predictions) {
    int[] labels = new int[boxes.size()];
    for (int from = 0; from < labels.length; from += PREDICTED_AT_ONCE) {
      List<InputBox> chunk = boxes.subList(from, Math.min(labels.length, from + PREDICTED_AT_ONCE));
      System.arraycopy(predictions.apply(middles(chunk)), 0, labels, from, chunk.size());
    }
    return labels;
  }

  private static Matrix middles(List<InputBox> boxes) {
    Matrix middles = Matrix.zeros(boxes.size(), boxes.get(0).size());
    for (int i = 0; i < boxes.size(); i++) {
      middles.setRow(i, boxes.get(i).middlePixels());
    }
    return middles;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "the boxes of " + name;
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public Optional<Double> epsilon() {
    return Optional.empty();
  }

  @Override
  public Norm norm() {
    return Norm.INF;
  }

  @Override
  public int size() {
    return boxes.size();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public boolean claimsMiddles() {
    return true;
  }

  @Override
  public Matrix pixels(int... indices) {
    return middles(Arrays.stream(indices).mapToObj(boxes::get).toList());
  }

  @Override
  public InputBox box(int index) {
    return boxes.get(index);
  }
}
