#!/usr/bin/env python3
"""Checks certificates and counterexamples of monotone operator equilibrium models, exactly.

    python3 mondeq_check.py MODEL FILE...

A second checker, independent of the Java one: it follows docs/certificate-format.md, which holds
the formats and the formulas, and uses Python integers alone. A double is an integer divided by a
power of two, so sums of products of doubles are exact. Where exact numbers would grow without end
(bounds computed from bounds, sets that are mapped again and again), they are rounded outwards to a
fixed grid. Floating point only guesses inverses, whose residuals are then exact, and prints.

Integers with a common denominator 2**s stand beside that s: `t, st`; sK is that of K and D.
Exit code 0: all files accepted; 1: one does not prove its claim; 2: one is unreadable.
"""

import itertools
import pathlib
import re
import sys
from fractions import Fraction

import balls
from exact_model import Inputs, Model, Unproved, ceil_root, decimal, dot, fixed, proved
from strict_files import (MOST_BYTES, Unreadable, archive, matrix, number, readable, unzip, vector,
                          whole)
from unit_bounds import contained, distance, first_bounds

MOST_ROUNDS = 1000
MOST_STEPS = 100
MOST_WORK = 1 << 35  # products of two numbers, which take minutes
LEAF, TIGHTENING = -1, -2


# ---- Lower bounds from multipliers ----


class Objective:
    """c·z + sign r_unit + offset; c, times the area of the pooling, over 2**sc, offset over 2**so."""

    def __init__(self, c=None, sc=0, offset=0, so=0, unit=0, sign=0):
        self.c, self.sc, self.offset, self.so = c, sc, offset, so
        self.unit, self.sign = unit, sign

    def below(self, cutoff, price, unit, sign):
        """sign r_unit + price (this − cutoff)."""
        (d,), sd = fixed([cutoff])
        (mu,), smu = fixed([price])
        s = max(self.so, sd)
        offset = mu * ((self.offset << s - self.so) - (d << s - sd))
        return Objective([mu * c for c in self.c], self.sc + smu, offset, s + smu, unit, sign)


class Bound:
    """(c + Kᵀt)·z + (d − D∘t)·r + offset + t·b + min over x of (Uᵀt)·x, for any multipliers t."""

    def __init__(self, model, inputs, objective, multipliers):
        t, st = fixed(multipliers)
        s = self.s = max(objective.sc, model.sK + st, objective.so - inputs.g)
        up, g, t = s - model.sK - st, inputs.g + s, [model.area * x for x in t]
        self.e = [x << up for x in model.K.combine(t)]
        self.h = [-d * x << up for d, x in zip(model.D, t)]
        if objective.c:
            self.e = [e + (c << s - objective.sc) for e, c in zip(self.e, objective.c)]
        self.h[objective.unit] += objective.sign * model.area << s
        self.rest = ((objective.offset * model.area << g - objective.so)
                     + (dot(t, model.b) << g - st - model.sb)
                     + inputs.least(model.U.combine(t), model.sU + st, g))

    def within(self, low, high):
        """The least over z = max(r, 0), low ≤ r ≤ high; over 2**(s + the bounds' grid)."""
        total = self.rest
        for e, h, least, most in zip(self.e, self.h, low, high):
            if least >= 0:
                total += (e + h) * (least if e + h > 0 else most)
            elif most <= 0:
                total += h * (least if h > 0 else most)
            else:
                total += min(0, h * least, (e + h) * most)
        return total


def sides(units):
    """The unit of each row, and 1 where it is bounded from below, −1 from above."""
    return [(abs(unit) - 1, 1 if unit > 0 else -1) for unit in units]


def tighten(model, rows, rounds, low, high):
    """Each row within all bounds before it, again and again; a unit without any value, or None."""
    for _ in range(rounds):
        changed = False
        for unit, sign, bound in rows:
            least = bound.within(low, high) // (model.area << bound.s)
            side = low if sign > 0 else high
            if sign * side[unit] < least:
                side[unit], changed = sign * least, True
                if low[unit] > high[unit]:
                    return unit
        if not changed:
            break
    return None


class Trees:
    """The trees of all classes, whose leaves prove the leads."""

    def __init__(self, model, inputs, certificate, bounds):
        self.model, self.inputs = model, inputs
        self.nodes, self.leaves = iter(certificate.tree), iter(certificate.leaves)
        self.cutoffs, self.rounds = iter(certificate.cutoffs), certificate.rounds
        self.low, self.high = bounds
        self.smallest = self.cutoff = None

    def descend(self, lead, other, depth=0, tightened=False):
        unit = next(self.nodes, None)
        if unit == TIGHTENING:
            proved(not tightened, f"a tightening of the tree of class {other} has no node")
            self.tighten(lead, other, depth)
            return
        proved(unit is not None, f"the tree of class {other} ends before its last leaf")
        if unit == LEAF:
            self.close(lead, other, next(self.leaves))
            return
        proved(depth < self.model.units, f"the tree of class {other} is deeper than its units")
        low, high = self.low[unit], self.high[unit]
        self.low[unit] = max(low, 0)
        self.descend(lead, other, depth + 1)
        self.low[unit], self.high[unit] = low, min(high, 0)
        self.descend(lead, other, depth + 1)
        self.high[unit] = high

    def tighten(self, lead, other, depth):
        """The next node within bounds of units that hold where the lead is at most a cutoff."""
        low, high, above = self.low[:], self.high[:], self.cutoff
        cutoff, units, prices, multipliers = next(self.cutoffs)
        self.cutoff = cutoff if above is None else min(above, cutoff)
        rows = [(unit, sign, Bound(self.model, self.inputs,
                                   lead.below(cutoff, price, unit, sign), row))
                for (unit, sign), price, row in zip(sides(units), prices, multipliers)
                if self.rounds]
        tighten(self.model, rows, self.rounds, self.low, self.high)
        self.descend(lead, other, depth, True)
        self.low, self.high, self.cutoff = low, high, above

    def close(self, lead, other, multipliers):
        if self.cutoff is not None:
            self.show(Fraction(self.cutoff))
        if any(low > high for low, high in zip(self.low, self.high)):
            return
        bound = Bound(self.model, self.inputs, lead, multipliers)
        least = bound.within(self.low, self.high)
        shown = Fraction(least, self.model.area << bound.s + self.inputs.g)
        proved(least > 0, f"the lead over class {other} is only shown to be {decimal(shown)}")
        self.show(shown)

    def show(self, shown):
        self.smallest = shown if self.smallest is None else min(self.smallest, shown)


# ---- The claims ----

CUTOFFS = ["cutoffs", "cutoffRows", "cutoffUnits", "cutoffPrices", "cutoffMultipliers"]


class Claim:
    """The model, the label, the box of a file, and the ball if its version has one."""

    BALLS = 2

    def __init__(self, arrays, text, name):
        self.version = whole(text, "formatVersion", 1, self.BALLS)
        readable(self.version != 3, "formatVersion: 3")
        self.name, self.model = name, text.get("model")
        readable(type(self.model) is str and re.fullmatch("[0-9a-f]{64}", self.model),
                 "model: expected a SHA-256")
        self.label = whole(text, "label", -2**31)
        self.lower = vector(arrays, "lower")
        self.upper = vector(arrays, "upper", len(self.lower))
        self.ball = None
        if self.version == self.BALLS:
            self.ball = balls.Ball(arrays, text, len(self.lower))
        else:
            readable(text.get("norm") is None and text.get("epsilon") is None,
                     "norm, epsilon: not of this version")

    def require(self, model):
        proved(self.model == model.sha256, f"made for another model, of SHA-256 {self.model}")
        proved(0 <= self.label < model.classes, f"no class {self.label}")
        proved(len(self.lower) == model.inputs, "another number of pixels")
        proved(all(map(float.__le__, self.lower, self.upper)), "the box is empty")


class Certificate(Claim):
    BALLS = 4

    def __init__(self, arrays, text):
        super().__init__(arrays, text, "certificate")
        keys = {"formatVersion", "model", "label", "rounds", "stepSize", "stepsToContainment",
                "furtherSteps", "norm", "epsilon"}
        readable(set(text) <= keys, "certificate.json: an unknown key")
        self.rounds = whole(text, "rounds", 0, MOST_ROUNDS)
        self.alpha = text.get("stepSize")
        near = self.alpha is None
        tightened = self.version == 2 or self.ball is not None and "cutoffs" in arrays
        readable(set(arrays) == {"lower", "upper", "units", "unitMultipliers", "tree",
                                 "leafMultipliers", *(["point"] if near else
                                                      ["center", "generators", "box"]),
                                 *(CUTOFFS if tightened else []),
                                 *(["ballCenter"] if self.ball else [])},
                 "expected other arrays")
        self.start = vector(arrays, "point" if near else "center")
        p = len(self.start)
        if not near:
            self.alpha = number(self.alpha, "stepSize")
            self.center, self.box = self.start, vector(arrays, "box", p)
            self.generators = matrix(arrays, "generators", p, p)
            self.steps = whole(text, "stepsToContainment", 0, MOST_STEPS)
            self.further = whole(text, "furtherSteps", 0, MOST_STEPS)
        self.units = integers(vector(arrays, "units"), -p, p)
        readable(0 not in self.units, "units: expected no zero")
        self.rows = matrix(arrays, "unitMultipliers", len(self.units), p)
        self.tree = integers(vector(arrays, "tree"),
                             TIGHTENING if tightened else LEAF, p - 1)
        self.cutoffs = self.tightenings(arrays, p) if tightened else []
        self.leaves = matrix(arrays, "leafMultipliers", self.tree.count(LEAF), p)

    def tightenings(self, arrays, p):
        """The cutoff, the units, the prices and the rows of each."""
        cutoffs = vector(arrays, "cutoffs")
        readable(all(x > 0 for x in cutoffs), "cutoffs: expected above 0")
        counts = integers(vector(arrays, "cutoffRows", len(cutoffs)), 0, 2**31 - 1)
        readable(len(counts) == self.tree.count(TIGHTENING), "cutoffRows: expected those of tree")
        units = integers(vector(arrays, "cutoffUnits"), -p, p)
        readable(0 not in units, "cutoffUnits: expected no zero")
        prices = vector(arrays, "cutoffPrices", len(units))
        readable(all(x >= 0 for x in prices), "cutoffPrices: expected 0 or more")
        readable(sum(counts) == len(units), "cutoffRows: expected their sum to be all rows")
        rows = matrix(arrays, "cutoffMultipliers", len(units), p)
        ends = list(itertools.accumulate(counts, initial=0))
        return [(cutoff, units[i:k], prices[i:k], rows[i:k])
                for cutoff, i, k in zip(cutoffs, ends, ends[1:])]

    def work(self, model):
        """About how many products of two numbers it takes to check this."""
        p, q = model.units, model.inputs
        rows = len(self.rows) + sum(len(prices) for _, _, prices, _ in self.cutoffs)
        steps = self.steps + self.further if self.alpha is not None else 0
        return (p * (p + q) * (rows + len(self.leaves) + 4) + 8 * p * rows * self.rounds
                + steps * p * p * (q + p * (steps + 3) // 2))

    def check(self, model):
        self.require(model)
        proved(len(self.start) == model.units, "another number of units")
        readable(self.work(model) <= MOST_WORK, f"more work than {MOST_WORK} products")
        inputs, near = Inputs(model, self.lower, self.upper), first_bounds
        if self.ball:
            self.ball.require_in_box(self.lower, self.upper)
            inputs = balls.BallInputs(model, self.lower, self.upper, self.ball)
            near = balls.first_bounds
        low, high = (near(model, inputs, self.start) if self.alpha is None
                     else contained(model, inputs, self))
        proved(all(map(int.__le__, low, high)), "the first bounds exclude every input")
        rows = [(unit, sign, Bound(model, inputs, Objective(unit=unit, sign=sign), row))
                for (unit, sign), row in zip(sides(self.units), self.rows) if self.rounds]
        unit = tighten(model, rows, self.rounds, low, high)
        proved(unit is None, f"the bounds of unit {unit} exclude every input")
        trees = Trees(model, inputs, self, (low, high))
        for other in range(model.classes):
            if other != self.label:
                offset = model.v[self.label] - model.v[other]
                lead = Objective(model.lead(self.label, other), model.sV, offset, model.sv)
                trees.descend(lead, other)
        proved(next(trees.nodes, None) is None, "more nodes than the trees of all classes have")
        proved(trees.smallest is not None, "no leaf proves anything")
        return f"class {self.label} leads by {decimal(trees.smallest)}; {len(self.leaves)} leaves"


def integers(values, least, most):
    readable(all(x.is_integer() and least <= x <= most for x in values),
             f"expected whole numbers from {least} to {most}")
    return [int(x) for x in values]


class Counterexample(Claim):
    def __init__(self, arrays, text):
        super().__init__(arrays, text, "counterexample")
        self.prediction = whole(text, "prediction", -2**31)
        self.pixels = vector(arrays, "pixels", len(self.lower))
        self.point = vector(arrays, "fixpoint")

    def check(self, model):
        self.require(model)
        t, i = self.prediction, self.label
        proved(0 <= t < model.classes and t != i, f"no other class: {t}")
        proved(len(self.point) == model.units, "another number of units")
        proved(all(low <= x <= high for low, x, high in zip(self.lower, self.pixels, self.upper)),
               "a pixel is not in the box")
        proved(self.ball is None or self.ball.contains(self.pixels), "not in the ball")
        inputs, weights = Inputs(model, self.pixels, self.pixels), model.lead(t, i)
        z, _, _, off = distance(model, inputs, self.point)
        s = model.sV + inputs.g
        lead = (dot(weights, z) + (model.area * (model.v[t] - model.v[i]) << s - model.sv)
                - ceil_root(dot(weights, weights)) * off)
        shown = Fraction(lead, model.area << s)
        proved(lead > 0, f"class {t} is only shown to lead class {i} by {decimal(shown)}")
        return f"an input gets class {t}, which leads class {i} by {decimal(shown)}"


# ---- The command ----


def read(data):
    """Certificates or counterexamples, by the name of the text member: one, or one for each row."""
    members = unzip(data)
    if "witnesses.json" in members:
        return rows(*archive(members, "witnesses.json"))
    if "witness.json" in members:
        return [Counterexample(*archive(members, "witness.json"))]
    return [Certificate(*archive(members, "certificate.json"))]


def rows(arrays, text):
    """Counterexamples that stand in one file, row after row."""
    n = len(vector(arrays, "label"))
    classes = [integers(vector(arrays, name, n), -2**31, 2**31 - 1)
               for name in ("label", "prediction")]
    columns = {}
    balls_of = ["ballCenter"] if text.get("formatVersion") == Counterexample.BALLS else []
    for name in ("lower", "upper", "pixels", "fixpoint", *balls_of):
        shape, values = arrays.get(name, ((), None))
        readable(len(shape) == 2 and shape[0] == n, f"{name}: expected {n} rows")
        columns[name] = [((shape[1],), values[i * shape[1]:(i + 1) * shape[1]]) for i in range(n)]
    return [Counterexample({name: column[i] for name, column in columns.items()},
                           dict(text, label=label, prediction=prediction))
            for i, (label, prediction) in enumerate(zip(*classes))]


def verdict_of(claim, model):
    try:
        return "accepted", claim.check(model)
    except Unproved as e:
        return "rejected", str(e)
    except Unreadable as e:
        return "unreadable", str(e)


def judge(model, data):
    """Whether the one claim of a file is accepted, and a line that says why."""
    try:
        claims = read(data)
    except Unreadable as e:
        return "unreadable", str(e)
    return verdict_of(claims[0], model) if len(claims) == 1 else ("unreadable", "not one claim")


def judgements(model, path):
    """For each claim of a file: its name, whether it is accepted, and a line that says why."""
    name = ascii(str(path))[1:-1]
    try:
        data = content(path)
        claims = read(data)
        many = "witnesses.json" in unzip(data)
        for row, claim in enumerate(claims):
            yield f"{name}[{row}]" if many else name, *verdict_of(claim, model)
    except (Unreadable, MemoryError) as e:
        yield name, "unreadable", str(e) or "larger than the memory"


def content(path):
    """The bytes of a file, read once."""
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as e:
        raise Unreadable(e.strerror) from e
    readable(len(data) <= MOST_BYTES, "too large")
    return data


def expand(path):
    """A folder stands for its .npz files and for those in its folder adversarial."""
    path = pathlib.Path(path)
    if not path.is_dir():
        return [path]
    examples = sorted((path / "adversarial").glob("*.npz"))
    return [file for file in sorted(path.glob("*.npz"))
            if not (examples and file.name == "adversarial.npz")] + examples


def main(arguments):
    if len(arguments) < 2:
        print("usage: mondeq_check.py MODEL FILE...", file=sys.stderr)
        return 2
    sys.setrecursionlimit(20000)  # a tree is at most as deep as there are units
    try:
        model = Model(content(arguments[0]))
    except (Unreadable, MemoryError) as e:
        print(f"{ascii(arguments[0])}: {ascii(str(e))}", file=sys.stderr)
        return 2
    counts = dict.fromkeys(("accepted", "rejected", "unreadable"), 0)
    for path in [file for argument in arguments[1:] for file in expand(argument)]:
        for name, verdict, line in judgements(model, path):
            counts[verdict] += 1
            print(f"{name}: {verdict}: {ascii(line)[1:-1]}", flush=True)
    print("mondeq_check: " + ", ".join(f"{n} {verdict}" for verdict, n in counts.items()))
    if counts["unreadable"] or not any(counts.values()):
        return 2
    return min(counts["rejected"], 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
