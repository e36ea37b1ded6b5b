#!/usr/bin/env python3
"""Compares this checker with that of `mondeq check` on damaged files and on near ties.

    python3 campaign.py files MONDEQ MODEL FILE...           the files as they are: all accepted
    python3 campaign.py mutations MONDEQ MODEL N FILE...     N of each kind of damage
    python3 campaign.py small MONDEQ N                       the same, of small models made here
    python3 campaign.py ties MONDEQ N                        N models, 10 certificates each
    python3 campaign.py truth - N                            N models against enumeration, no Java

What Java accepts, exact arithmetic must accept; what only Java refuses may at most be a lead that
its rounding hides, and each such lead is below TIE. What only Python finds unreadable is counted
apart. Exit code 1 if they disagree otherwise.
"""

import collections
import itertools
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

import mondeq_check
from examples import Example, convolutional_model, dense_model, exact_lead, npz
from exact_model import Model
from strict_files import array, unzip

TIE = 1e-6


class Comparison:
    """Verdicts of both on files of one model, in one start of Java."""

    def __init__(self, mondeq):
        self.mondeq, self.counts, self.wrong = mondeq, collections.Counter(), []
        self.stricter = []
        self.seconds, self.widest = [], 0.0

    def run(self, model_file, files):
        """Files by name: `kind-number.npz`."""
        command = [self.mondeq, "check", str(model_file), *map(str, files)]
        output = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout
        java = {}
        for line in output.splitlines():
            match = re.match(r"(.*\.npz): (accepted|rejected|unreadable): (.*)", line)
            if match:
                java[match[1]] = match[2], match[3]
        if len(java) != len(files):
            raise SystemExit(f"{len(files)} files, but {len(java)} lines of {self.mondeq}")
        model = Model(pathlib.Path(model_file).read_bytes())
        for file in files:
            start = time.perf_counter()
            verdict, line = mondeq_check.judge(model, file.read_bytes())
            self.seconds.append(time.perf_counter() - start)
            self.compare(file, (verdict, line), java[str(file)])
        print(f"{len(self.seconds)} files, {len(self.wrong)} disagreements", file=sys.stderr)

    def compare(self, file, ours, theirs):
        kind = file.stem.rsplit("-", 1)[0] if "-" in file.stem else file.parent.name
        self.counts[kind, ours[0], theirs[0]] += 1
        if (ours[0] == "accepted") == (theirs[0] == "accepted"):
            return
        lead = re.search(r"by ([0-9.e+-]+)", ours[1])
        if ours[0] == "unreadable":
            self.stricter.append(f"{file.name}: {ours[1]}")
        elif ours[0] == "accepted" and float(lead[1]) < TIE:
            self.widest = max(self.widest, float(lead[1]))
        else:
            self.wrong.append(f"{file.name}: python {ours}, java {theirs}")
            print(self.wrong[-1], file=sys.stderr, flush=True)

    def report(self):
        for (kind, ours, theirs), count in sorted(self.counts.items()):
            print(f"{kind}: python {ours}, java {theirs}: {count}")
        print(f"{len(self.seconds)} files, {len(self.wrong)} disagreements; largest lead that "
              f"only exact arithmetic shows {self.widest:.3g}; "
              f"{sorted(self.seconds)[len(self.seconds) // 2]:.3g} s the median")
        print(f"{len(self.stricter)} that only Python finds unreadable")
        print("\n".join(self.wrong[:20] + self.stricter[:20]))
        return bool(self.wrong)


# ---- Damage ----


def near(draw, x):
    """Another number, close by or far away."""
    kind = draw.randrange(6)
    if kind == 0:
        return -x
    if kind == 1:
        return math.nextafter(x, draw.choice([-math.inf, math.inf]))
    if kind == 2:
        return x + draw.choice([-1, 1]) * 10 ** draw.uniform(-12, 1)
    if kind == 3:
        return x * (1 + draw.gauss(0, 1) * 10 ** draw.uniform(-10, 0))
    return draw.choice([0.0, 1.0, -1.0, 1e-300, 1e100, 5e-324]) if kind == 4 else x * 2


def numbers(name):
    def damage(draw, arrays, text):
        if not arrays.get(name, ((), []))[1]:
            return False
        shape, values = arrays[name]
        values = list(values)
        for i in draw.sample(range(len(values)), min(len(values), draw.choice([1, 1, 3, 10]))):
            values[i] = near(draw, values[i])
        arrays[name] = shape, values
        return True
    return damage


def box(draw, arrays, text):
    by = 10 ** draw.uniform(-4, -0.5)
    arrays["lower"] = arrays["lower"][0], [x - by for x in arrays["lower"][1]]
    arrays["upper"] = arrays["upper"][0], [x + by for x in arrays["upper"][1]]


def whole_numbers(draw, arrays, text):
    """Units and nodes become others, or are cut off."""
    name = draw.choice([n for n in ("units", "tree") if arrays.get(n, (0, 0))[1]] or [None])
    if name is None:
        return False
    values = list(arrays[name][1])
    i = draw.randrange(len(values))
    if draw.random() < 0.2:
        del values[i]
    else:
        values[i] = draw.choice([-values[i], values[i] + 1, values[i] - 1, -1.0, 0.0, 1.0])
    arrays[name] = (len(values),), values


def rounds(draw, arrays, text):
    if "rounds" not in text:
        return False
    text["rounds"] = draw.choice([0, 1, 2, 20, -1, 1001])


def label(draw, arrays, text):
    text[draw.choice([k for k in ("label", "prediction") if k in text])] = draw.randrange(-1, 11)


def model(draw, arrays, text):
    digits = list(text["model"])
    digits[draw.randrange(64)] = draw.choice("0123456789abcdefA")
    text["model"] = "".join(digits)


def steps(draw, arrays, text):
    if text.get("stepSize") is None:
        return False
    key = draw.choice(["stepSize", "stepsToContainment", "furtherSteps"])
    text[key] = (text[key] * 2 ** draw.uniform(-3, 3) if key == "stepSize"
                 else max(0, text[key] + draw.choice([-2, -1, 1, 2])))


def shape(draw, arrays, text):
    name = draw.choice(sorted(arrays))
    rest, values = arrays[name][0][1:], arrays[name][1]
    arrays[name] = draw.choice([((len(values),), values), ((len(values), 1), values),
                                ((0, *rest), [])])


KINDS = {"box": box, "whole": whole_numbers, "rounds": rounds, "label": label, "model": model,
         "steps": steps, "shape": shape, **{name: numbers(name) for name in (
             "point", "unitMultipliers", "leafMultipliers", "center", "generators", "lower",
             "upper", "pixels", "fixpoint")}, "betas": numbers("box")}


def damaged_bytes(draw, data):
    data = bytearray(data)
    for _ in range(draw.choice([1, 1, 4])):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return bytes(data[:draw.randrange(len(data))] if draw.random() < 0.2 else data)


def mutations(comparison, model_file, n, files):
    draw = random.Random(0)
    originals = []
    for file in files:
        data = pathlib.Path(file).read_bytes()
        members = unzip(data)
        name = next(m for m in members if m.endswith(".json"))
        originals.append((data, name, members.pop(name).decode(),
                          {m[:-4]: array(content, m) for m, content in members.items()}))
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for kind, damage in [*KINDS.items(), ("bytes", None)]:
            goal = len(made) + n
            for i in range(40 * n):
                if len(made) == goal:
                    break
                data, name, text, arrays = draw.choice(originals)
                arrays, text = dict(arrays), json.loads(text)
                if damage is None:
                    data = damaged_bytes(draw, data)
                elif damage(draw, arrays, text) is False:
                    continue
                else:
                    data = npz(arrays, name, text)
                made.append(pathlib.Path(folder, f"{kind}-{i}.npz"))
                made[-1].write_bytes(data)
        for at in range(0, len(made), 1000):
            comparison.run(model_file, made[at:at + 1000])


def small(comparison, n):
    draw = random.Random(1)
    for example in (Example(*dense_model(draw, 4, 3, 3)), Example(*convolutional_model(draw, 2, 2))):
        with tempfile.TemporaryDirectory() as folder:
            model_file, files = pathlib.Path(folder, "model.npz"), []
            model_file.write_bytes(example.data)
            for i, width in enumerate((1e-6, 1e-3, 0.01)):
                pixels = [draw.random() for _ in range(example.exact.inputs)]
                for make in (example.certificate, example.contained, example.counterexample):
                    arrays, text = make(pixels, width)
                    name = "witness.json" if "pixels" in arrays else "certificate.json"
                    files.append(pathlib.Path(folder, f"{make.__name__}-{i}.npz"))
                    files[-1].write_bytes(npz(arrays, name, text))
            comparison.run(model_file, files)
            mutations(comparison, model_file, n, files)


def ties(comparison, n):
    """Biases at which the bound is zero, but for a change between 1e-18 and 1e-3."""
    for seed in range(n):
        draw = random.Random(seed)
        if seed % 4 == 0:
            made = convolutional_model(draw, draw.randint(1, 2), draw.randint(1, 2), 1)
        else:
            made = dense_model(draw, draw.randint(1, 6), draw.randint(1, 5), draw.randint(2, 4))
        example = Example(*made)
        pixels = [draw.random() for _ in range(example.exact.inputs)]
        make = draw.choice([example.certificate, example.certificate, example.contained])
        arrays, text = make(pixels, 10 ** draw.uniform(-8, -4))
        zero = dict(made[0])
        v = [0.0] * example.exact.classes
        for other in range(len(v)):
            if other != text["label"]:
                v[other] = example.leads(pixels)[1][other] + made[0]["v"][1][other]
                v[other] -= made[0]["v"][1][text["label"]]
                v[other] = leads_to_zero(example, arrays, text, other, v[other])
                v[other] += draw.choice([-1, -1, -1, 1]) * 10 ** draw.uniform(-18, -3)
        zero["v"] = ((len(v),), v)
        near_model = Example(zero, made[1])
        text["model"] = near_model.sha256
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "m.npz")
            file.write_bytes(near_model.data)
            certificates = []
            for i in range(10):
                changed = dict(arrays)
                if i:
                    numbers(draw.choice(["lower", "upper", "leafMultipliers"]))(draw, changed, text)
                certificates.append(pathlib.Path(folder, f"tie-{i}.npz"))
                certificates[-1].write_bytes(npz(changed, "certificate.json", text))
            comparison.run(file, certificates)


def truth(comparison, n):
    """Whether each accepted lead holds at corners of the box, by exact enumeration."""
    for seed in range(n):
        draw = random.Random(seed)
        example = Example(*dense_model(draw, draw.randint(1, 5), 2, draw.randint(2, 3)))
        pixels, width = [draw.random(), draw.random()], 10 ** draw.uniform(-4, -0.5)
        arrays, text = draw.choice([example.certificate, example.contained])(pixels, width)
        start = time.perf_counter()
        verdict, line = mondeq_check.judge(example.exact, npz(arrays, "certificate.json", text))
        comparison.seconds.append(time.perf_counter() - start)
        comparison.counts["truth", verdict, "none"] += 1
        if verdict != "accepted":
            continue
        shown = float(line.split("leads by ")[1].split(";")[0])
        for signs in itertools.product((-1, 0, 1), repeat=2):
            corner = [x + s * width for x, s in zip(pixels, signs)]
            for other in set(range(example.exact.classes)) - {text["label"]}:
                if not exact_lead(example, corner, text["label"], other) > shown * 0.99:
                    comparison.wrong.append(f"seed {seed}: {line}, but not at {corner}")


def leads_to_zero(example, arrays, text, other, guess):
    """The bias of another class that makes its proved lead about zero, by bisection."""
    low, high = guess - 1, guess + 1
    for _ in range(60):
        middle = (low + high) / 2
        values = [0.0] * example.exact.classes
        values = [middle if i == other else (0.0 if i == text["label"] else -1e6)
                  for i in range(len(values))]
        members = dict(example.arrays, v=((len(values),), values))
        model = Model(npz(members, "model.json", example.text))
        verdict, _ = mondeq_check.judge(
            model, npz(arrays, "certificate.json", dict(text, model=model.sha256)))
        low, high = (middle, high) if verdict == "accepted" else (low, middle)
    return low


def main(arguments):
    sys.setrecursionlimit(20000)
    what, comparison, rest = arguments[0], Comparison(arguments[1]), arguments[2:]
    if what == "files":
        comparison.run(rest[0], [f for argument in rest[1:] for f in mondeq_check.expand(argument)])
        comparison.wrong += [f"{kind}: python {ours}, java {theirs}"
                             for kind, ours, theirs in comparison.counts
                             if (ours, theirs) != ("accepted", "accepted")]
    elif what == "mutations":
        files = [f for argument in rest[2:] for f in mondeq_check.expand(argument)]
        mutations(comparison, rest[0], int(rest[1]), files)
    elif what == "small":
        small(comparison, int(rest[0]))
    elif what == "ties":
        ties(comparison, int(rest[0]))
    elif what == "truth":
        truth(comparison, int(rest[0]))
    else:
        raise SystemExit(__doc__)
    return comparison.report()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
