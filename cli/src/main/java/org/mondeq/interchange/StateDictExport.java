package org.mondeq.interchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;
import org.mondeq.model.ModelFile;
import org.mondeq.model.MonDeq;

/** The arrays of a model under the names that PyTorch's published layers have. */
public final class StateDictExport {
  private static final Map<String, String> KEYS =
      Map.of(
          "U", "mon.linear_module.U.weight",
          "b", "mon.linear_module.U.bias",
          "P", "mon.linear_module.A.weight",
          "Q", "mon.linear_module.B.weight",
          "V", "Wout.weight",
          "v", "Wout.bias");

  private StateDictExport() {}

  /**
   * An archive of the arrays, with the model's {@code model.json}, which says m, the normalisation
   * and the rest. P and Q of a convolutional model have their gains in them.
   */
  public static Npz of(MonDeq model) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    model.parameters().forEach((name, array) -> arrays.put(KEYS.get(name), array));
    return Npz.of(arrays, Map.of("model.json", ModelFile.describe(model.spec())));
  }
}
