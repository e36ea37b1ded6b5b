"""Run by `python3 -m unittest` in this folder; needs nothing but Python."""

import contextlib
import io
import json
import math
import pathlib
import random
import struct
import tempfile
import unittest
import warnings
import zipfile
from fractions import Fraction

import balls
import mondeq_check
from examples import (CODES, Example, convolutional_model, dense_model, exact_lead, matrix, npy,
                      npz, vector)
from exact_model import Model, Rows, ceil_root, fixed
from strict_files import Unreadable, archive, unzip

CERTIFICATE, WITNESS = "certificate.json", "witness.json"


def dense(seed):
    example = Example(*dense_model(random.Random(seed)))
    return example, [random.Random(-seed).random() for _ in range(example.exact.inputs)]


def image(seed, pooling=2, stride=1, padding=1):
    example = Example(*convolutional_model(random.Random(seed), pooling, stride, padding))
    return example, [random.Random(-seed).random() for _ in range(example.exact.inputs)]


class Case(unittest.TestCase):
    def verdict(self, example, arrays, text):
        name = WITNESS if "pixels" in arrays else CERTIFICATE
        return mondeq_check.judge(example.exact, npz(arrays, name, text))

    def assertVerdict(self, wanted, example, made, message=None):
        verdict, line = self.verdict(example, *made)
        self.assertEqual((wanted, True), (verdict, (message or "") in line), line)


class NumbersTest(Case):
    def test_doubles_are_kept_exactly(self):
        values = [0.1, -3.0, 5e-324, 1.7e308, 0.0]
        ints, s = fixed(values)
        self.assertEqual([Fraction(x) for x in values], [Fraction(n, 1 << s) for n in ints])

    def test_packed_combinations_are_sums(self):
        draw = random.Random(1)
        for _ in range(50):
            size = [1, 10**9, 10**40][draw.randrange(3)]
            rows = [[draw.randint(-size, size) for _ in range(5)] for _ in range(4)]
            factors = [draw.randint(-10**20, 10**20) for _ in range(4)]
            sums = [sum(t * x for t, x in zip(factors, column)) for column in zip(*rows)]
            self.assertEqual(sums, Rows(rows).combine(factors))

    def test_roots_are_rounded_up(self):
        for n in [0, 1, 2, 3, 4, 5, 8, 9, 10, 10**40, 10**40 + 1]:
            root = ceil_root(n)
            self.assertTrue(root * root >= n and (root == 0 or (root - 1) ** 2 < n))


class DenseTest(Case):
    def test_what_is_accepted_is_true(self):
        for seed in range(6):
            example, pixels = dense(seed)
            for make in (example.certificate, example.contained):
                arrays, text = make(pixels, 1e-4)
                verdict, line = self.verdict(example, arrays, text)
                self.assertEqual("accepted", verdict, line)
                shown = float(line.split("leads by ")[1].split(";")[0])
                least = min(exact_lead(example, [x + s * 1e-4 for x, s in zip(pixels, signs)],
                                       text["label"], other)
                            for signs in ((1, 1), (1, -1), (-1, 1), (-1, -1), (0, 0))
                            for other in range(3) if other != text["label"])
                self.assertLess(shown * 0.995, least)
                self.assertLess(float(least), shown + 0.1)

    def test_a_lead_of_zero_is_none(self):
        """The bias that the bound just reaches, and its neighbours."""
        example, pixels = dense(3)
        arrays, text = example.certificate(pixels, 0.0)
        label = text["label"]
        for other in range(3):
            if other == label:
                continue
            lead = exact_lead(example, pixels, label, other)
            for change, wanted in ((2**-30, "rejected"), (-(2**-30), "accepted")):
                members = dict(example.arrays)
                v = list(members["v"][1])
                v[other] += float(lead) + change
                members["v"] = (members["v"][0], v)
                near = Example(members, example.text)
                self.assertVerdict(wanted, near, (arrays, dict(text, model=near.sha256)))
            break

    def test_counterexamples(self):
        example, pixels = dense(4)
        arrays, text = example.counterexample(pixels, 0.01)
        self.assertVerdict("accepted", example, (arrays, text))
        for change in (dict(prediction=text["label"]), dict(prediction=3), dict(label=-1),
                       dict(model="0" * 64), dict(label=text["prediction"],
                                                  prediction=text["label"])):
            self.assertVerdict("rejected", example, (arrays, dict(text, **change)))
        for change in (dict(fixpoint=vector([x + 1 for x in arrays["fixpoint"][1]])),
                       dict(fixpoint=vector([-1e-9] + arrays["fixpoint"][1][1:])),
                       dict(fixpoint=vector([0.0])),
                       dict(pixels=vector([x + 0.02 for x in pixels]))):
            self.assertVerdict("rejected", example, (dict(arrays, **change), text))

    def test_damaged_certificates_are_rejected(self):
        example, pixels = dense(2)
        arrays, text = example.certificate(pixels, 1e-4)
        self.assertVerdict("accepted", example, (arrays, text))
        p, tree = 3, arrays["tree"][1]
        flip = [-1000 * (x + 1) for x in arrays["leafMultipliers"][1]]
        for message, change in {
                "only shown": dict(leafMultipliers=((4, p), flip)),
                "the box is empty": dict(lower=vector([2.0, 2.0])),
                "the lead over class": dict(upper=vector([50.0, 50.0])),
                "number of pixels": dict(lower=vector([0.0]), upper=vector([0.0])),
                "number of units": dict(point=vector([0.0]), units=vector([]),
                                        unitMultipliers=matrix([], 1), tree=vector([-1, -1]),
                                        leafMultipliers=matrix([[0], [0]], 1)),
                "negative": dict(point=vector([-1.0, 0.0, 0.0])),
                "more nodes": dict(tree=vector(tree + [-1]),
                                   leafMultipliers=((5, p), arrays["leafMultipliers"][1] + [0] * p)),
                "before its last leaf": dict(
                    tree=vector(tree[:-1]),
                    leafMultipliers=((3, p), arrays["leafMultipliers"][1][:-p])),
                "deeper": dict(tree=vector([0] * 4 + [-1] * 5), leafMultipliers=(
                    (5, p), arrays["leafMultipliers"][1] + arrays["leafMultipliers"][1][-p:])),
        }.items():
            self.assertVerdict("rejected", example, (dict(arrays, **change), text), message)
        for change in (dict(label=(text["label"] + 1) % 3), dict(label=7), dict(model="0" * 64)):
            self.assertVerdict("rejected", example, (arrays, dict(text, **change)))

    def test_sets_that_are_not_contained_are_rejected(self):
        example, pixels = dense(5)
        arrays, text = example.contained(pixels, 1e-4)
        self.assertVerdict("accepted", example, (arrays, text))
        small = [x / 1000 for x in arrays["generators"][1]]
        for message, change in {
                "into itself": dict(generators=((3, 3), small)),
                "singular": dict(generators=((3, 3), [0.0] * 9)),
                "negative box": dict(box=vector([-1.0, 0.0, 0.0]))}.items():
            self.assertVerdict("rejected", example, (dict(arrays, **change), text), message)
        moved = vector([x + 1 for x in arrays["center"][1]])
        self.assertVerdict("rejected", example, (dict(arrays, center=moved), text), "into itself")
        tiny = [x * 1e-250 for x in arrays["generators"][1]]
        self.assertVerdict("rejected", example, (dict(arrays, generators=((3, 3), tiny)), text))
        huge = [1e300 if i % 4 == 0 else x for i, x in enumerate(arrays["generators"][1])]
        self.assertVerdict("rejected", example, (dict(arrays, generators=((3, 3), huge)), text))
        for change in (dict(stepSize=-0.1), dict(stepsToContainment=0), dict(stepSize=1e7)):
            self.assertVerdict("rejected", example, (arrays, dict(text, **change)))
        for change in (dict(furtherSteps=101), dict(furtherSteps=None), dict(stepSize="1")):
            self.assertVerdict("unreadable", example, (arrays, dict(text, **change)))


class BallTest(Case):
    def test_what_is_accepted_is_true(self):
        for seed in range(4):
            example, pixels = dense(seed)
            for norm in ("2", "1"):
                for make in (example.certificate, example.contained):
                    made = example.in_ball(make(pixels, 1e-4), pixels, 1e-4, norm)
                    verdict, line = self.verdict(example, *made)
                    self.assertEqual("accepted", verdict, line)
                    shown = float(line.split("leads by ")[1].split(";")[0])
                    reach = 1e-4 * (0.707 if norm == "2" else 0.5)
                    least = min(exact_lead(example, [x + s * reach for x, s in zip(pixels, signs)],
                                           made[1]["label"], other)
                                for signs in ((1, 1), (1, -1), (-1, 1), (-1, -1), (0, 0))
                                for other in range(3) if other != made[1]["label"])
                    self.assertLess(shown * 0.995, least)
                    self.assertLess(float(least), shown + 0.1)

    def test_a_split_is_a_lower_bound_and_tight(self):
        """Against the minimum by hand: of (3, 4)/5 over the circle, of the larger over the diamond."""
        example, _ = dense(0)
        model, center = example.exact, [0.5, 0.5]
        model.std, model.ss, model.mean = [1], 0, [0.0]
        for norm, width, wanted in ((2, 0.25, 3.5 - 1.25), (1, 0.25, 3.5 - 1.0),
                                    (2, 0.8, 0.0), (1, 2.0, 0.0)):
            ball = balls.Ball({"ballCenter": ((2,), center)},
                              {"norm": str(norm), "epsilon": width}, 2)
            low = [max(0.0, x - width) for x in center]
            high = [min(1.0, x + width) for x in center]
            inputs = balls.BallInputs(model, low, high, ball)
            least = inputs.least([3, 4], 0, inputs.g) / (1 << inputs.g)
            self.assertLessEqual(least, wanted)
            self.assertAlmostEqual(least, wanted, 9)

    def test_norms_of_the_injection(self):
        example, _ = dense(1)
        model = example.exact
        model.std, model.ss, model.sU = [1], 0, 0
        model.U = Rows([[3, 0], [0, -4], [0, 0]])
        for bound in (balls.spectral(model), balls.column(model)):
            self.assertGreaterEqual(bound / (1 << balls.BITS), 4)
            self.assertLess(bound / (1 << balls.BITS), 4.1)

    def test_other_balls_are_rejected(self):
        example, pixels = dense(2)
        arrays, text = example.in_ball(example.certificate(pixels, 1e-4), pixels, 1e-4, "2")
        self.assertVerdict("accepted", example, (arrays, text))
        self.assertVerdict("rejected", example, (arrays, dict(text, epsilon=2e-4)), "leaves out")
        for change in (dict(norm="3"), dict(norm=None), dict(epsilon=-1.0), dict(epsilon=None),
                       dict(formatVersion=2)):
            self.assertVerdict("unreadable", example, (arrays, dict(text, **change)))
        short = dict(arrays, ballCenter=vector([0.5]))
        self.assertVerdict("unreadable", example, (short, text))

    def test_counterexamples_lie_in_the_ball(self):
        example, pixels = dense(4)
        for norm in ("2", "1"):
            made = example.in_ball(example.counterexample(pixels, 0.25), pixels, 0.25, norm)
            self.assertVerdict("accepted", example, made)
            for center, wanted in ((0.5, "accepted"), (math.nextafter(0.5, 1), "rejected")):
                at = example.counterexample([0.25, 0.5], 1.0)
                inside = example.in_ball(at, [center, 0.5], 0.25, norm)
                inside[0].update(lower=vector([0.0, 0.0]), upper=vector([1.0, 1.0]))
                self.assertVerdict(wanted, example, inside)


class ConvolutionTest(Case):
    def test_kernels_stand_for_a_cross_correlation(self):
        for pooling, stride, padding in ((1, 1, 1), (2, 1, 0), (2, 2, 2), (1, 2, 1)):
            example, _ = image(7, pooling, stride, padding)
            model, kernels = example.exact, example.arrays["U"][1]
            height, width = [(n + 2 * padding - 3) // stride + 1 for n in (4, 5)]
            self.assertEqual(2 * height * width, model.units)
            for unit in range(model.units):
                k, i, j = unit // (height * width), unit // width % height, unit % width
                for pixel in range(40):
                    c, y, x = pixel // 20, pixel // 5 % 4, pixel % 5
                    a, b = y - i * stride + padding, x - j * stride + padding
                    inside = 0 <= a < 3 and 0 <= b < 3
                    wanted = kernels[(k * 2 + c) * 9 + a * 3 + b] if inside else 0.0
                    self.assertEqual(Fraction(wanted),
                                     Fraction(model.U.rows[unit][pixel], 1 << model.sU))

    def test_an_average_leaves_out_what_does_not_fit(self):
        example, _ = image(7, pooling=3)  # of 4 × 5 units
        self.assertEqual([0, 0, 0, -1, -1] * 3 + [-1] * 5 + [1, 1, 1, -1, -1] * 3 + [-1] * 5,
                         example.exact.feature)
        self.assertEqual(9, example.exact.area)

    def test_certificates_and_counterexamples(self):
        for seed, pooling, stride, padding in ((1, 3, 1, 1), (2, 2, 2, 2), (3, 1, 1, 0)):
            example, pixels = image(seed, pooling, stride, padding)
            arrays, text = example.certificate(pixels, 1e-6)
            self.assertVerdict("accepted", example, (arrays, text))
            self.assertVerdict("rejected", example, (arrays, dict(text, label=1 - text["label"])))
            self.assertVerdict("accepted", example, example.counterexample(pixels, 0.1))


class RowsTest(Case):
    def test_rows_are_counterexamples(self):
        example, pixels = dense(4)
        arrays, text = example.counterexample(pixels, 0.01)
        both = {name: ((2, len(array[1])), array[1] * 2) for name, array in arrays.items()
                if name in ("pixels", "lower", "upper", "fixpoint")}
        classes = dict(label=((2,), [text["label"]] * 2),
                       prediction=((2,), [text["prediction"], text["label"]]))
        described = dict(formatVersion=1, model=text["model"])
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "adversarial.npz")
            path.write_bytes(npz(dict(both, **classes), "witnesses.json", described))
            first, second = mondeq_check.judgements(example.exact, path)
            self.assertEqual((f"{path}[0]", "accepted"), first[:2])
            self.assertEqual((f"{path}[1]", "rejected"), second[:2])
            for change in (dict(label=((2,), [0.5, 0])), dict(pixels=arrays["pixels"]),
                           dict(label=((1,), [0]))):
                path.write_bytes(npz(dict(both, **dict(classes, **change)), "witnesses.json",
                                     described))
                (_, verdict, _), = mondeq_check.judgements(example.exact, path)
                self.assertEqual("unreadable", verdict)


class StrictTest(Case):
    def setUp(self):
        self.arrays, self.text = dense_model(random.Random(1))
        self.good = npz(self.arrays, "model.json", self.text)

    def assertUnreadable(self, data):
        with self.assertRaises(Unreadable):
            Model(data)

    def test_bytes_that_readers_may_see_differently(self):
        Model(self.good)
        self.assertUnreadable(npz(self.arrays, "model.json", self.text, comment=b"x"))
        for data in (self.good + b"\0", b"\0" + self.good, self.good[:-1], b"", self.good[:30],
                     self.good.replace(b"PK\1\2", b"\0PK\1\2", 1)):
            self.assertUnreadable(data)

    def test_every_flipped_bit_is_seen_or_means_nothing(self):
        known = [(x.rows if isinstance(x, Rows) else x) for x in vars(Model(self.good)).values()]
        flips = random.Random(2)
        for at in flips.sample(range(len(self.good)), 300):
            data = bytearray(self.good)
            data[at] ^= 1 << flips.randrange(8)
            with contextlib.suppress(Unreadable):
                model = Model(bytes(data))
                self.assertEqual(known[1:], [(x.rows if isinstance(x, Rows) else x)
                                             for x in vars(model).values()][1:])

    def test_doubled_members(self):
        archive = io.BytesIO(self.good)
        with warnings.catch_warnings(), zipfile.ZipFile(archive, "a") as z:
            warnings.simplefilter("ignore")
            z.writestr("V.npy", npy(*self.arrays["V"]))
        self.assertUnreadable(archive.getvalue())

    def test_headers_of_arrays(self):
        shape, values = self.arrays["v"]
        ones = Model(npz(dict(self.arrays, v=npy(shape, [1.0] * 3)), "model.json", self.text))
        for descr in CODES:
            content = npy(shape, [1] * 3, descr)
            model = Model(npz(dict(self.arrays, v=content), "model.json", self.text))
            self.assertEqual((ones.v, ones.sv), (model.v, model.sv), descr)
        for content in (npy(shape, [math.nan] * 3), npy(shape, [math.inf] * 3),
                npy(shape, values) + b"\0", npy(shape, values)[:-1], npy((2,), values),
                npy(shape, values).replace(b"<f8", b"|f8"),
                npy(shape, values).replace(b"<f8", b"=f8"),
                npy(shape, values).replace(b"<f8", b"<c8"), npy(shape, [2] * 3, "|b1"),
                npy((1 << 40, 1 << 40), values),
                npy(shape, [(1 << 53) + 1] * 3, "<i8"),
                npy(shape, [(1 << 64) - 1] * 3, "<u8"), b"", b"\x93NUMPY",
                npy(shape, values, header="{'descr': '<f8', 'fortran_order': False, 'shape': (3)}"),
                npy(shape, values, header="{'descr': '<f8', 'descr': '<f8', "
                                          "'fortran_order': False, 'shape': (3,), }")):
            self.assertUnreadable(npz(dict(self.arrays, v=content), "model.json", self.text))

    def test_axes_of_length_one(self):
        for shape in ((1, 3), (3, 1)):
            change = dict(b=npy(shape, self.arrays["b"][1]), v=npy(shape, self.arrays["v"][1]))
            model = Model(npz(dict(self.arrays, **change), "model.json", self.text))
            self.assertEqual(Model(self.good).b, model.b)
        for name, shape in (("b", (3, 3)), ("U", (2, 3)), ("V", (9,))):
            arrays = dict(self.arrays, **{name: npy(shape, [1.0] * math.prod(shape))})
            self.assertUnreadable(npz(arrays, "model.json", self.text))

    def test_zip64(self):
        """Sizes of 64 bits in the directory, and an end record of 64 bits."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as z, zipfile.ZipFile(io.BytesIO(self.good)) as source:
            for name in source.namelist():
                with z.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
                    member.write(source.read(name))
        data = target.getvalue()
        start, = struct.unpack("<L", data[-6:-2])
        entries, at = b"", start
        while data[at:at + 4] == b"PK\1\2":
            n, = struct.unpack("<H", data[at + 28:at + 30])
            sizes = struct.unpack("<2L", data[at + 20:at + 28])
            entries += (data[at:at + 20] + b"\xff" * 8 + struct.pack("<2H", n, 20)
                        + data[at + 32:at + 46 + n] + struct.pack("<2H2Q", 1, 16, *sizes[::-1]))
            at += 46 + n
        count, end = len(unzip(data)), start + len(entries)
        last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), start, 0)
        large = (struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(entries),
                             start) + struct.pack("<4sLQL", b"PK\6\7", 0, end, 1))
        self.assertEqual(unzip(data), unzip(data[:start] + entries + last))
        referring = last[:16] + b"\xff" * 4 + last[20:]
        self.assertEqual(unzip(data), unzip(data[:start] + entries + large + referring))
        for bad in (large + last, large[:56] + b"\0" * 4 + large[60:] + referring, referring,
                    large[:40] + b"\1" + large[41:] + referring, b"\0" + large + referring):
            self.assertUnreadable(data[:start] + entries + bad)

    def test_fortran_order(self):
        (rows, cols), values = self.arrays["V"]
        turned = [values[i * cols + j] for j in range(cols) for i in range(rows)]
        header = "{'descr': '<f8', 'fortran_order': True, 'shape': (3, 3), }"
        model = Model(npz(dict(self.arrays, V=npy((3, 3), turned, header=header)), "model.json",
                          self.text))
        self.assertEqual(Model(self.good).V, model.V)

    def test_texts(self):
        plain = json.dumps(self.text)
        for text in (plain + "x", plain[:-1] + ', "classes": 3}', plain[:-1], "", "[]",
                     plain.replace("0.3081", "NaN"), plain.replace("0.3081", "0"),
                     plain.replace("0.3081", "1e999"), plain.replace("dense", "deep"),
                     plain.replace('"classes": 3', '"classes": 3.0'),
                     plain.replace('"latent": 3', '"latent": 4'), "[" * 100000):
            self.assertUnreadable(npz(self.arrays, "model.json", text))

    def test_arrays_of_certificates(self):
        example, pixels = dense(2)
        arrays, text = example.certificate(pixels, 1e-4)
        for change in (dict(tree=vector([0.5, -1, -1] * 2)), dict(tree=vector([3, -1, -1] * 2)),
                       dict(units=vector([0] * 6)), dict(extra=vector([])),
                       dict(units=vector([1] * 5)), dict(leafMultipliers=matrix([[0] * 3], 3))):
            self.assertVerdict("unreadable", example, (dict(arrays, **change), text))
        for change in (dict(rounds=1001), dict(rounds=-1), dict(rounds=True), dict(more=1),
                       dict(formatVersion=2), dict(model="x"), dict(label=0.0)):
            self.assertVerdict("unreadable", example, (arrays, dict(text, **change)))
        doubled = json.dumps(text)[:-1] + ', "label": 0}'
        self.assertVerdict("unreadable", example, (arrays, doubled))
        members = unzip(npz(arrays, CERTIFICATE, text))
        self.assertEqual(text, archive(members, CERTIFICATE)[1])


class CommandTest(Case):
    def run_with(self, folder, *names):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = mondeq_check.main([str(pathlib.Path(folder, name)) for name in names])
        return code, output.getvalue()

    def test_exit_codes(self):
        example, pixels = dense(2)
        arrays, text = example.certificate(pixels, 1e-4)
        with tempfile.TemporaryDirectory() as folder:
            for name, data in {
                    "m.npz": example.data, "good.npz": npz(arrays, CERTIFICATE, text),
                    "bad.npz": npz(arrays, CERTIFICATE, dict(text, label=9)),
                    "\x1b[2J.npz": b"no archive"}.items():
                pathlib.Path(folder, name).write_bytes(data)
            self.assertEqual(0, self.run_with(folder, "m.npz", "good.npz")[0])
            self.assertEqual(1, self.run_with(folder, "m.npz", "good.npz", "bad.npz")[0])
            self.assertEqual(2, self.run_with(folder, "m.npz", "bad.npz", "missing.npz")[0])
            self.assertEqual(2, self.run_with(folder, "good.npz", "good.npz")[0])
            self.assertEqual(2, self.run_with(folder, "m.npz")[0])
            code, output = self.run_with(folder, "m.npz", "")
            self.assertEqual(2, code)
            self.assertIn("1 accepted, 1 rejected, 2 unreadable", output)
            self.assertNotIn("\x1b", output)


if __name__ == "__main__":
    unittest.main()
