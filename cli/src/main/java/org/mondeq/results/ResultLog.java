package org.mondeq.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.function.Predicate;
import org.mondeq.io.AtomicFile;
import org.mondeq.io.Errors;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Json;

/**
 * A file of JSON lines to which results are appended. A line without its end was cut off and does
 * not count; every other fault is the user's to know.
 */
final class ResultLog<R extends IndexedResult> implements Closeable {
  /** Room for millions of samples. */
  private static final long MAX_BYTES = 1L << 30;

  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final FileChannel channel;
  private final List<R> results;

  private ResultLog(Path file, FileChannel channel, List<R> results) {
    this.file = file;
    this.channel = channel;
    this.results = results;
  }

  /** The complete lines of a file. */
  private record Content<R>(List<R> results, long length) {}

  /**
   * The results in a file; none if there is no file.
   *
   * @throws InvalidInputException naming the line that is corrupt or repeats a sample
   */
  static <R extends IndexedResult> List<R> read(Path file, Class<R> type) {
    return content(file, type).results;
  }

  /**
   * Opens a file for appending, after its last complete line.
   *
   * @throws InvalidInputException naming the line that is corrupt or repeats a sample
   */
  static <R extends IndexedResult> ResultLog<R> open(Path file, Class<R> type) {
    Content<R> content = content(file, type);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(content.length);
      channel.position(content.length);
      return new ResultLog<>(file, channel, content.results);
    } catch (IOException e) {
      throw new FailedRunException(file + ": cannot be opened: " + Errors.reason(e), e);
    }
  }

  private static <R extends IndexedResult> Content<R> content(Path file, Class<R> type) {
    Content<R> content = new Content<>(new ArrayList<>(), 0);
    if (!Files.exists(file)) {
      return content;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + ": more than " + MAX_BYTES + " bytes");
      }
      return new Reading<>(file, type).of(in);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + Errors.reason(e), e);
    }
  }

  /** Reads a file line by line: a million samples have hundreds of megabytes. */
  private static final class Reading<R extends IndexedResult> {
    private final Path file;
    private final Class<R> type;
    private final ObjectReader reader;
    private final List<R> results = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();
    private long length;

    Reading(Path file, Class<R> type) {
      this.file = file;
      this.type = type;
      this.reader = Json.MAPPER.readerFor(type);
    }

    Content<R> of(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        length += line.size() + 1L;
        add(line.toString(StandardCharsets.UTF_8));
        line.reset();
      }
      return new Content<>(results, length);
    }

    private void add(String line) {
      String where = file + ":" + (results.size() + 1) + ": ";
      R result = type.cast(parse(line, reader, where));
      if (!seen.add(result.index())) {
        throw new InvalidInputException(where + "sample " + result.index() + " stands here twice");
      }
      results.add(result);
    }
  }

  private static Object parse(String line, ObjectReader reader, String where) {
    try {
      Object result = reader.readValue(line);
      if (result == null) {
        throw new InvalidInputException(where + "not a result: null");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(where + "not a result: " + Json.reason(e, line), e);
    }
  }

  /**
   * Leaves only some of the results in a file.
   *
   * @return how many others there were
   * @throws InvalidInputException naming the line that is corrupt or repeats a sample
   */
  static <R extends IndexedResult> int retain(Path file, Class<R> type, Predicate<R> condition) {
    List<R> before = read(file, type);
    List<R> kept = before.stream().filter(condition).toList();
    if (kept.size() < before.size()) {
      write(file, kept);
    }
    return before.size() - kept.size();
  }

  private static void write(Path file, List<? extends IndexedResult> results) {
    AtomicFile.write(
        file,
        out -> {
          for (IndexedResult result : results) {
            out.write(bytes(result));
          }
        });
  }

  /** The results in the file, as a copy. */
  synchronized List<R> results() {
    return List.copyOf(results);
  }

  /**
   * Appends one line, completely or not at all.
   *
   * @throws FailedRunException if it cannot be written
   */
  synchronized void append(R result) {
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

  private static byte[] bytes(IndexedResult result) throws JsonProcessingException {
    return (WRITER.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Brings the lines into the order of the samples, and onto the disk. */
  synchronized void sort() {
    List<R> sorted =
        results.stream().sorted(Comparator.comparingInt(IndexedResult::index)).toList();
    if (sorted.equals(results)) {
      force();
      return;
    }
    write(file, sorted);
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
