package org.mondeq.train.graph;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.io.FailedRunException;
import org.nd4j.linalg.factory.Nd4jBackend;

class BackendTest {
  private static String fault(Throwable thrown, boolean cuda) {
    Optional<String> fault =
        Backend.faultOf(
            () -> {
              throw BackendTest.<RuntimeException>sneaky(thrown);
            },
            cuda);
    assertEquals(1, fault.orElseThrow().lines().count());
    return fault.get();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void loadsTheBackendOfThisBuild() {
    assertDoesNotThrow(Backend::load);
    assertEquals(Optional.empty(), Backend.faultOf(() -> {}, false));
  }

  @Test
  void missingGpuIsOneLine() {
    Throwable missing =
        new ExceptionInInitializerError(
            new IllegalStateException(
                new Nd4jBackend.NoAvailableBackendException("Please ensure\nthat")));
    String message = fault(missing, true);
    assertTrue(
        message.startsWith("no usable GPU: this build uses the CUDA 11.6 backend, which needs"),
        message);
    assertTrue(message.contains("run the default build on the CPU"), message);
    assertTrue(message.endsWith("(NoAvailableBackendException: Please ensure)"), message);
  }

  @Test
  void whatTheBackendPrintsIsItsReason() {
    Optional<String> fault =
        Backend.faultOf(
            () -> {
              System.err.println("java.lang.UnsatisfiedLinkError: libcuda.so.1: cannot open");
              System.err.println("\tat somewhere");
              throw new IllegalStateException("no backend");
            },
            true);
    assertTrue(fault.orElseThrow().endsWith("(UnsatisfiedLinkError: libcuda.so.1: cannot open)"));
    assertEquals(1, fault.get().lines().count());
  }

  @Test
  void missingNativeLibraryIsOneLine() {
    String message = fault(new UnsatisfiedLinkError("no jnind4jcpu in java.library.path"), false);
    assertEquals(
        "the ND4J CPU backend cannot be loaded on this machine"
            + " (UnsatisfiedLinkError: no jnind4jcpu in java.library.path)",
        message);
  }

  @Test
  void namesAMissingDevice() {
    Optional<String> fault = Backend.faultOf(() -> Backend.requireDevice(0), true);
    assertTrue(fault.orElseThrow().startsWith("no usable GPU: none found; "), fault.get());
  }

  @ParameterizedTest
  @CsvSource({"3, 7", "5, 0", "8, 6", "8, 9"})
  void acceptsSupportedCapabilities(int major, int minor) {
    assertDoesNotThrow(() -> Backend.requireCapability(major, minor));
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "9, 0", "12, 0"})
  void rejectsOtherCapabilities(int major, int minor) {
    String message =
        assertThrows(FailedRunException.class, () -> Backend.requireCapability(major, minor))
            .getMessage();
    assertTrue(
        message.startsWith("no usable GPU: compute capability " + major + "." + minor + "; "),
        message);
  }
}
