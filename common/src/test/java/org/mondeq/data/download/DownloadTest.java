package org.mondeq.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;

class DownloadTest {
  private static final String NAME = "data.gz";
  private static final int SIZE = 300_000;

  @TempDir Path folder;
  private final byte[] content = new byte[SIZE];
  private final Recorder listener = new Recorder();
  private final FileServer server = new FileServer();

  /** Remembers what a progress bar would show. */
  private static final class Recorder implements DownloadListener {
    final List<Long> totals = new ArrayList<>();
    long bytes;
    int ended;

    @Override
    public void start(String what, long totalBytes) {
      assertEquals(NAME, what);
      totals.add(totalBytes);
      bytes = 0;
    }

    @Override
    public void advance(long count) {
      bytes += count;
    }

    @Override
    public void done() {
      ended++;
    }
  }

  @BeforeEach
  void fillContent() {
    new Random(7).nextBytes(content);
    server.put(NAME, content);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Path target() {
    return folder.resolve("cache").resolve(NAME);
  }

  private void download(URI... mirrors) {
    new Download(target(), 2 * SIZE, this::verify, listener).from(List.of(mirrors));
  }

  private void verify(Path file, String where) {
    try {
      if (!Arrays.equals(Files.readAllBytes(file), content)) {
        throw new InvalidInputException(where + ": wrong content");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertDownloaded() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target()));
    assertEquals(List.of(), parts());
    assertEquals(SIZE, listener.bytes);
    assertEquals(listener.totals.size(), listener.ended);
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(target().getParent())) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  /** Leaves a part file as a run does that was ended after {@code bytes}. */
  private void interruptedAfter(byte[] bytes) throws IOException {
    URI address = server.address(NAME);
    Path part =
        target().resolveSibling(String.format("%s.%08x.part", NAME, address.toString().hashCode()));
    Files.createDirectories(part.getParent());
    Files.write(part, bytes);
  }

  private String failure(URI... mirrors) {
    String message = assertThrows(FailedRunException.class, () -> download(mirrors)).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.contains("--data-dir"), message);
    assertFalse(Files.exists(target()));
    return message;
  }

  @Test
  void fetchesWholeFile() throws IOException {
    download(server.address(NAME));
    assertDownloaded();
    assertEquals(List.of((long) SIZE), listener.totals);
  }

  @Test
  void asksForTheRestAfterACutConnection() throws IOException {
    server.cut(100_000, 1);
    download(server.address(NAME));
    assertDownloaded();
    assertEquals(List.of("", "bytes=100000-"), server.requests());
    assertEquals(List.of((long) SIZE, (long) SIZE), listener.totals);
  }

  @Test
  void continuesWhatAnEarlierRunLeft() throws IOException {
    interruptedAfter(Arrays.copyOf(content, 123_456));
    download(server.address(NAME));
    assertDownloaded();
    assertEquals(List.of("bytes=123456-"), server.requests());
  }

  @Test
  void takesACompletePartAsItIs() throws IOException {
    interruptedAfter(content);
    download(server.address(NAME));
    assertArrayEquals(content, Files.readAllBytes(target()));
    assertEquals(List.of("bytes=300000-"), server.requests());
  }

  @Test
  void beginsAnewWhenThePartIsTooLong() throws IOException {
    interruptedAfter(new byte[SIZE + 5]);
    download(server.address(NAME));
    assertDownloaded();
    assertEquals(List.of("bytes=300005-", ""), server.requests());
  }

  @Test
  void beginsAnewWhenTheServerIgnoresRanges() throws IOException {
    interruptedAfter(Arrays.copyOf(content, 123_456));
    server.withoutRanges();
    download(server.address(NAME));
    assertDownloaded();
  }

  @Test
  void beginsAnewWhenAnotherRangeComesThanAskedFor() throws IOException {
    interruptedAfter(Arrays.copyOf(content, 1000));
    server.shiftRangesBy(1);
    download(server.address(NAME));
    assertDownloaded();
    assertEquals(List.of("bytes=1000-", ""), server.requests());
  }

  @Test
  void keepsThePartWhenTheConnectionBreaksAgainAndAgain() throws IOException {
    server.cut(50_000, 3);
    String message = failure(server.address(NAME));
    assertTrue(message.contains(server.address(NAME) + ": "), message);
    assertEquals(150_000, Files.size(parts().get(0)));
    download(server.address(NAME));
    assertDownloaded();
    assertEquals("bytes=150000-", server.requests().get(3));
  }

  @Test
  void deletesWrongContent() throws IOException {
    server.put(NAME, new byte[SIZE]);
    String message = failure(server.address(NAME));
    assertTrue(message.contains(server.address(NAME) + ": wrong content"), message);
    assertEquals(List.of(), parts());
  }

  @Test
  void deletesAPartWithWrongContent() throws IOException {
    interruptedAfter(new byte[1000]);
    failure(server.address(NAME));
    assertEquals(List.of(), parts());
    download(server.address(NAME));
    assertDownloaded();
  }

  @Test
  void namesAddressAndStatusOfAMissingFile() throws IOException {
    URI address = server.address("elsewhere.gz");
    String message = failure(address);
    assertTrue(message.contains(address + ": the server answers with status 404"), message);
    assertEquals(List.of(), parts());
  }

  @Test
  void keepsThePartWhenTheFileIsGoneForNow() throws IOException {
    interruptedAfter(Arrays.copyOf(content, 1000));
    server.remove(NAME);
    failure(server.address(NAME));
    assertEquals(1000, Files.size(parts().get(0)));
  }

  @Test
  void goesOnToTheNextMirror() throws IOException {
    download(server.address("elsewhere.gz"), server.address(NAME));
    assertDownloaded();
  }

  @Test
  void namesEveryMirrorThatFailed() {
    URI closed = server.address(NAME);
    server.close();
    String message = failure(closed, URI.create("http://127.0.0.1:1/x"));
    assertTrue(message.contains(closed + ": "), message);
    assertTrue(message.contains("http://127.0.0.1:1/x: "), message);
  }

  @Test
  void refusesImplausiblyLargeFiles() throws IOException {
    server.put(NAME, new byte[2 * SIZE + 1]);
    String message = failure(server.address(NAME));
    assertTrue(message.contains("larger than the 600000 bytes"), message);
    assertEquals(List.of(), parts());
  }

  @Test
  void refusesUnencryptedMirrors() {
    assertThrows(
        IllegalArgumentException.class, () -> download(URI.create("http://example.org/data.gz")));
  }

  @Test
  void refusesAFileThatAnotherRunIsFetching() throws IOException {
    interruptedAfter(new byte[10]);
    try (FileChannel other = FileChannel.open(parts().get(0), StandardOpenOption.WRITE);
        var lock = other.lock()) {
      assertTrue(lock.isValid());
      String message =
          assertThrows(FailedRunException.class, () -> download(server.address(NAME))).getMessage();
      assertTrue(message.contains("another run is downloading"), message);
    }
  }

  @Test
  void saysThatTheCacheCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("cache"), "in the way");
    String message =
        assertThrows(FailedRunException.class, () -> download(server.address(NAME))).getMessage();
    assertTrue(message.contains("cannot be written"), message);
  }
}
