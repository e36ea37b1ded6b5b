#!/usr/bin/env python3
"""Writes a model and certificates as the text that the extracted checker reads.

    to_text.py MODEL.npz CERTIFICATE.npz ... FOLDER

Writes FOLDER/model.txt and FOLDER/CERTIFICATE.txt. Every number is exact: a mantissa and an
exponent of two. Knows dense models and certificates with a point.
"""
import ast
import hashlib
import io
import json
import math
import os
import struct
import sys
import zipfile
import zlib

# What damaged files make of the readers of the standard library.
DAMAGE = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


class Invalid(Exception):
    pass


def array(name, data):
    """The shape and the values of an .npy file of float32, float64, or int64 that are doubles."""
    if data[:8] != b"\x93NUMPY\x01\x00":
        raise Invalid(f"{name}: no .npy of version 1.0")
    (length,) = struct.unpack_from("<H", data, 8)
    header = ast.literal_eval(data[10 : 10 + length].decode("latin1"))
    if set(header) != {"descr", "fortran_order", "shape"} or header["fortran_order"]:
        raise Invalid(f"{name}: expected rows one after the other")
    code = {"<f4": "f", "<f8": "d", "<i8": "q"}.get(header["descr"])
    if code is None:
        raise Invalid(f"{name}: expected float32, float64 or int64")
    shape = header["shape"]
    count = math.prod(shape)
    body = data[10 + length :]
    if len(body) != count * struct.calcsize("<" + code):
        raise Invalid(f"{name}: of another length than its shape says")
    values = struct.unpack(f"<{count}{code}", body)
    if not all(math.isfinite(value) and float(value) == value for value in values):
        raise Invalid(f"{name}: not finite, or no doubles")
    return shape, tuple(map(float, values))


def once(pairs):
    """The members of an object, none of them twice."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Invalid("a key stands twice")
    return members


def read(data, member):
    """The arrays and the description in the bytes of an .npz file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        others = [name for name in names if name != member]
        if len(set(names)) != len(names) or len(others) + 1 != len(names):
            raise Invalid(f"expected {member}, and every name once")
        if not all(name.endswith(".npy") for name in others):
            raise Invalid(f"expected arrays and {member} alone")
        description = json.loads(archive.read(member), object_pairs_hook=once)
        arrays = {
            name[: -len(".npy")]: array(name, archive.read(name))
            for name in others
        }
    return arrays, description


def number(value):
    """An exact text of a double."""
    numerator, denominator = float(value).as_integer_ratio()
    exponent = 1 - denominator.bit_length()
    if numerator and numerator % 2 == 0 and exponent == 0:
        shift = (numerator & -numerator).bit_length() - 1
        return f"{numerator >> shift} {shift}"
    return f"{numerator} {exponent}"


def numbers(values):
    return " ".join(map(number, values))


class Model:
    """A dense model as its file has it."""

    def __init__(self, data):
        self.identity = hashlib.sha256(data).hexdigest()
        arrays, description = read(data, "model.json")
        if description["architecture"] != "dense":
            raise Invalid("expected a dense model")
        self.units = arrays["b"][0][0]
        self.inputs = math.prod(description["inputShape"])
        self.classes = description["classes"]
        p, q, c = self.units, self.inputs, self.classes
        shapes = {"U": (p, q), "b": (p,), "P": (p, p), "Q": (p, p), "V": (c, p), "v": (c,)}
        if {name: shape for name, (shape, _) in arrays.items()} != shapes:
            raise Invalid("expected the arrays U, b, P, Q, V and v of shapes that go together")
        self.values = {name: list(values) for name, (_, values) in arrays.items()}
        self.monotonicity = description["monotonicity"]
        channels = description["inputShape"][0]
        each = description.get("normalization") or {"mean": [0] * channels, "std": [1] * channels}
        self.mean = [x for x in each["mean"] for _ in range(q // channels)]
        self.std = [x for x in each["std"] for _ in range(q // channels)]

    def text(self):
        lines = [
            "mondeq-model 1",
            f"units {self.units} inputs {self.inputs} classes {self.classes}",
            f"m {number(self.monotonicity)}",
        ]
        lines += [f"{name} {numbers(self.values[name])}" for name in ("P", "Q", "U", "b", "V", "v")]
        lines += [f"mean {numbers(self.mean)}", f"std {numbers(self.std)}"]
        return "\n".join(lines) + "\n"


class Certificate:
    """A certificate of the complete method as its file has it."""

    def __init__(self, data, model):
        arrays, description = read(data, "certificate.json")
        names = {"lower", "upper", "point", "units", "unitMultipliers", "tree", "leafMultipliers"}
        if set(arrays) != names:
            raise Invalid("expected the arrays of a certificate with a point")
        if description["model"] != model.identity:
            raise Invalid("made for another model")
        self.label, self.rounds = description["label"], description["rounds"]
        if type(self.label) is not int or type(self.rounds) is not int:
            raise Invalid("label and rounds: expected whole numbers")
        if description["formatVersion"] != 1:
            raise Invalid("formatVersion: expected 1")
        values = {name: list(values) for name, (_, values) in arrays.items()}
        self.lower, self.upper = values["lower"], values["upper"]
        self.point = values["point"]

        def rows(name):
            flat = values[name]
            return [flat[i : i + p] for i in range(0, len(flat), p)]

        p, q = model.units, model.inputs
        steps, leaves = len(values["units"]), sum(node < 0 for node in values["tree"])
        shapes = {
            "lower": (q,),
            "upper": (q,),
            "point": (p,),
            "units": (steps,),
            "unitMultipliers": (steps, p),
            "tree": (len(values["tree"]),),
            "leafMultipliers": (leaves, p),
        }
        if {name: shape for name, (shape, _) in arrays.items()} != shapes:
            raise Invalid("expected arrays of shapes that go together")
        if not all(x == int(x) for name in ("units", "tree") for x in values[name]):
            raise Invalid("units and tree: expected whole numbers")
        if 0 in values["units"] or min(values["tree"], default=-1) < -1:
            raise Invalid("units: expected no zero; tree: expected no unit below -1")
        self.units = [int(unit) for unit in values["units"]]
        self.unit_rows = rows("unitMultipliers")
        self.leaf_rows = rows("leafMultipliers")
        self.trees = self.split([int(node) for node in values["tree"]], model.classes - 1)

    @staticmethod
    def split(nodes, count):
        """The nodes of each tree, in preorder."""
        trees, start, missing = [], 0, 1
        for i, node in enumerate(nodes):
            missing += -1 if node < 0 else 1
            if missing == 0:
                trees.append(nodes[start : i + 1])
                start, missing = i + 1, 1
        if start != len(nodes) or len(trees) != count:
            raise Invalid(f"tree: expected {count} whole trees")
        return trees

    def text(self):
        lines = [
            "mondeq-certificate 1",
            f"label {self.label}",
            f"lower {numbers(self.lower)}",
            f"upper {numbers(self.upper)}",
            f"point {numbers(self.point)}",
            f"rounds {self.rounds}",
            f"rows {len(self.units)}",
        ]
        for unit, row in zip(self.units, self.unit_rows):
            side = "below" if unit > 0 else "above"
            lines.append(f"{side} {abs(unit) - 1} {numbers(row)}")
        lines.append(f"trees {len(self.trees)}")
        leaf = iter(self.leaf_rows)
        for tree in self.trees:
            for node in tree:
                lines.append(f"leaf {numbers(next(leaf))}" if node < 0 else f"branch {node}")
        return "\n".join(lines) + "\n"


def load(path, make, *arguments):
    """Reads a model or a certificate that can be written as text."""
    try:
        with open(path, "rb") as file:
            made = make(file.read(), *arguments)
        made.text()
        return made
    except (Invalid, *DAMAGE) as fault:
        raise Invalid(f"{path}: {fault}") from fault


def main(arguments):
    if len(arguments) < 3:
        raise Invalid("usage: to_text.py MODEL.npz CERTIFICATE.npz ... FOLDER")
    model_file, *files, folder = arguments
    model = load(model_file, Model)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "model.txt"), "w") as file:
        file.write(model.text())
    for path in files:
        name = os.path.splitext(os.path.basename(path))[0]
        with open(os.path.join(folder, name + ".txt"), "w") as file:
            file.write(load(path, Certificate, model).text())


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Invalid as fault:
        sys.exit(print(fault, file=sys.stderr) or 2)
