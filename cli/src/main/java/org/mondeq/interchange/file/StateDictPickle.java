package org.mondeq.interchange.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.mondeq.io.InvalidInputException;

/**
 * Reads the pickles of a state dict: dictionaries of texts, numbers and {@link Tensor}s.
 *
 * <p>A pickle is a program. Of its instructions only those that build such data are obeyed, and of
 * the globals that it may name only {@value #ORDERED_DICT}, {@value #TENSOR}, {@value #PARAMETER}
 * and the storages of {@link #STORAGES}: each other one is refused by its name, before anything is
 * made of it. The library's own table of constructors is never asked. No text is longer than what
 * is left of the file.
 */
final class StateDictPickle extends Unpickler {
  private static final String ORDERED_DICT = "collections.OrderedDict";
  private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";
  private static final String STORAGE_WORD = "storage";

  private static final Map<String, NumberType> STORAGES =
      Map.of(
          "torch.FloatStorage", NumberType.FLOAT,
          "torch.DoubleStorage", NumberType.DOUBLE,
          "torch.HalfStorage", NumberType.HALF,
          "torch.BFloat16Storage", NumberType.BFLOAT16,
          "torch.LongStorage", NumberType.INT64,
          "torch.IntStorage", NumberType.INT32);

  private static final Map<String, IObjectConstructor> FUNCTIONS =
      Map.of(
          ORDERED_DICT, StateDictPickle::dictionary,
          TENSOR, StateDictPickle::tensor,
          PARAMETER, StateDictPickle::parameter);

  private final ByteArrayInputStream bytes;
  private final String where;
  private final Map<String, Tensor.Storage> storages = new LinkedHashMap<>();

  /**
   * A reader of the pickles that follow one another in a stream.
   *
   * @param where names the file in messages
   */
  StateDictPickle(ByteArrayInputStream bytes, String where) {
    this.bytes = bytes;
    this.where = where;
  }

  /**
   * The value of the next pickle.
   *
   * @throws InvalidInputException if it is broken, or anything but data of a state dict
   */
  Object next() {
    try {
      return load(bytes);
    } catch (IOException | PickleException e) {
      throw new InvalidInputException(where + ": a broken pickle", e);
    } catch (IndexOutOfBoundsException
        | ClassCastException
        | IllegalArgumentException
        | NullPointerException
        | NegativeArraySizeException e) {
      // What the library throws where instructions do not fit the values before them.
      String reason = e instanceof IllegalArgumentException ? ": " + e.getMessage() : "";
      throw new InvalidInputException(where + ": a broken pickle" + reason, e);
    } finally {
      close();
    }
  }

  /** The storages that the pickles so far refer to, by key. */
  Map<String, Tensor.Storage> storages() {
    return storages;
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.GLOBAL -> stack.add(global(line(), line()));
      case Opcodes.STACK_GLOBAL -> {
        Object name = stack.pop();
        stack.add(global((String) stack.pop(), (String) name));
      }
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object key = stack.pop();
        put(stack.peek(), key, value);
      }
      case Opcodes.SETITEMS -> {
        List<Object> items = stack.pop_all_since_marker();
        for (int i = 0; i < items.size(); i += 2) {
          put(stack.peek(), items.get(i), items.get(i + 1));
        }
      }
      // The state of an OrderedDict is what PyTorch notes of its own versions.
      case Opcodes.BUILD -> stack.pop();
      default -> {
        return data(opcode);
      }
    }
    return NO_RETURN_VALUE;
  }

  /** The instructions that make plain values, which the library may obey. */
  private Object data(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.BINUNICODE -> requireText();
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.STOP,
          Opcodes.MARK,
          Opcodes.MEMOIZE,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.BINFLOAT,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.REDUCE,
          Opcodes.BINPERSID -> {}
      default -> throw refused(opcode);
    }
    return super.dispatch(opcode);
  }

  private InvalidInputException refused(short opcode) {
    return new InvalidInputException(
        String.format(
            Locale.ROOT,
            "%s: the pickle instruction 0x%02x, which no state dict needs; nothing was run",
            where,
            opcode));
  }

  /** The library makes room for a text before it looks whether there is one. */
  private void requireText() throws IOException {
    bytes.mark(Integer.BYTES);
    long length = PickleUtils.bytes_to_uint(PickleUtils.readbytes(bytes, Integer.BYTES), 0);
    bytes.reset();
    if (length > bytes.available()) {
      throw new InvalidInputException(where + ": a broken pickle: a text ends too early");
    }
  }

  private String line() throws IOException {
    return PickleUtils.readline(bytes);
  }

  private Object global(String module, String name) {
    String qualified = module + "." + name;
    Object known = FUNCTIONS.get(qualified);
    if (known == null) {
      known = STORAGES.get(qualified);
    }
    if (known == null) {
      throw new InvalidInputException(
          where + ": names the pickle global " + qualified + ", which is refused; nothing was run");
    }
    return known;
  }

  @SuppressWarnings("unchecked") // every map on the stack is one that was made here
  private static void put(Object dictionary, Object key, Object value) {
    if (!(key instanceof String) && !(key instanceof Number)) {
      throw new IllegalArgumentException("a key that is neither text nor number");
    }
    ((Map<Object, Object>) dictionary).put(key, value);
  }

  private static Object dictionary(Object[] arguments) {
    Map<Object, Object> result = new LinkedHashMap<>();
    if (arguments.length > 0) {
      for (Object pair : (List<?>) arguments[0]) {
        List<?> two = (List<?>) pair;
        put(result, two.get(0), two.get(1));
      }
    }
    return result;
  }

  /** A storage: the word, its type, its key, where it lay, its size; and of old files its view. */
  @Override
  protected Object persistentLoad(Object id) {
    Object[] parts = (Object[]) id;
    if (!STORAGE_WORD.equals(parts[0]) || (parts.length > 5 && parts[5] != null)) {
      throw new IllegalArgumentException("a reference to what is no whole storage");
    }
    Tensor.Storage storage =
        new Tensor.Storage(
            (NumberType) parts[1], (String) parts[2], requireSize(((Number) parts[4]).longValue()));
    Tensor.Storage known = storages.putIfAbsent(storage.key(), storage);
    if (known != null && !known.equals(storage)) {
      throw new IllegalArgumentException("storage " + storage.key() + " is of two kinds");
    }
    return storage;
  }

  private static long requireSize(long size) {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a storage of " + size + " numbers");
    }
    return size;
  }

  private static Object tensor(Object[] arguments) {
    return new Tensor(
        (Tensor.Storage) arguments[0],
        ((Number) arguments[1]).longValue(),
        longs(arguments[2]),
        longs(arguments[3]));
  }

  private static Object parameter(Object[] arguments) {
    return (Tensor) arguments[0];
  }

  private static long[] longs(Object tuple) {
    return Arrays.stream((Object[]) tuple).mapToLong(v -> ((Number) v).longValue()).toArray();
  }
}
