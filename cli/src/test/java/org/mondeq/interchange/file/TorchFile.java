package org.mondeq.interchange.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes state dicts as PyTorch does, instruction by instruction, in both of its containers. */
public final class TorchFile {
  private static final String MAGIC = "6cfc9c46f9206aa85019";

  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final Map<String, byte[]> storages = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /** An empty state dict. */
  public TorchFile() {
    code(0x80, 2);
    global("collections", "OrderedDict");
    code(')', 'R', '(');
  }

  /** A view of a storage of its own. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record View(String type, double[] storage, long offset, long[] shape, long[] strides) {
    /** A contiguous tensor of 32-bit numbers. */
    public static View floats(double[] values, long... shape) {
      return new View("FloatStorage", values, 0, shape, contiguous(shape));
    }

    /** The strides of a tensor in C order. */
    static long[] contiguous(long... shape) {
      long[] strides = new long[shape.length];
      long step = 1;
      for (int d = shape.length - 1; d >= 0; d--) {
        strides[d] = step;
        step *= shape[d];
      }
      return strides;
    }
  }

  /** Instructions of one byte each. */
  public TorchFile code(int... bytes) {
    for (int b : bytes) {
      pickle.write(b);
    }
    return this;
  }

  /** Names a global. */
  public TorchFile global(String module, String name) {
    code('c');
    pickle.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Pushes a text. */
  public TorchFile text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    code('X');
    number(bytes.length);
    pickle.writeBytes(bytes);
    return this;
  }

  /** Pushes a whole number. */
  public TorchFile integer(long value) {
    if (value == (int) value) {
      code('J');
      number((int) value);
    } else {
      code(0x8a, 8);
      pickle.writeBytes(little(8).putLong(value).array());
    }
    return this;
  }

  private void number(int value) {
    pickle.writeBytes(little(4).putInt(value).array());
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An entry that is a tensor. */
  public TorchFile tensor(String key, View view) {
    String storage = Integer.toString(1000 + storages.size());
    storages.put(storage, bytes(view));
    sizes.put(storage, (long) view.storage.length);
    return tensor(key, view, storage);
  }

  /** An entry that is a tensor of a storage that is there, or not. */
  public TorchFile tensor(String key, View view, String storage) {
    text(key);
    global("torch._utils", "_rebuild_tensor_v2");
    code('(', '(');
    text("storage");
    global("torch", view.type);
    text(storage).text("cpu").integer(view.storage.length);
    code('t', 'Q');
    integer(view.offset);
    tuple(view.shape);
    tuple(view.strides);
    code(0x89);
    global("collections", "OrderedDict");
    return code(')', 'R', 't', 'R');
  }

  private void tuple(long... values) {
    code('(');
    for (long value : values) {
      integer(value);
    }
    code('t');
  }

  private static byte[] bytes(View view) {
    int width = view.type.matches("(Double|Long).*") ? 8 : view.type.matches("(Half|BF).*") ? 2 : 4;
    byte[] result = new byte[width * view.storage.length];
    ByteBuffer bytes = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : view.storage) {
      switch (view.type) {
        case "DoubleStorage" -> bytes.putDouble(value);
        case "LongStorage" -> bytes.putLong((long) value);
        case "IntStorage" -> bytes.putInt((int) value);
        case "BFloat16Storage" ->
            bytes.putShort((short) (Float.floatToIntBits((float) value) >> 16));
        case "HalfStorage" -> bytes.putShort((short) value); // the bits themselves
        default -> bytes.putFloat((float) value);
      }
    }
    return result;
  }

  /** Turns round the bytes of all 32-bit numbers, for an archive of a big-endian machine. */
  public TorchFile swapped() {
    storages.replaceAll(
        (key, bytes) -> {
          ByteBuffer swapped = ByteBuffer.allocate(bytes.length);
          ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
          while (from.hasRemaining()) {
            swapped.putInt(from.getInt());
          }
          return swapped.array();
        });
    return this;
  }

  /** The pickle of the object. */
  public byte[] pickle() {
    byte[] open = pickle.toByteArray();
    byte[] closed = java.util.Arrays.copyOf(open, open.length + 2);
    closed[open.length] = 'u';
    closed[open.length + 1] = '.';
    return closed;
  }

  /** The archive of newer versions, with these members beside those that it needs. */
  public byte[] zip(Map<String, String> more) {
    return zip(pickle(), more);
  }

  /** The archive with another pickle in it. */
  public byte[] zip(byte[] otherPickle, Map<String, String> more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "some_root/data.pkl", otherPickle);
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        store(zip, "some_root/data/" + storage.getKey(), storage.getValue());
      }
      for (Map.Entry<String, String> member : more.entrySet()) {
        store(
            zip,
            "some_root/" + member.getKey(),
            member.getValue().getBytes(StandardCharsets.UTF_8));
      }
      store(zip, "some_root/version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** The file of older versions. */
  public byte[] legacy() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10});
    bytes.writeBytes(java.util.HexFormat.of().parseHex(MAGIC));
    bytes.write('.');
    bytes.writeBytes(new byte[] {(byte) 0x80, 2, 'M', (byte) 0xe9, 3, '.'});
    TorchFile system = new TorchFile();
    system.pickle.reset();
    system.code(0x80, 2, '}', '(').text("little_endian").code(0x88);
    bytes.writeBytes(system.pickle());
    bytes.writeBytes(pickle());
    TorchFile keys = new TorchFile();
    keys.pickle.reset();
    keys.code(0x80, 2, ']', '(');
    storages.keySet().forEach(keys::text);
    keys.code('e', '.');
    bytes.writeBytes(keys.pickle.toByteArray());
    storages.forEach(
        (key, content) -> {
          bytes.writeBytes(little(8).putLong(sizes.get(key)).array());
          bytes.writeBytes(content);
        });
    return bytes.toByteArray();
  }
}
