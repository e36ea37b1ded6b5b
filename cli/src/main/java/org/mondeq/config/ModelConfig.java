package org.mondeq.config;

import java.nio.file.Path;
import java.util.Optional;
import org.mondeq.io.Expect;
import org.mondeq.io.FilePath;
import org.mondeq.model.Architecture;

/**
 * The model of an experiment: an existing file, or what to train. Written as {@code model:
 * FILE.npz} or as a section.
 *
 * @param file an existing model file; every other key is then absent
 * @param architecture the kind of equilibrium layer; default dense
 * @param latent units p of a dense layer; default 40
 * @param monotonicity m, above 0; default 20
 * @param channels latent channels of a convolutional layer; default 8
 * @param kernel side of the kernel of U; default 6
 * @param stride stride of U; default 3
 * @param padding zero padding of U; default 1
 * @param pooling side of the average pooling before the output; default 2
 */
public record ModelConfig(
    Optional<Path> file,
    Kind architecture,
    Integer latent,
    Double monotonicity,
    Integer channels,
    Integer kernel,
    Integer stride,
    Integer padding,
    Integer pooling) {
  /** Kinds of equilibrium layers. */
  public enum Kind {
    /** Fully connected. */
    DENSE,
    /** Convolutions throughout. */
    CONVOLUTIONAL
  }

  /** Supplies the defaults of the architecture and rejects keys of the other. */
  public ModelConfig {
    boolean convolution =
        channels != null || kernel != null || stride != null || padding != null || pooling != null;
    if (file.isPresent()) {
      if (architecture != null || latent != null || monotonicity != null || convolution) {
        throw new IllegalArgumentException("file: expected no other key beside it");
      }
    } else {
      architecture = orElse(architecture, Kind.DENSE);
      monotonicity = Expect.positive("monotonicity", orElse(monotonicity, 20.0));
      if (architecture == Kind.DENSE) {
        if (convolution) {
          throw new IllegalArgumentException(
              "architecture: expected convolutional, since channels, kernel, stride, padding or"
                  + " pooling is given");
        }
        latent = Expect.between("latent", 1, 1 << 14, orElse(latent, 40));
      } else {
        if (latent != null) {
          throw new IllegalArgumentException(
              "latent: expected only with architecture dense; use channels");
        }
        channels = Expect.between("channels", 1, 1024, orElse(channels, 8));
        kernel = Expect.between("kernel", 1, 64, orElse(kernel, 6));
        stride = Expect.between("stride", 1, 64, orElse(stride, 3));
        padding = Expect.between("padding", 0, kernel - 1, orElse(padding, 1));
        pooling = Expect.between("pooling", 1, 64, orElse(pooling, 2));
      }
    }
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }

  /** An existing model file. */
  public static ModelConfig parse(String file) {
    return new ModelConfig(
        Optional.of(FilePath.of(file)), null, null, null, null, null, null, null, null);
  }

  /** The default: a dense model to be trained. */
  public static ModelConfig dense() {
    return new ModelConfig(Optional.empty(), null, null, null, null, null, null, null, null);
  }

  /**
   * The architecture to train.
   *
   * @throws IllegalStateException if the model is an existing file
   */
  public Architecture toTrain() {
    if (file.isPresent()) {
      throw new IllegalStateException("the model is the file " + file.get());
    }
    return architecture == Kind.DENSE
        ? new Architecture.Dense(latent)
        : new Architecture.Convolutional(channels, kernel, stride, padding, pooling);
  }
}
