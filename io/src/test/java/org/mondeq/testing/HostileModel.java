package org.mondeq.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Model files, of 2 inputs, 2 units and 2 classes, most of which are wrong somewhere. */
public final class HostileModel {
  private static final String DENSE =
      """
      {"formatVersion": 1, "name": "m", "dataset": "digits", "architecture": "dense",
       "inputShape": [1, 1, 2], "latent": 2, "classes": 2, "monotonicity": 1.5,
       "normalization": {"mean": [0.1], "std": [0.5]}, "training": {"epochs": 3}}""";
  private static final String CONVOLUTIONAL =
      """
      {"name": "m", "dataset": "digits", "architecture": "convolutional",
       "inputShape": [1, 2, 2], "classes": 2, "monotonicity": 1.5,
       "convolution": {"channels": 1, "kernel": 2, "stride": 1, "padding": 1, "pooling": 1}}""";
  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[null]",
          "[1]",
          "\"\"",
          "-1",
          "0",
          "0.5",
          "1e400",
          "NaN",
          "1e-320",
          "2147483647",
          "4294967296",
          "9".repeat(2000),
          "\"x\"",
          ",",
          ":",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\"dense\"",
          "\"convolutional\"",
          "\"latent\"",
          "\"classes\"",
          "\"\\u0000\"",
          "\n",
          "//",
          "[2000000000, 1, 1]",
          "[1, 2000000000, 2000000000]",
          "[1, 1, 16777216]",
          "[1, 4194304, 1]",
          "1024",
          "{\"mean\": [null], \"std\": [1]}",
          "{\"mean\": null, \"std\": null}",
          "{\"mean\": [], \"std\": []}",
          Mutator.nested("[", "]", 1200),
          "\"name\": \"m\",");

  private HostileModel() {}

  /** The bytes of a file. */
  public static byte[] any(Random random) {
    Mutator mutator = new Mutator(random);
    boolean dense = random.nextInt(3) > 0;
    String json = dense ? DENSE : CONVOLUTIONAL;
    boolean wrongJson = random.nextBoolean();
    RawZip zip = new RawZip();
    if (random.nextInt(16) > 0) {
      String text = wrongJson ? mutator.mutate(json, WORDS) : json;
      zip.add("model.json", text.getBytes(StandardCharsets.UTF_8), false);
    }
    for (Map.Entry<String, int[]> array : (dense ? dense() : convolutional()).entrySet()) {
      if (random.nextInt(32) > 0) {
        boolean wrong = !wrongJson && random.nextInt(6) == 0;
        zip.add(
            array.getKey() + ".npy", wrong ? odd(random) : array(random, array.getValue()), false);
      }
    }
    byte[] bytes = zip.bytes();
    return random.nextInt(8) == 0 ? mutator.mutate(bytes) : bytes;
  }

  private static Map<String, int[]> dense() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("U", new int[] {2, 2});
    shapes.put("b", new int[] {2});
    shapes.put("P", new int[] {2, 2});
    shapes.put("Q", new int[] {2, 2});
    shapes.put("V", new int[] {2, 2});
    shapes.put("v", new int[] {2});
    return shapes;
  }

  private static Map<String, int[]> convolutional() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("U", new int[] {1, 1, 2, 2});
    shapes.put("b", new int[] {1});
    shapes.put("P", new int[] {1, 1, 3, 3});
    shapes.put("Q", new int[] {1, 1, 3, 3});
    shapes.put("V", new int[] {2, 9});
    shapes.put("v", new int[] {2});
    return shapes;
  }

  private static byte[] array(Random random, int[] shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return HostileNpy.array(random.doubles(size, -1, 1).toArray(), shape);
  }

  /** No array, or one of a wrong shape, or with numbers that stop calculations. */
  private static byte[] odd(Random random) {
    Mutator mutator = new Mutator(random);
    double[] values = new double[1 + random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = mutator.value();
    }
    return switch (random.nextInt(3)) {
      case 0 -> HostileNpy.any(random);
      case 1 -> HostileNpy.array(values, values.length);
      default ->
          HostileNpy.array(
              new double[] {mutator.value(), mutator.value(), mutator.value(), mutator.value()},
              2,
              2);
    };
  }
}
