package org.mondeq.interchange.file;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mondeq.io.FileBytes;
import org.mondeq.io.InvalidInputException;

/**
 * A state dict as PyTorch before 1.6 wrote: pickles of a magic number, the version 1001, facts of
 * the machine, the object, and the list of the storages' keys; then for each key an int64 count and
 * the raw little-endian numbers.
 */
final class LegacyTorchFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int VERSION = 1001;

  /** The first pickle: protocol 2, and an integer of ten bytes. */
  private static final byte[] START = {(byte) 0x80, 2, (byte) 0x8a, 10};

  /** The pickles hold names and shapes alone. */
  private static final int MAX_PICKLES = 1 << 20;

  private final ByteBuffer bytes;
  private final String where;
  private final Map<String, ByteBuffer> storages = new LinkedHashMap<>();

  LegacyTorchFile(FileBytes content) {
    bytes = content.buffer().order(ByteOrder.LITTLE_ENDIAN);
    where = content.file().toString();
  }

  /** Whether a file begins as these do. */
  static boolean isOne(ByteBuffer bytes) {
    return bytes.remaining() > START.length
        && bytes.slice(0, START.length).equals(ByteBuffer.wrap(START));
  }

  Map<String, ForeignEntry> entries() {
    byte[] head = new byte[Math.min(MAX_PICKLES, bytes.remaining())];
    bytes.duplicate().get(head);
    ByteArrayInputStream stream = new ByteArrayInputStream(head);
    StateDictPickle pickles = new StateDictPickle(stream, where);
    require(MAGIC.equals(pickles.next()), "not the magic number of PyTorch");
    require(Integer.valueOf(VERSION).equals(pickles.next()), "not of protocol " + VERSION);
    boolean littleEndian =
        pickles.next() instanceof Map<?, ?> system
            && Boolean.TRUE.equals(system.get("little_endian"));
    require(littleEndian, "not written by a little-endian machine");
    Object root = pickles.next();
    if (!(pickles.next() instanceof List<?> keys)) {
      throw new InvalidInputException(where + ": without its list of storages");
    }
    bytes.position(head.length - stream.available());
    keys.forEach(key -> addStorage(pickles.storages().get(key), key));
    require(!bytes.hasRemaining(), "more bytes than its storages have");
    return TorchEntries.of(root, where, this::storage);
  }

  private void addStorage(Tensor.Storage storage, Object key) {
    require(storage != null, "storage " + key + ": not in the object");
    String fault = "storage " + key + ": not of the size that the object says";
    require(bytes.remaining() >= Long.BYTES && bytes.getLong() == storage.size(), fault);
    require(storage.bytes() <= bytes.remaining(), "storage " + key + ": ends too early");
    int length = (int) storage.bytes();
    storages.put(storage.key(), bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
  }

  private ByteBuffer storage(Tensor.Storage storage) {
    ByteBuffer found = storages.get(storage.key());
    require(found != null, "storage " + storage.key() + ": missing");
    return found.order(ByteOrder.LITTLE_ENDIAN);
  }

  private void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidInputException(where + ": " + fault);
    }
  }
}
