package org.mondeq.certify.bab;

import java.util.Map;
import java.util.Random;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.Classifier;
import org.mondeq.solver.OperatorSplitting;
import org.mondeq.solver.StoppingRule;
import org.mondeq.spec.InputBox;
import org.mondeq.spec.Norm;
import org.mondeq.testing.RandomModels;

/** The question whether a small model keeps a label on a box. */
record SmallProblem(MonDeq model, InputBox box, int label) {
  private static final int SAMPLES = 64;

  /** Also for models on which splittings hardly contract. */
  private static final StoppingRule PATIENT = new StoppingRule(1e-12, 1_000_000);

  /**
   * A random model of 1 to 10 units, most of 3 to 7, with 1 to 4 inputs and 2 to 4 classes, asked
   * for its own prediction.
   */
  static SmallProblem of(Random random) {
    int latent = random.nextInt(10) < 8 ? 1 + random.nextInt(7) : 8 + random.nextInt(3);
    RawModel raw = new RawModel(random, 1 + random.nextInt(4), latent, 2 + random.nextInt(3));
    return around(raw.model(), RandomModels.pixels(random, 1, raw.inputs), random, 0.6);
  }

  /** A model's prediction for some pixels, on a ball of a random radius up to {@code largest}. */
  static SmallProblem around(MonDeq model, Matrix pixels, Random random, double largest) {
    int label = prediction(model, pixels);
    double epsilon = largest * random.nextDouble();
    return new SmallProblem(
        model, InputBox.ball(pixels.row(0), epsilon, model.spec().normalization()), label);
  }

  /** A random model of at most 8 units and 3 inputs, asked for its prediction on a ball. */
  static SmallProblem inBall(Random random, Norm norm) {
    int inputs = 1 + random.nextInt(3);
    RawModel raw = new RawModel(random, inputs, 1 + random.nextInt(8), 2 + random.nextInt(2));
    Matrix pixels = RandomModels.pixels(random, 1, inputs);
    MonDeq model = raw.model();
    double epsilon = (norm == Norm.ONE ? 1.2 : 0.8) * random.nextDouble();
    return new SmallProblem(
        model,
        InputBox.ball(pixels.row(0), epsilon, norm, model.spec().normalization()),
        prediction(model, pixels));
  }

  /** The class of a model for raw pixels {@code [1 × q]}. */
  static int prediction(MonDeq model, Matrix pixels) {
    return Classifier.prediction(model.logits(states(model, pixels)), 0);
  }

  private static Matrix states(MonDeq model, Matrix pixels) {
    Matrix injection = model.injection(model.spec().normalization().normalize(pixels));
    return OperatorSplitting.balanced(model.coupling(), model.spec().monotonicity())
        .forward(injection, PATIENT)
        .require();
  }

  /** The same for a model whose logit of the label is larger by {@code shift}. */
  SmallProblem shifted(double shift) {
    Map<String, NpyArray> parameters = model.parameters();
    double[] bias = model.outputBias();
    bias[label] += shift;
    parameters.put("v", NpyArray.of(bias, bias.length));
    return new SmallProblem(MonDeq.of(model.spec(), parameters), box, label);
  }

  /** Raw pixels of the input set {@code [64 × q]}: half of them corners, drawn into the ball. */
  Matrix samples(Random random) {
    Matrix samples = Matrix.zeros(SAMPLES, box.size());
    double[] low = box.lowPixels();
    double[] high = box.highPixels();
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < low.length; j++) {
        double t = i % 2 == 0 ? random.nextInt(2) : random.nextDouble();
        samples.set(i, j, Math.max(low[j], Math.min(high[j], low[j] + t * (high[j] - low[j]))));
      }
    }
    for (int i = 0; i < SAMPLES && box.ball().isPresent(); i++) {
      samples.setRow(i, box.ball().get().pull(samples.row(i)));
    }
    return samples;
  }

  /** What the model itself says: the smallest lead of the label among raw pixels. */
  double smallestLead(Matrix pixels) {
    Matrix logits = model.logits(states(model, pixels));
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < logits.rows(); i++) {
      smallest = Math.min(smallest, Classifier.margin(logits, i, label));
    }
    return smallest;
  }

  /** The size of what a lead is summed from, the largest among raw pixels; positive. */
  double scale(Matrix pixels) {
    Matrix z = states(model, pixels);
    double[] bias = model.outputBias();
    double largest = 0;
    for (int n = 0; n < z.rows(); n++) {
      for (int c = 0; c < bias.length; c++) {
        double sum = Math.abs(bias[c]);
        for (int j = 0; j < z.cols(); j++) {
          sum += Math.abs(model.outputWeights().get(c, j)) * z.get(n, j);
        }
        largest = Math.max(largest, sum);
      }
    }
    return largest > 0 ? largest : 1;
  }
}
