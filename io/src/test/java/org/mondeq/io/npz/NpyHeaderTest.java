package org.mondeq.io.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mondeq.io.InvalidInputException;

/** What a header may say, and what NumPy would take otherwise. */
class NpyHeaderTest {
  private static NpyArray parse(String header) {
    return Npy.parse(bytes(header), "a.npz: x.npy", 1 << 10);
  }

  private static byte[] bytes(String header) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + text.length + 32)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .putDouble(1)
        .putDouble(2)
        .putDouble(3)
        .putDouble(4)
        .array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }   \n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2,), }\n",
        "{'descr':'<f8','fortran_order':False,'shape':(2,2)}\n",
        "{ 'shape' : ( 2, 2 ), 'fortran_order': False, 'descr': '<f8' }\n"
      })
  void readsEachKeyOnce(String header) {
    assertArrayEquals(new int[] {2, 2}, parse(header).shape());
    assertArrayEquals(new double[] {1, 2, 3, 4}, parse(header).values());
  }

  @Test
  void readsTheOrder() {
    NpyArray array = parse("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }\n");
    assertArrayEquals(new double[] {1, 3, 2, 4}, array.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'fortran_order': True, 'shape': (2, 2), }\n",
        "{'descr': '<f8', 'descr': '<f8', 'shape': (2, 2), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), 'shape': (4,), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), 'more': 1, }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), } # 'shape': (4,)\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }\n{}\n",
        "x = {'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }\n",
        "{'x': \"'descr': '<i8'\", 'descr': '<f8', 'fortran_order': False, 'shape': (4,), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (04,), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2 2,), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,,2), }\n",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4L,), }\n",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (4,), }\n"
      })
  void refusesWhatPythonReadsOtherwise(String header) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(header));
    assertEquals(1, e.getMessage().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<c8", "=f8", "|f8", "<f1", "<i3", "|S8", "<U2", "|O", "<M8[s]", ">b4"})
  void namesTheTypesThatItReads(String type) {
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (4,), }\n";
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(header));
    assertEquals(
        "a.npz: x.npy: type: expected f2, f4, f8, i1 to i8, u1 to u8 or b1, got " + type,
        e.getMessage());
  }

  @Test
  void namesStructures() {
    String header =
        "{'descr': [('a', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape': (2,), }\n";
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> parse(header));
    assertEquals(
        "a.npz: x.npy: type: expected f2, f4, f8, i1 to i8, u1 to u8 or b1, got a structure",
        e.getMessage());
  }

  /** 1.0 and 2.0 as integers have few digits; the last bit makes them 53 and 55 digits apart. */
  @Test
  void refusesIntegersThatNoDoubleIs() {
    for (String type : new String[] {"<i8", "<u8"}) {
      String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (4,), }\n";
      assertEquals(0x3ff0000000000000L, parse(header).values()[0]);
      byte[] odd = bytes(header);
      odd[odd.length - Long.BYTES] = 1;
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> Npy.parse(odd, "a.npz: x.npy", 1 << 10));
      assertEquals(
          "a.npz: x.npy: expected integers that are doubles (up to 2^53), got 4616189618054758401",
          e.getMessage());
    }
  }

  @Test
  void refusesBooleansOfNeitherValue() {
    byte[] text =
        "{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int value = 0; value < 3; value++) {
      byte[] bytes =
          ByteBuffer.allocate(11 + text.length)
              .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
              .put((byte) text.length)
              .put((byte) 0)
              .put(text)
              .put((byte) value)
              .array();
      if (value < 2) {
        assertArrayEquals(new double[] {value}, Npy.parse(bytes, "x", 99).values());
      } else {
        assertThrows(InvalidInputException.class, () -> Npy.parse(bytes, "x", 99));
      }
    }
  }
}
