package org.mondeq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.experiment.Progress;

/** A bar is one line that never wraps. */
class ProgressLineTest {
  private static final long SECOND = 1_000_000_000;

  private static ProgressLine line() {
    return new ProgressLine("train", 10, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 20, 39, 49, 79, 119, 300})
  void isNoWiderThanTheTerminal(int width) {
    ProgressLine line = line();
    line.say("epoch 5, batch 31/100, loss 0.312, epoch 4 93.10 %");
    for (int step = 0; step <= 10; step++) {
      String text = line.render(width, step * 5000L * SECOND);
      assertTrue(text.length() <= width, text);
      assertTrue(width < 39 || text.contains(step + "/10"), text);
      line.advance(1);
    }
  }

  @Test
  void countsWhatAnEarlierRunHasDoneButNotItsTime() {
    ProgressLine line = line();
    line.resume(4);
    assertEquals("train  40% [####------] 4/10 0:08", line.render(33, 8 * SECOND));
    line.advance(2);
    String text = line.render(79, 8 * SECOND);
    assertTrue(text.endsWith(" 6/10 0:08, 0:16 left"), text);
  }

  @Test
  void countsWithoutATotal() {
    ProgressLine line = new ProgressLine("download", -1, 0);
    line.advance(1234);
    assertEquals("download 1234 1:01:01", line.render(79, 3661 * SECOND));
  }

  @Test
  void otherOutputComesAboveTheBar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TerminalProgress progress =
        new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), 50);
    StringWriter above = new StringWriter();
    Progress.Task task = progress.start("certify", 3);
    Writer writer = progress.above(above);
    writer.write("a line\n");
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(drawn.endsWith(" \r"), "the bar is cleared: " + drawn);
    assertFalse(drawn.contains("\n"), drawn);
    task.advance(3);
    task.close();
    assertEquals("a line\n", above.toString());
    assertEquals(
        1, bytes.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("3/3")).count());
  }
}
