package org.mondeq.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random damage to bytes and texts, with a liking for the sizes that readers stumble over. */
public final class Mutator {
  private static final long[] SIZES = {
    0,
    1,
    -1,
    2,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    1L << 24,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 31,
    (1L << 32) - 1,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final Random random;

  /** Damage as some random numbers decide. */
  public Mutator(Random random) {
    this.random = random;
  }

  /** One element of a list. */
  public <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A size that is odd in some number format. */
  public long size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  /** A copy with one to four changes. */
  public byte[] mutate(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
      changed = change(changed);
    }
    return changed;
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(1 << random.nextInt(8), bytes.length - at);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> without(bytes, at, length);
      case 2 ->
          with(bytes, random.nextInt(bytes.length), Arrays.copyOfRange(bytes, at, at + length));
      case 3 -> with(bytes, at, noise(length));
      case 4 -> overwritten(bytes, at, number());
      case 5 -> overwritten(bytes, at, reversed(Arrays.copyOfRange(bytes, at, at + length)));
      case 6 -> overwritten(bytes, at, noise(length));
      default -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
    };
  }

  private byte[] number() {
    ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer number = ByteBuffer.allocate(8).order(order);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(number.putShort((short) size()).array(), 2);
      case 1 -> Arrays.copyOf(number.putInt((int) size()).array(), 4);
      case 2 -> number.putLong(size()).array();
      default -> number.putDouble(value()).array();
    };
  }

  /** A double that calculations stumble over, or any. */
  public double value() {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -Double.MAX_VALUE;
      case 3 -> Double.MIN_VALUE;
      case 4 -> -0.0;
      case 5 -> size();
      default -> random.nextGaussian();
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, shorter, at, bytes.length - length - at);
    return shorter;
  }

  private static byte[] with(byte[] bytes, int at, byte[] more) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, longer, at, more.length);
    System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
    return longer;
  }

  private static byte[] overwritten(byte[] bytes, int at, byte[] by) {
    System.arraycopy(by, 0, bytes, at, Math.min(by.length, bytes.length - at));
    return bytes;
  }

  /**
   * A text with words or numbers replaced, moved or added, or its bytes damaged.
   *
   * @param words what may be added
   */
  public String mutate(String text, List<String> words) {
    String changed = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed = change(changed, words);
    }
    return changed;
  }

  private String change(String text, List<String> words) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(12));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + any(words) + text.substring(at);
      case 1 -> text.substring(0, at) + any(words) + text.substring(end);
      case 2 -> replacedToken(text, random.nextInt(3) == 0 ? "" + size() : any(words));
      case 3 -> text.substring(0, at) + text.substring(end);
      default -> new String(mutate(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    };
  }

  /** Replaces one run of letters and digits. */
  private String replacedToken(String text, String by) {
    if (text.isEmpty()) {
      return by;
    }
    int start = random.nextInt(text.length());
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    int end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return text.substring(0, start) + by + text.substring(end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  /** A text nested this deep, such as {@code [[[…]]]}. */
  public static String nested(String open, String close, int depth) {
    return open.repeat(depth) + close.repeat(depth);
  }
}
