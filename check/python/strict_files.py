"""Reads archives of arrays (.npz) by one strict grammar, so that no two readers see two contents.

Refused are, among what other readers forgive: bytes before, between and after the members, comments,
doubled members and keys, headers that differ from the directory, and arrays that are not finite.
"""

import itertools
import json
import math
import re
import struct
import zlib

MOST_BYTES = 1 << 28  # content of a file
MOST_TEXT = 1 << 20
MOST_MEMBERS = 256
NEWEST_ZIP = 45
ALL_ONES = 0xFFFFFFFF


class Unreadable(Exception):
    """A file is not what it should be."""


def readable(condition, fault):
    if not condition:
        raise Unreadable(fault)


def unzip(data):
    """Members by name: local entries without gaps, the directory in the same order, the end."""
    count, start, end = ending(data)
    readable(count <= MOST_MEMBERS, "ZIP: too many members")
    members, at, directory, budget = {}, 0, start, MOST_BYTES
    for _ in range(count):
        readable(data[directory:directory + 4] == b"PK\1\2", "ZIP: broken directory")
        (_, version, flags, method, _, _, crc, packed, plain, n, extra, note, disk, _, _,
         offset) = struct.unpack("<6H3L5H2L", data[directory + 4:directory + 46].ljust(42, b"\0"))
        raw = data[directory + 46:directory + 46 + n]
        fields = data[directory + 46 + n:directory + 46 + n + extra]
        readable(re.fullmatch(rb"[A-Za-z0-9_.-]+", raw), "ZIP: a strange name of a member")
        name = raw.decode("ascii")
        readable(note == disk == 0 and not flags & ~0x80E and method in (0, 8)
                 and version <= NEWEST_ZIP, f"{name}: ZIP feature")
        plain, packed, offset = wide(extra_fields(fields, name), (plain, packed, offset), name)
        directory += 46 + n + extra
        readable(offset == at and name not in members, f"{name}: gap, overlap or double")
        at, content = entry(data, at, (raw, flags, method, crc, packed, plain), min(
            budget, MOST_BYTES if name.endswith(".npy") else MOST_TEXT))
        budget -= len(content)
        members[name] = content
    readable(at == start and directory == end, "ZIP: gap before or in the directory")
    return members


def ending(data):
    """The number of members, and where the directory begins and ends."""
    end = len(data) - 22
    readable(end >= 0 and data[end:end + 4] == b"PK\5\6", "no ZIP that ends in its one end record")
    disk, start_disk, here, *values, comment = struct.unpack("<4H2LH", data[-18:])
    count, size, start = values
    readable((disk, start_disk, here, comment) == (0, 0, count, 0), "ZIP: parts or a comment")
    if data[max(0, end - 20):end].startswith(b"PK\6\7"):
        record, locator = data[max(0, end - 76):end - 20].ljust(56, b"\0"), data[end - 20:end]
        sign, length, _, version, disks, here, *large = struct.unpack("<4sQ2HQ4Q", record)
        end -= 76
        place = struct.unpack("<LQL", locator[4:])
        readable((sign, length, disks, here, place) == (b"PK\6\6", 44, 0, large[0], (0, end, 1))
                 and version <= NEWEST_ZIP, "ZIP: end of 64 bits")
        referred = [n == ones for n, ones in zip(values, (0xFFFF, ALL_ONES, ALL_ONES))]
        readable(any(referred) and all(r or n == m for r, n, m in zip(referred, values, large)),
                 "ZIP: two ends that differ")
        count, size, start = large
    readable(start + size == end, "ZIP: gap before or after the directory")
    return count, start, end


def extra_fields(data, name):
    """What stands in an extra field that is no harmless time or owner of Unix."""
    fields = {}
    while data:
        readable(len(data) >= 4, f"{name}: broken extra field")
        kind, length = struct.unpack("<2H", data[:4])
        readable(len(data) >= 4 + length and kind in (1, 0x5455, 0x7875)
                 and not (kind == 1 and kind in fields), f"{name}: extra field")
        fields[kind], data = data[4:4 + length], data[4 + length:]
    return fields


def wide(fields, values, name):
    """The same values, where 64 bits stand in the place of each that is all ones, and no others."""
    large = [value == ALL_ONES for value in values] if 1 in fields else [False] * len(values)
    field = fields.get(1, b"")
    readable(len(field) == 8 * sum(large) and (1 not in fields or field), f"{name}: ZIP64 field")
    rest = list(struct.unpack(f"<{len(field) // 8}Q", field))
    return [rest.pop(0) if is_large else value for value, is_large in zip(values, large)]


def entry(data, at, expected, limit):
    """Where the local entry ends, and its content; it agrees with the directory."""
    raw, flags, method, crc, packed, plain = expected
    name = raw.decode("ascii")
    readable(data[at:at + 4] == b"PK\3\4", f"{name}: no local header")
    version, f, m, _, _, *sums, n, extra = struct.unpack(
        "<5H3L2H", data[at + 4:at + 30].ljust(26, b"\0"))
    body = at + 30 + n + extra
    large = extra_fields(data[at + 30 + n:body], name).get(1)
    readable(version <= NEWEST_ZIP and (f, m, data[at + 30:at + 30 + n]) == (flags, method, raw),
             f"{name}: header and directory differ")
    if large is not None:  # as numpy.savez writes: the size, and that in the file
        readable(sums[1:] == [ALL_ONES] * 2 and len(large) == 16, f"{name}: ZIP64 field")
        sums[2], sums[1] = struct.unpack("<2Q", large)
    readable(sums == ([0, 0, 0] if flags & 8 else [crc, packed, plain]),
             f"{name}: header and directory differ")
    readable(plain <= limit, f"{name}: more than {limit} bytes")
    content, end = data[body:body + packed], body + packed
    if method == 8:
        inflate = zlib.decompressobj(-15)
        try:
            content = inflate.decompress(content, plain + 1)
        except zlib.error as e:
            raise Unreadable(f"{name}: damaged") from e
        readable(inflate.eof and not inflate.unused_data and not inflate.unconsumed_tail,
                 f"{name}: damaged")
    readable(len(content) == plain and zlib.crc32(content) == crc, f"{name}: damaged")
    if flags & 8:
        form = "<L2L" if large is None else "<L2Q"
        descriptor = b"PK\7\x08" + struct.pack(form, crc, packed, plain)
        readable(data[end:end + len(descriptor)] == descriptor, f"{name}: no data descriptor")
        end += len(descriptor)
    return end, content


DIMENSION = r"(?:0|[1-9][0-9]{0,9})"
HEADER = re.compile(
    rf"{{ *'descr': *'([<>|])([fiub][1248])', *'fortran_order': *(True|False), *'shape': *"
    rf"\(((?:{DIMENSION},|{DIMENSION}(?:, *{DIMENSION})+,?)?)\) *,? *}} *\n")
CODES = {"f8": "d", "f4": "f", "f2": "e", "i8": "q", "i4": "i", "i2": "h", "i1": "b",
         "u8": "Q", "u4": "I", "u2": "H", "u1": "B", "b1": "B"}


def array(content, name):
    """Shape and finite values in C order, from a .npy file."""
    readable(content[:6] == b"\x93NUMPY" and content[6:8] in (b"\1\0", b"\2\0", b"\3\0"),
             f"{name}: no NumPy array")
    start = 10 if content[6] == 1 else 12
    end = start + int.from_bytes(content[8:start], "little")
    match = HEADER.fullmatch(content[start:end].decode("latin-1"))
    readable(match and end <= len(content) and match[2] in CODES, f"{name}: unknown header")
    readable(match[1] != "|" or match[2][1] == "1", f"{name}: no order of bytes")
    shape = tuple(int(n) for n in match[4].split(",") if n.strip())
    size, code = math.prod(shape), (match[1] if match[1] != "|" else "<") + CODES[match[2]]
    readable(len(shape) <= 8 and size * struct.calcsize(code) == len(content) - end
             and 8 * size <= MOST_BYTES, f"{name}: shape and content differ")
    values = list(struct.unpack(f"{code[0]}{size}{code[1]}", content[end:]))
    readable(all(math.isfinite(x) and float(x) == x for x in values),
             f"{name}: expected finite numbers that are doubles")
    readable(match[2] != "b1" or max(values, default=0) <= 1, f"{name}: no boolean")
    if match[3] == "True" and values:
        strides = [math.prod(shape[:d]) for d in range(len(shape))]
        values = [values[sum(map(int.__mul__, strides, index))]
                  for index in itertools.product(*map(range, shape))]
    return shape, [float(x) for x in values]


def archive(members, text):
    """The arrays by name, and the object in the one text member."""
    names = [name for name in members if not name.endswith(".npy")]
    readable(names == [text], f"{text}: missing, or not alone")

    def unique(pairs):
        readable(len(dict(pairs)) == len(pairs), f"{text}: a doubled key")
        return dict(pairs)

    def constant(token):
        raise Unreadable(f"{text}: {token}")

    try:
        document = json.loads(members[text].decode("utf-8"), object_pairs_hook=unique,
                              parse_constant=constant)
    except (ValueError, RecursionError) as e:
        raise Unreadable(f"{text}: no JSON") from e
    readable(isinstance(document, dict), f"{text}: no object")
    return {name[:-4]: array(content, name) for name, content in members.items()
            if name != text}, document


def whole(document, key, least, most=2**31 - 1, missing=None):
    value = document.get(key)
    value = missing if value is None else value
    readable(type(value) is int and least <= value <= most, f"{key}: expected a whole number")
    return value


def number(value, key):
    """The nearest double of a number in JSON."""
    try:
        result = float(value) if type(value) in (int, float) else math.nan
    except OverflowError:
        result = math.inf
    readable(math.isfinite(result), f"{key}: expected a finite number")
    return result


def vector(arrays, name, length=None):
    shape, values = arrays.get(name, ((), None))
    readable(len(shape) == 1 and length in (None, shape[0]), f"{name}: expected a vector")
    return values


def matrix(arrays, name, rows, width):
    readable(arrays[name][0] == (rows, width), f"{name}: expected shape [{rows}, {width}]")
    return [arrays[name][1][i * width:(i + 1) * width] for i in range(rows)]
