package org.mondeq.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelSpec;
import org.mondeq.model.MonDeq;
import org.mondeq.model.Normalization;

/** Two units that rise with both inputs, and do not act on each other. */
final class MonotoneModel {
  private MonotoneModel() {}

  /** A model whose first logit rises with the units, or falls where the sign is negative. */
  static MonDeq of(double sign) {
    Map<String, NpyArray> parameters = new LinkedHashMap<>();
    parameters.put("U", NpyArray.of(new double[] {2, 1, 1, 3}, 2, 2));
    parameters.put("b", NpyArray.of(new double[] {-0.5, -2}, 2));
    parameters.put("P", NpyArray.of(new double[] {0.5, 0, 0, 0.25}, 2, 2));
    parameters.put("Q", NpyArray.of(new double[4], 2, 2));
    parameters.put("V", NpyArray.of(new double[] {sign, 2 * sign, 1, -1}, 2, 2));
    parameters.put("v", NpyArray.of(new double[] {0.5, 0}, 2));
    ModelSpec spec =
        new ModelSpec(
            "rising",
            "digits",
            new Architecture.Dense(2),
            new InputShape(1, 1, 2),
            2,
            1,
            Normalization.identity(1),
            ModelSpec.noProvenance());
    return MonDeq.of(spec, parameters);
  }
}
