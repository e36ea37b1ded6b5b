package org.mondeq.interchange.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.Npz;

/**
 * The arrays of a file of another program, by the names that it gives them.
 *
 * @param file the file
 * @param sha256 the SHA-256 of its bytes, in hex
 * @param format the program and the container, in words
 * @param entries its entries, in the order of the file
 * @param description the text of a {@code model.json} beside the arrays, which files that this
 *     program exports have
 */
public record ForeignFile(
    Path file,
    String sha256,
    Format format,
    Map<String, ForeignEntry> entries,
    Optional<String> description) {
  private static final String DESCRIPTION = "model.json";

  /** Room for headers, beside the numbers. */
  private static final long LIMIT = Npz.MAX_BYTES + (1 << 20);

  private static final int SIGNATURE = 128;

  /** What a file is, told by its first bytes and not by its name. */
  public enum Format {
    /** A state dict in a ZIP archive, as PyTorch 1.6 and later write. */
    PYTORCH("PyTorch, zip"),
    /** A state dict as PyTorch before 1.6 wrote. */
    PYTORCH_LEGACY("PyTorch, legacy"),
    /** MATLAB's format of version 5. */
    MATLAB("MATLAB v5"),
    /** An archive of arrays; maybe a model file of this program. */
    NUMPY("NumPy");

    private final String words;

    Format(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is missing, too large, of no known format, or damaged
   */
  public static ForeignFile read(Path file) {
    FileBytes content = FileBytes.read(file, LIMIT);
    Format format = format(content).orElseThrow(() -> unknown(content));
    return switch (format) {
      case PYTORCH ->
          of(content, format, new TorchArchive(content.file(), content.sha256()).entries());
      case PYTORCH_LEGACY -> of(content, format, new LegacyTorchFile(content).entries());
      case MATLAB -> of(content, format, MatFile.entries(content));
      case NUMPY -> numpy(content);
    };
  }

  /** What a file is; empty if its first bytes are of no format that is known here. */
  public static Optional<Format> format(FileBytes content) {
    ByteBuffer bytes = content.buffer();
    String start = start(bytes);
    if (start.startsWith("PK\003\004")) {
      boolean torch = TorchArchive.isOne(content.file());
      return Optional.of(torch ? Format.PYTORCH : Format.NUMPY);
    }
    if (LegacyTorchFile.isOne(bytes)) {
      return Optional.of(Format.PYTORCH_LEGACY);
    }
    return start.startsWith("MATLAB 5.0") ? Optional.of(Format.MATLAB) : Optional.empty();
  }

  /**
   * Refuses a model of another program, which has to become one of this program first.
   *
   * @throws InvalidInputException if the file is one
   */
  public static void requireNone(FileBytes content) {
    Optional<Format> format = format(content);
    if (format.isPresent() && format.get() != Format.NUMPY) {
      Path file = content.file();
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: a file of %s, no model file; \"mondeq import %s\" makes one",
              file,
              format.get(),
              file));
    }
  }

  private static String start(ByteBuffer bytes) {
    byte[] start = new byte[Math.min(SIGNATURE, bytes.remaining())];
    bytes.duplicate().get(start);
    return new String(start, StandardCharsets.ISO_8859_1);
  }

  private static InvalidInputException unknown(FileBytes content) {
    String start = start(content.buffer());
    String what =
        start.startsWith("MATLAB 7.3") || start.startsWith("\u0089HDF")
            ? "MATLAB v7.3 or HDF5; save it by save -v7, which is read"
            : "neither PyTorch's .pt, nor MATLAB's .mat, nor NumPy's .npz";
    return new InvalidInputException(content.file() + ": " + what);
  }

  private static ForeignFile of(
      FileBytes content, Format format, Map<String, ForeignEntry> entries) {
    return new ForeignFile(content.file(), content.sha256(), format, entries, Optional.empty());
  }

  private static ForeignFile numpy(FileBytes content) {
    Npz npz = Npz.read(content);
    Map<String, ForeignEntry> entries = new java.util.LinkedHashMap<>();
    npz.arrays().forEach((name, array) -> entries.put(name, new ForeignEntry.Numbers(array)));
    Map<String, String> texts = npz.texts();
    Optional<String> description = Optional.ofNullable(texts.remove(DESCRIPTION));
    texts.forEach((name, text) -> entries.put(name, new ForeignEntry.Other("text")));
    return new ForeignFile(content.file(), content.sha256(), Format.NUMPY, entries, description);
  }

  /** The name of the file without its ending. */
  public String stem() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    return ending.matches("\\.(pt|pth|mat|npz)") ? name.substring(0, dot) : name;
  }
}
