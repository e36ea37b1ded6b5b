package org.mondeq.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * A file of JSON lines to which results are appended. A line without its end was cut off and does
 * not count; every other fault is the user's to know.
 */
final class ResultLog implements Closeable {
  private static final long MAX_BYTES = 1L << 29;
  private static final ObjectReader READER = Json.MAPPER.readerFor(SampleResult.class);
  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final FileChannel channel;
  private final List<SampleResult> results;

  private ResultLog(Path file, FileChannel channel, List<SampleResult> results) {
    this.file = file;
    this.channel = channel;
    this.results = results;
  }

  /** The complete lines of a file. */
  private record Content(List<SampleResult> results, long length) {}

  /**
   * The results in a file; none if there is no file.
   *
   * @throws InvalidInputException naming the line that is corrupt or repeats a sample
   */
  static List<SampleResult> read(Path file) {
    return content(file).results;
  }

  /**
   * Opens a file for appending, after its last complete line.
   *
   * @throws InvalidInputException naming the line that is corrupt or repeats a sample
   */
  static ResultLog open(Path file) {
    Content content = content(file);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(content.length);
      channel.position(content.length);
      return new ResultLog(file, channel, content.results);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be opened: " + Errors.reason(e), e);
    }
  }

  private static Content content(Path file) {
    if (!Files.exists(file)) {
      return new Content(new ArrayList<>(), 0);
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + ": more than " + MAX_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(file);
      int length = bytes.length;
      while (length > 0 && bytes[length - 1] != '\n') {
        length--;
      }
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return new Content(parse(text.lines().toList(), file), length);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  private static List<SampleResult> parse(List<String> lines, Path file) {
    List<SampleResult> results = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String where = file + ":" + (i + 1) + ": ";
      SampleResult result = parse(lines.get(i), where);
      if (!seen.add(result.index())) {
        throw new InvalidInputException(where + "sample " + result.index() + " stands here twice");
      }
      results.add(result);
    }
    return results;
  }

  private static SampleResult parse(String line, String where) {
    try {
      SampleResult result = READER.readValue(line);
      if (result == null) {
        throw new InvalidInputException(where + "not a result: null");
      }
      return result;
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      throw new InvalidInputException(where + "not a result: " + reason, e);
    }
  }

  /** The results in the file, as a copy. */
  synchronized List<SampleResult> results() {
    return List.copyOf(results);
  }

  /**
   * Appends one line, completely or not at all.
   *
   * @throws FailedRunException if it cannot be written
   */
  synchronized void append(SampleResult result) {
    try {
      long start = channel.position();
      ByteBuffer line = ByteBuffer.wrap(bytes(result));
      try {
        while (line.hasRemaining()) {
          channel.write(line);
        }
      } catch (IOException e) {
        channel.truncate(start);
        throw e;
      }
      results.add(result);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be written: " + Errors.reason(e), e);
    }
  }

  private static byte[] bytes(SampleResult result) throws JsonProcessingException {
    return (WRITER.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Brings the lines into the order of the samples, and onto the disk. */
  synchronized void sort() {
    List<SampleResult> sorted =
        results.stream().sorted(Comparator.comparingInt(SampleResult::index)).toList();
    if (sorted.equals(results)) {
      force();
      return;
    }
    AtomicFile.write(
        file,
        out -> {
          for (SampleResult result : sorted) {
            out.write(bytes(result));
          }
        });
  }

  private void force() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be written: " + Errors.reason(e), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
