package org.mondeq.train.graph;

import java.util.Optional;
import org.mondeq.linalg.Matrix;
import org.mondeq.linalg.Shapes;
import org.mondeq.model.Architecture;
import org.mondeq.model.ModelSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link MonDeqGraph} reads in one step, in memory that is reused for the next: inputs,
 * labels, and the two equilibria of a batch.
 */
public final class Feed {
  private final INDArray inputs;
  private final INDArray labels;
  private final INDArray states;
  private final INDArray adjoints;
  private final INDArray radii;
  private final Optional<WindowMoment> windows;
  private final Optional<INDArray> moment;

  Feed(int n, ModelSpec spec, Precision precision) {
    this.inputs = Tensors.zeros(precision, n, spec.inputs());
    this.labels = Tensors.zeros(precision, n, spec.classes());
    this.states = Tensors.zeros(precision, n, spec.latent());
    this.adjoints = Tensors.zeros(precision, n, spec.latent());
    this.radii = Tensors.zeros(precision, n, spec.inputs());
    this.windows =
        spec.architecture() instanceof Architecture.Convolutional convolution
            ? Optional.of(new WindowMoment(convolution.latentShape(spec.input())))
            : Optional.empty();
    this.moment = windows.map(w -> Tensors.zeros(precision, w.taps(), w.taps()));
  }

  /**
   * Overwrites the batch.
   *
   * @param x normalised inputs {@code [n × q]}
   * @param classes the n labels
   * @param z the equilibrium {@code [n × p]}
   * @param w the adjoint equilibrium {@code [n × p]}
   */
  public void set(Matrix x, int[] classes, Matrix z, Matrix w) {
    Shapes.require("labels", classes.length, Math.toIntExact(labels.rows()));
    write(x, inputs);
    write(z, states);
    write(w, adjoints);
    windows.ifPresent(sums -> write(sums.of(z, w), moment.orElseThrow()));
    Tensors.write(oneHot(classes, Math.toIntExact(labels.columns())), labels);
  }

  /** Overwrites the radii {@code [n × q]} of the boxes about the inputs, zero until then. */
  public void setRadii(Matrix values) {
    write(values, radii);
  }

  private static void write(Matrix values, INDArray tensor) {
    Tensors.write(values.toArray(), tensor);
  }

  private static double[] oneHot(int[] classes, int count) {
    double[] values = new double[classes.length * count];
    for (int i = 0; i < classes.length; i++) {
      values[i * count + classes[i]] = 1;
    }
    return values;
  }

  INDArray inputs() {
    return inputs;
  }

  INDArray labels() {
    return labels;
  }

  INDArray states() {
    return states;
  }

  INDArray adjoints() {
    return adjoints;
  }

  INDArray radii() {
    return radii;
  }

  /** M of a convolutional model. */
  Optional<INDArray> moment() {
    return moment;
  }
}
