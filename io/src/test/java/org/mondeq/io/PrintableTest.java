package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
  /** C0, DEL and C1, what changes the direction of writing, and separators of lines. */
  static IntStream hostile() {
    return IntStream.of(
        0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066,
        0x2067, 0x2068, 0x2069, 0xfeff, 0xd800);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noFormatCharacterIsPrinted(int character) {
    assertEquals("a?b", Printable.line("a" + Character.toString(character) + "b"));
  }

  @Test
  void noControlCharacterIsPrinted() {
    for (int c = 0; c < 0xa0; c = c == 0x1f ? 0x7f : c + 1) {
      assertEquals("a?b", Printable.line("a" + (char) c + "b"), "character " + c);
    }
    assertEquals("é ß 中 \ud83d\ude00 ~", Printable.line("é ß 中 \ud83d\ude00 ~"));
  }

  @Test
  void namesThatImitateMoreAreQuoted() {
    assertEquals("a/b-1.npz", Printable.name(Path.of("a/b-1.npz")));
    assertEquals("\"a: accepted\"", Printable.name(Path.of("a: accepted")));
    assertEquals("\"a\\u000ab: accepted\"", Printable.name(Path.of("a\nb: accepted")));
    assertEquals("\"a\\u009b31m\\u202e\"", Printable.name(Path.of("a\u009b31m\u202e")));
    assertEquals("\"\\\"a\\\\\"", Printable.name(Path.of("\"a\\")));
  }

  @Test
  void theWriterKeepsLinesAndNothingElse() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(new PlainWriter(text), true);
    out.print("a\u001b[31m\tb\n");
    out.print(new char[] {'c', '\u009b', '\u202e'});
    out.write('\u0007');
    out.write("xx\u007fyy", 1, 3);
    out.printf("%s", "\ud83d\ude00");
    out.print("\udb40\udc41|\ud834\udd73|\ud800|\udc00|");
    out.print("\ud83d");
    out.print("\ude00");
    out.flush();
    assertEquals("a?[31m\tb\nc???x?y\ud83d\ude00?|?|?|?|\ud83d\ude00", text.toString());
  }
}
