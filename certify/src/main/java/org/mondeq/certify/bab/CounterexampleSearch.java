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
final class CounterexampleSearch implements Refuter {
  private final BoundModel model;
  private final int label;
  private final CounterexampleJudge check;
  private final LateAttack attack;

  /** A counterexample. */
  record Misclassified(AdversarialExample example) implements Refutation {}

  CounterexampleSearch(BoundModel model, int label, CounterexampleJudge check, LateAttack attack) {
    this.model = model;
    this.label = label;
    this.check = check;
    this.attack = attack;
  }

  @Override
  public Optional<Misclassified> after(long nodes) {
    return attack.after(nodes).map(Misclassified::new);
  }

  @Override
  public String whyOpen() {
    return check.depth() == PixelDepth.REAL
        ? "smallest margin within rounding of zero"
        : "no counterexample of 8 bits was found, and no proof of all inputs";
  }

  @Override
  public Optional<Misclassified> among(List<double[]> inputs) {
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
          && check.judge(inputs.get(i)) instanceof AdversarialExample example) {
        return Optional.of(new Misclassified(example));
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
