package org.mondeq.interchange.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mondeq.io.InvalidInputException;
import org.mondeq.io.npz.NpyArray;
import org.mondeq.io.npz.Npz;

/** Makes arrays of the tensors in a state dict, whichever file its storages stand in. */
final class TorchEntries {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ENTRIES = 10_000;

  private final String where;
  private final Function<Tensor.Storage, ByteBuffer> storages;
  private final Map<String, ForeignEntry> entries = new LinkedHashMap<>();
  private final List<Map.Entry<Tensor, NpyArray>> read = new ArrayList<>();
  private long budget = Npz.MAX_BYTES;

  private TorchEntries(String where, Function<Tensor.Storage, ByteBuffer> storages) {
    this.where = where;
    this.storages = storages;
  }

  /**
   * The entries of a state dict, or of dictionaries in it, by their keys joined with dots.
   *
   * @param where names the file in messages
   * @param storages gives the bytes of a storage, as many as it says
   * @throws InvalidInputException if the object is no dictionary, or too large
   */
  static Map<String, ForeignEntry> of(
      Object root, String where, Function<Tensor.Storage, ByteBuffer> storages) {
    if (!(root instanceof Map<?, ?> dictionary)) {
      throw new InvalidInputException(
          where + ": holds no state dict; save one by torch.save(model.state_dict(), FILE)");
    }
    TorchEntries result = new TorchEntries(where, storages);
    result.add(dictionary, "", 0);
    return result.entries;
  }

  private void add(Map<?, ?> dictionary, String prefix, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidInputException(where + ": dictionaries nested too deeply");
    }
    for (Map.Entry<?, ?> entry : dictionary.entrySet()) {
      String key = prefix + entry.getKey();
      if (entries.size() >= MAX_ENTRIES) {
        throw new InvalidInputException(where + ": more than " + MAX_ENTRIES + " entries");
      }
      if (entry.getValue() instanceof Map<?, ?> inner) {
        add(inner, key + ".", depth + 1);
      } else if (entry.getValue() instanceof Tensor tensor) {
        entries.put(key, new ForeignEntry.Numbers(array(key, tensor)));
      } else {
        entries.put(key, new ForeignEntry.Other("no tensor"));
      }
    }
  }

  /** An array that a file has under two names is read once. */
  private NpyArray array(String key, Tensor tensor) {
    for (Map.Entry<Tensor, NpyArray> known : read) {
      if (known.getKey().sameAs(tensor)) {
        return known.getValue();
      }
    }
    budget -= tensor.count() * Double.BYTES;
    if (budget < 0) {
      throw new InvalidInputException(
          where + ": " + key + ": more than " + Npz.MAX_BYTES + " bytes as doubles");
    }
    NpyArray array = tensor.read(storages.apply(tensor.storage()));
    read.add(Map.entry(tensor, array));
    return array;
  }
}
