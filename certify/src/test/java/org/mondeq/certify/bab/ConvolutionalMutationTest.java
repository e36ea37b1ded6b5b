package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mondeq.check.Checker;
import org.mondeq.check.format.Certificate;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;

/** Convolutional models, and certificates that would prove a claim under another reading. */
class ConvolutionalMutationTest extends CertificateMutations {
  private static final int MUTATIONS = 10;
  private static final int MOST_UNITS = 6;
  private static final int MOST_INPUTS = 6;

  /** A convolution of at most 6 units on at most 6 inputs, of any geometry. */
  @Override
  SmallProblem smallProblem(Random random) {
    while (true) {
      int kernel = 1 + random.nextInt(3);
      Architecture.Convolutional architecture =
          new Architecture.Convolutional(
              1 + random.nextInt(3),
              kernel,
              1 + random.nextInt(2),
              random.nextInt(kernel),
              1 + random.nextInt(2));
      InputShape input =
          new InputShape(1 + random.nextInt(2), 1 + random.nextInt(4), 1 + random.nextInt(4));
      int height = architecture.side(input.height());
      int width = architecture.side(input.width());
      if (Math.min(height, width) >= architecture.pooling()
          && architecture.channels() * height * width <= MOST_UNITS
          && input.size() <= MOST_INPUTS) {
        double coupling = RawModel.power(random, -0.5, 0.7);
        MonDeq model =
            RandomModels.of(random, architecture, input, 2 + random.nextInt(3), coupling);
        return SmallProblem.around(
            model, RandomModels.pixels(random, 1, input.size()), random, 0.6);
      }
    }
  }

  /**
   * Two models with the same numbers in another order, of which one is right in the whole box and
   * one is not: what proves the one is not accepted for the other.
   */
  @SeededTest(trials = 40)
  void noOtherReadingOfTheKernelsIsAccepted(long seed) {
    Random random = new Random(seed);
    for (boolean tried = false; !tried; ) {
      SmallProblem problem = smallProblem(random);
      MonDeq twisted = twisted(problem.model(), random);
      tried =
          tells(
              Decisions.Solved.of(problem, random),
              Decisions.Solved.of(
                  new SmallProblem(twisted, problem.box(), problem.label()), random),
              random);
    }
  }

  /** Shifts both so that a tie is in between; false if they are alike, or none is proved. */
  private boolean tells(Decisions.Solved one, Decisions.Solved two, Random random) {
    Decisions.Solved low = one.exact() < two.exact() ? one : two;
    Decisions.Solved high = one.exact() < two.exact() ? two : one;
    double half = (high.exact() - low.exact()) / 2;
    if (half < 1e-4 * Math.max(low.scale(), high.scale())) {
      return false;
    }
    Path file = folder.resolve("proved.npz");
    Optional<CertifiedProblem> proved = CertifiedProblem.prove(high.shiftedTo(half), file);
    if (proved.isEmpty()) {
      return false;
    }
    SmallProblem wrong = low.shiftedTo(-half).problem();
    Path wrongFile = folder.resolve("wrong.npz");
    ModelFile.write(wrong.model(), wrongFile);
    Checker checker = new Checker(wrongFile);
    assertRejected(checker, proved.get().certificate());
    Certificate renamed = proved.get().with(CertifiedProblem.claim(wrong, wrongFile));
    assertRejected(checker, renamed);
    for (int i = 0; i < MUTATIONS; i++) {
      assertRejected(checker, CertificateMutation.of(renamed, random));
    }
    return true;
  }

  /** The model with some numbers of one of its arrays exchanged. */
  private static MonDeq twisted(MonDeq model, Random random) {
    Map<String, NpyArray> parameters = model.parameters();
    String name = new String[] {"U", "P", "Q", "V"}[random.nextInt(4)];
    NpyArray array = parameters.get(name);
    int[] shape = array.shape();
    double[] values = array.values();
    double[] other = values.clone();
    int way = random.nextInt(3);
    int side = shape[shape.length - 1];
    for (int i = 0; i < values.length; i++) {
      other[i] =
          switch (name.equals("V") ? 0 : way) {
            case 0 -> values[i - i % side + side - 1 - i % side];
            case 1 -> values[values.length - 1 - i];
            default -> values[i / (side * side) * side * side + i % side * side + i / side % side];
          };
    }
    parameters.put(name, NpyArray.of(other, shape));
    return MonDeq.of(model.spec(), parameters);
  }

  /** What is tried is what is meant: images of several rows, channels and windows. */
  @Test
  void problemsHaveSeveralUnits() {
    Random random = new Random(0);
    int most = 0;
    for (int i = 0; i < 100; i++) {
      most = Math.max(most, smallProblem(random).model().latent());
    }
    assertTrue(most >= 5, "at most " + most + " units");
  }
}
