package org.mondeq.interchange.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mondeq.io.Errors;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.Sha256;

/**
 * A state dict as PyTorch 1.6 and later write: a ZIP with {@code ROOT/data.pkl}, and the numbers of
 * each storage in {@code ROOT/data/KEY}, under a root of any name.
 */
final class TorchArchive {
  private static final String PICKLE = "/data.pkl";
  private static final int MAX_PICKLE = 1 << 20;
  private static final int MAX_WORD = 64;

  private final Path file;
  private final String sha256;

  /**
   * An archive.
   *
   * @param sha256 the hash that its bytes had, and must still have when it has been read
   */
  TorchArchive(Path file, String sha256) {
    this.file = file;
    this.sha256 = sha256;
  }

  /** Whether a ZIP is one of these, and not an archive of NumPy. */
  static boolean isOne(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return root(zip).isPresent();
    } catch (IOException | IllegalArgumentException e) {
      // No ZIP that Java reads: NumPy's reader says what is wrong with it.
      return false;
    }
  }

  private static Optional<String> root(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
        .map(name -> name.substring(0, name.length() - PICKLE.length()))
        .findFirst();
  }

  Map<String, ForeignEntry> entries() {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ForeignEntry> entries = entries(zip);
      if (!Sha256.ofFile(file).equals(sha256)) {
        throw new InvalidInputException(file + ": has changed while it was read");
      }
      return entries;
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(file + ": a damaged ZIP", e);
    }
  }

  private Map<String, ForeignEntry> entries(ZipFile zip) throws IOException {
    String root = root(zip).orElseThrow(() -> new InvalidInputException(file + ": changed"));
    ByteOrder order = order(zip, root);
    byte[] pickle = bytes(zip, root + PICKLE, MAX_PICKLE);
    String where = file + ": " + root + PICKLE;
    Object object = new StateDictPickle(new ByteArrayInputStream(pickle), where).next();
    return TorchEntries.of(
        object, file.toString(), storage -> storage(zip, root + "/data/", storage).order(order));
  }

  /** Archives of PyTorch before 2.0 say nothing: they are little-endian. */
  private ByteOrder order(ZipFile zip, String root) throws IOException {
    String name = root + "/byteorder";
    if (zip.getEntry(name) == null) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String word = new String(bytes(zip, name, MAX_WORD), StandardCharsets.US_ASCII).strip();
    return switch (word) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw fault(name, "expected little or big, got " + word);
    };
  }

  private ByteBuffer storage(ZipFile zip, String folder, Tensor.Storage storage) {
    String name = folder + storage.key();
    try {
      byte[] bytes = bytes(zip, name, storage.bytes());
      if (bytes.length != storage.bytes()) {
        throw fault(name, "expected " + storage.bytes() + " bytes, got " + bytes.length);
      }
      return ByteBuffer.wrap(bytes);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": " + name + ": " + Errors.reason(e), e);
    }
  }

  /** The content of a member, of at most so many bytes. */
  private byte[] bytes(ZipFile zip, String name, long limit) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw fault(name, "missing");
    }
    if (entry.getSize() < 0 || entry.getSize() > limit) {
      throw fault(name, "expected at most " + limit + " bytes, got " + entry.getSize());
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) entry.getSize());
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (bytes.length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
        throw fault(name, "damaged, its size or checksum is wrong");
      }
      return bytes;
    }
  }

  private InvalidInputException fault(String name, String what) {
    return new InvalidInputException(file + ": " + name + ": " + what);
  }
}
