package org.mondeq.certify.bab;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.attack.example.Prediction;
import org.mondeq.certify.bab.CompleteVerifier.Limits;
import org.mondeq.certify.bound.ProofForm;
import org.mondeq.certify.query.Answer;
import org.mondeq.certify.query.RandomCases;
import org.mondeq.certify.query.UnsafeCase;
import org.mondeq.check.Checker;
import org.mondeq.check.Judgement;
import org.mondeq.check.format.Certificate;
import org.mondeq.check.format.Conjunctions;
import org.mondeq.check.format.Counterexample;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;
import org.mondeq.spec.InputBox;
import org.mondeq.testing.RandomModels;
import org.mondeq.testing.SeededTest;
import org.mondeq.testing.Trials;

/**
 * Conjunctions against enumeration: the same answer for random cases as they are drawn, and shifted
 * so that they barely hold somewhere or nowhere. The checker accepts every proof and every point.
 */
class ConjunctionExactnessTest {
  private static final Map<String, Integer> COUNTS = new TreeMap<>();

  @TempDir private Path folder;

  /** A model of at most 8 units and 3 inputs. */
  private static MonDeq model(Random random) {
    return new RawModel(random, 1 + random.nextInt(3), 1 + random.nextInt(8), 2 + random.nextInt(3))
        .model();
  }

  @SeededTest(trials = 30)
  void decidesAsEnumerationDoes(long seed) {
    Random random = new Random(seed);
    MonDeq model = model(random);
    double[] pixels = RandomModels.pixels(random, 1, model.inputs()).row(0);
    InputBox box = InputBox.ball(pixels, 0.6 * random.nextDouble(), model.spec().normalization());
    UnsafeCase drawn = RandomCases.of(random, model, box);
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    Problem problem = new Problem(model, new ConjunctionVerifier(model, config(seed)), file);
    double exact = problem.compare(drawn);
    double scale = ExactConjunctions.scale(model, box, drawn.claimed());
    for (double near : new double[] {1e-5, -1e-5}) {
      problem.compare(RandomCases.shifted(drawn, near * scale - exact, model.classes()));
    }
  }

  private static CompleteConfig config(long seed) {
    return seed % 4 == 0 ? CompleteConfig.defaults() : Decisions.PATIENT_ATTACK;
  }

  private record Problem(MonDeq model, ConjunctionVerifier verifier, Path file) {
    /** Compares the answer with the value that enumeration gives, and returns that. */
    double compare(UnsafeCase unsafe) {
      Conjunctions claimed = unsafe.claimed();
      double exact = ExactConjunctions.of(model, unsafe.box(), claimed);
      double slack = Decisions.TIE * ExactConjunctions.scale(model, unsafe.box(), claimed);
      Answer answer = verifier.verify(unsafe, Limits.none());
      String context = "exact " + exact + ", slack " + slack + ", " + answer;
      if (answer instanceof Answer.Unsat proved) {
        assertTrue(exact > -slack, context);
        requireAccepted(unsafe, proved, exact + slack);
        count("unsat", 1);
      } else if (answer instanceof Answer.Sat found) {
        assertTrue(exact < slack, context);
        requireAccepted(unsafe, found);
        count("sat", 1);
      } else {
        assertTrue(Math.abs(exact) <= slack, context);
        count("ties", 1);
      }
      return exact;
    }

    private void requireAccepted(UnsafeCase unsafe, Answer.Unsat proved, double most) {
      Certificate certificate =
          proved.evidence().certificate(unsafe.claim(Npz.bytes(file).sha256()), ProofForm.WHOLE);
      Path written = file.resolveSibling("certificate.npz");
      certificate.write(written);
      Judgement judgement = new Checker(file).check(Certificate.read(written));
      Judgement.Accepted accepted =
          assertInstanceOf(Judgement.Accepted.class, judgement, judgement.toString());
      assertTrue(accepted.lead() <= most, accepted + ", exact at most " + most);
      count("trees", certificate.tree().length > unsafe.claimed().sizes().length ? 1 : 0);
      count("with weights", certificate.weights().length > 0 ? 1 : 0);
    }

    private void requireAccepted(UnsafeCase unsafe, Answer.Sat found) {
      Prediction prediction = verifier.classifier().classifyPixels(found.pixels());
      if (unsafe.hasOutputs(found.conjunction())) {
        Counterexample example =
            new Counterexample(
                unsafe.refutable(Npz.bytes(file).sha256(), found.pixels(), found.conjunction()),
                found.pixels(),
                0,
                prediction.state());
        Judgement judgement = new Checker(file).check(example);
        assertInstanceOf(Judgement.Accepted.class, judgement, judgement.toString());
      }
      assertTrue(
          unsafe.holding(found.pixels(), prediction.logits(), prediction.error()).isPresent());
    }
  }

  private static void count(String what, int more) {
    COUNTS.merge(what, more, Integer::sum);
  }

  /** The cases are not trivial. */
  @AfterAll
  static void allAnswersAreCommon() {
    Trials.report("conjunctions against enumeration", COUNTS);
    int unsat = COUNTS.getOrDefault("unsat", 0);
    int sat = COUNTS.getOrDefault("sat", 0);
    int total = unsat + sat + COUNTS.getOrDefault("ties", 0);
    if (total >= 90) {
      assertTrue(unsat > 0.3 * total, COUNTS::toString);
      assertTrue(sat > 0.3 * total, COUNTS::toString);
      assertTrue(COUNTS.get("trees") > 0.05 * total, COUNTS::toString);
      assertTrue(COUNTS.get("with weights") > 0.1 * total, COUNTS::toString);
    }
  }
}
