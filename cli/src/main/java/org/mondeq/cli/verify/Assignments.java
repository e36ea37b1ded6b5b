package org.mondeq.cli.verify;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import org.mondeq.io.AtomicFile;
import org.mondeq.vnnlib.Network;
import org.mondeq.vnnlib.Query;
import org.mondeq.vnnlib.Tensor;

/**
 * The values of all variables of a query where it holds.
 *
 * @param inputs of all networks, one after the other
 * @param outputs of all networks, computed
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Assignments(Query query, double[] inputs, double[] outputs) {
  /** Prints them as the version of the query has them. */
  void print(PrintWriter out) {
    if (query.isFirstVersion()) {
      printPairs(out);
      return;
    }
    for (Network network : query.networks()) {
      print(network.input(), inputs, out);
      print(network.output(), outputs, out);
    }
  }

  private static void print(Tensor tensor, double[] all, PrintWriter out) {
    String dims = String.join(",", tensor.dims().stream().map(String::valueOf).toList());
    out.println(tensor.name() + " " + QueryFiles.REAL + " [" + dims + "]");
    for (double value : values(tensor, all)) {
      out.println(text(value));
    }
  }

  private void printPairs(PrintWriter out) {
    int count = inputs.length + outputs.length;
    for (int i = 0; i < count; i++) {
      boolean isInput = i < inputs.length;
      int index = isInput ? i : i - inputs.length;
      double value = isInput ? inputs[index] : outputs[index];
      String pair = "(" + (isInput ? "X_" : "Y_") + index + " " + text(value) + ")";
      out.println((i == 0 ? "(" : " ") + pair + (i == count - 1 ? ")" : ""));
    }
  }

  /** A decimal without an exponent that reads back as the very double. */
  private static String text(double value) {
    return value == 0 ? "0.0" : new BigDecimal(Double.toString(value)).toPlainString();
  }

  private static double[] values(Tensor tensor, double[] all) {
    return Arrays.copyOfRange(all, tensor.first(), tensor.first() + tensor.size());
  }

  /** Writes each variable to a file {@code NAME.pb} of a folder. */
  void write(Path folder) {
    for (Network network : query.networks()) {
      write(network.input(), inputs, folder);
      write(network.output(), outputs, folder);
    }
  }

  private static void write(Tensor tensor, double[] all, Path folder) {
    byte[] bytes = TensorProto.bytes(tensor.name(), tensor.dims(), values(tensor, all));
    AtomicFile.write(folder.resolve(tensor.name() + ".pb"), out -> out.write(bytes));
  }
}
