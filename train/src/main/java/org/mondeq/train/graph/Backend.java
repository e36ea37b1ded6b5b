package org.mondeq.train.graph;

import java.util.Locale;
import java.util.Optional;
import org.mondeq.io.FailedRunException;
import org.mondeq.linalg.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The ND4J backend of this build: the CPU, or with {@code -Pcuda} a GPU. It is loaded once in a
 * process, and used on one thread.
 */
public final class Backend {
  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String CUDA_NEEDS =
      "this build uses the CUDA 11.6 backend, which needs an NVIDIA GPU of compute capability 3.7"
          + " to 8.9; run the default build on the CPU";

  /** The only attempt of this process, made when this class is first used. */
  private static final class Attempt {
    static final Optional<String> FAULT =
        faultOf(Backend::start, Backend.class.getClassLoader().getResource(CUDA_BACKEND) != null);
  }

  private Backend() {}

  /**
   * Loads the backend at the first call, and recalls its outcome at every other.
   *
   * @throws FailedRunException if it is missing or cannot run on this machine
   */
  public static void load() {
    Attempt.FAULT.ifPresent(
        message -> {
          throw new FailedRunException(message);
        });
  }

  private static void start() {
    boolean cpu = Nd4j.getEnvironment().isCPU();
    if (!cpu) {
      NativeOps device = NativeOpsHolder.getInstance().getDeviceNativeOps();
      requireDevice(device.getAvailableDevices());
      requireCapability(device.getDeviceMajor(0), device.getDeviceMinor(0));
    }
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.getEnvironment().setMaxThreads(1);
    double sum = Nd4j.ones(2, 2).sumNumber().doubleValue();
    if (sum != 4) {
      throw new FailedRunException("the ND4J backend computes wrong sums on this machine");
    }
    Blas.pinToOneThread();
  }

  static void requireDevice(int devices) {
    if (devices < 1) {
      throw new FailedRunException("no usable GPU: none found; " + CUDA_NEEDS);
    }
  }

  /** Requires a GPU that the CUDA 11.6 backend holds code for. */
  static void requireCapability(int major, int minor) {
    int capability = 10 * major + minor;
    if (capability < 37 || capability > 89) {
      throw new FailedRunException(
          String.format(
              Locale.ROOT,
              "no usable GPU: compute capability %d.%d; %s",
              major,
              minor,
              CUDA_NEEDS));
    }
  }

  /** What went wrong in {@code start}, in one line, or empty if nothing did. */
  static Optional<String> faultOf(Runnable start, boolean cuda) {
    StringBuilder printed = new StringBuilder();
    try {
      Captured.run(start, printed);
      return Optional.empty();
    } catch (FailedRunException e) {
      return Optional.of(e.getMessage());
    } catch (LinkageError | RuntimeException e) {
      String reason = printedReason(printed).orElseGet(() -> rootReason(e));
      return Optional.of(
          cuda
              ? "no usable GPU: " + CUDA_NEEDS + " (" + reason + ")"
              : "the ND4J CPU backend cannot be loaded on this machine (" + reason + ")");
    }
  }

  /**
   * A library that cannot be loaded is printed by ND4J, and not in the exception that it throws.
   */
  private static Optional<String> printedReason(CharSequence printed) {
    return printed
        .toString()
        .lines()
        .filter(line -> line.startsWith("java.lang.UnsatisfiedLinkError: "))
        .map(line -> line.substring("java.lang.".length()))
        .findFirst();
  }

  private static String rootReason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : message.lines().findFirst().map(line -> ": " + line).orElse(""));
  }
}
