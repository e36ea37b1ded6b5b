package org.mondeq.certify.bab;

import java.util.List;
import java.util.Optional;
import org.mondeq.attack.example.AdversarialExample;
import org.mondeq.attack.example.CounterexampleJudge;
import org.mondeq.attack.example.PixelDepth;
import org.mondeq.certify.bound.BoundModel;
import org.mondeq.linalg.Matrix;

/**
 * Tries inputs on the model: quickly first, and beyond doubt where they seem to be misclassified.
 */
final class CounterexampleSearch {
  private final BoundModel model;
  private final int label;
  private final CounterexampleJudge check;

  CounterexampleSearch(BoundModel model, int label, CounterexampleJudge check) {
    this.model = model;
    this.label = label;
    this.check = check;
  }

  /** Why a leaf without a proof is left open where its minimisers are no counterexamples. */
  String whyOpen() {
    return check.depth() == PixelDepth.REAL
        ? "smallest margin within rounding of zero"
        : "no counterexample of 8 bits was found, and no proof of all inputs";
  }

  /** The first of these normalised inputs that is an adversarial example. */
  Optional<AdversarialExample> among(List<double[]> inputs) {
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    Matrix batch = Matrix.zeros(inputs.size(), model.model().inputs());
    for (int i = 0; i < inputs.size(); i++) {
      batch.setRow(i, inputs.get(i));
    }
    Matrix logits = model.logits(batch);
    for (int i = 0; i < inputs.size(); i++) {
      if (isMisclassified(logits, i)
          && check.judge(inputs.get(i)) instanceof AdversarialExample witness) {
        return Optional.of(witness);
      }
    }
    return Optional.empty();
  }

  private boolean isMisclassified(Matrix logits, int row) {
    for (int k = 0; k < logits.cols(); k++) {
      if (k != label && logits.get(row, k) >= logits.get(row, label)) {
        return true;
      }
    }
    return false;
  }
}
