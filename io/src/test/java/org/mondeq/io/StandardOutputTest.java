package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardOutputTest {
  /** A stream that fails after its first bytes, and counts the attempts. */
  private static final class Failing extends OutputStream {
    private final String message;
    private int writes;

    Failing(String message) {
      this.message = message;
    }

    @Override
    public void write(int b) throws IOException {
      writes++;
      if (writes > 1) {
        throw new IOException(message);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      write(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Broken pipe",
        "Daten\u00fcbergabe unterbrochen (broken pipe)",
        "The pipe is being closed"
      })
  void aClosedPipeTakesEverything(String message) throws IOException {
    Failing stream = new Failing(message);
    try (StandardOutput out = new StandardOutput(stream)) {
      for (int i = 0; i < 5; i++) {
        out.write(new byte[10]);
      }
      out.write(1);
    }
    assertEquals(2, stream.writes, "nothing is tried after the pipe is closed");
  }

  @Test
  void aFullDiskIsAFault() throws IOException {
    StandardOutput out = new StandardOutput(new Failing("No space left on device"));
    out.write(new byte[10]);
    IOException fault = assertThrows(IOException.class, () -> out.write(new byte[10]));
    assertEquals("No space left on device", fault.getMessage());
  }
}
