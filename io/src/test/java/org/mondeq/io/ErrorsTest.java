package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ErrorsTest {
  @Test
  void messagesThatQuoteControlCharactersAreOneLine() {
    String quoted = "a.npz: b\nc\r\u0000\u0085\u2028\u001b[31m: é";
    assertEquals("a.npz: b?c?????[31m: é", new InvalidInputException(quoted).getMessage());
    assertEquals("a.npz: b?c?????[31m: é", new FailedRunException(quoted).getMessage());
  }

  @Test
  void messagesThatQuoteTooMuchLoseTheirMiddle() {
    String message =
        new InvalidInputException("file: " + "x".repeat(1 << 20) + ": end").getMessage();
    assertEquals(1000, message.length());
    assertTrue(message.startsWith("file: xxx") && message.endsWith("xxx: end"), message);
    String whole = "y".repeat(1000);
    assertEquals(whole, new InvalidInputException(whole).getMessage());
  }
}
