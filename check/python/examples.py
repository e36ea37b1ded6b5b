"""Small models with their certificates and counterexamples, for tests and campaigns."""

import hashlib
import io
import json
import math
import struct
import zipfile
from fractions import Fraction

from exact_model import Model, inverse

KINDS = {"f8": "d", "f4": "f", "f2": "e", "i8": "q", "i4": "i", "i2": "h", "u8": "Q", "u4": "I",
         "u2": "H"}
CODES = {order + kind: order + code for kind, code in KINDS.items() for order in "<>"}
CODES.update({"|i1": "<b", "|u1": "<B", "|b1": "<B"})


def npy(shape, values, descr="<f8", header=None):
    """A .npy file."""
    text = header or "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (descr, shape)
    text += " " * (-(len(text) + 11) % 64) + "\n"
    return (b"\x93NUMPY\1\0" + struct.pack("<H", len(text)) + text.encode()
            + struct.pack("%s%d%s" % (CODES[descr][0], len(values), CODES[descr][1]), *values))


def npz(arrays, name, text, comment=b""):
    """An archive of arrays (shape and values, or the bytes of a file) and one text member."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in arrays.items():
            content = content if isinstance(content, bytes) else npy(*content)
            archive.writestr(zipfile.ZipInfo(key + ".npy"), content)
        text = text if isinstance(text, str) else json.dumps(text)
        archive.writestr(zipfile.ZipInfo(name), text)
        archive.comment = comment
    return target.getvalue()


def vector(values):
    return (len(values),), [float(x) for x in values]


def matrix(rows, width):
    return (len(rows), width), [float(x) for row in rows for x in row]


def draw(random, *shape):
    n = 1
    for length in shape:
        n *= length
    return shape, [random.gauss(0, 1) for _ in range(n)]


def dense_model(random, p=3, q=2, classes=3):
    """The arrays and the text of a random model."""
    arrays = dict(U=draw(random, p, q), b=draw(random, p), P=draw(random, p, p),
                  Q=draw(random, p, p), V=draw(random, classes, p), v=draw(random, classes))
    return arrays, dict(name="small", architecture="dense", inputShape=[1, 1, q], latent=p,
                        classes=classes, monotonicity=random.choice([0.5, 1.0, 3.0]),
                        normalization=dict(mean=[0.1307], std=[0.3081]))


def convolutional_model(random, pooling=2, stride=1, padding=1):
    """The same with two channels of inputs and units and a 3 × 3 kernel on 4 × 5 pixels."""
    height, width = [(n + 2 * padding - 3) // stride + 1 for n in (4, 5)]
    features = 2 * (height // pooling) * (width // pooling)
    arrays = dict(U=draw(random, 2, 2, 3, 3), b=draw(random, 2), P=draw(random, 2, 2, 3, 3),
                  Q=draw(random, 2, 2, 3, 3), V=draw(random, 2, features), v=draw(random, 2))
    return arrays, dict(
        name="image", architecture="convolutional", inputShape=[2, 4, 5],
        latent=2 * height * width, classes=2, monotonicity=1.0,
        normalization=dict(mean=[0.3, 0.6], std=[0.2, 0.7]),
        convolution=dict(channels=2, kernel=3, stride=stride, padding=padding, pooling=pooling))


class Example:
    """A model in floating point, and what is built for a box of its inputs."""

    def __init__(self, arrays, text):
        self.arrays, self.text, self.resolvent = arrays, text, None
        self.data = npz(arrays, "model.json", text)
        self.exact = model = Model(self.data)
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        floats = lambda rows, s: [[x / (1 << s) for x in row] for row in rows]
        self.K, self.U = floats(model.K.rows, model.sK), floats(model.U.rows, model.sU)
        (self.D,), (self.b,) = floats([model.D], model.sK), floats([model.b], model.sb)

    def normalized(self, pixels, of=float):
        model = self.exact
        return [(of(x) - of(model.mean[i // model.pixels]))
                / (of(model.std[i // model.pixels]) / (1 << model.ss))
                for i, x in enumerate(pixels)]

    def fixpoint(self, pixels):
        """About z and y, by Peaceman-Rachford steps."""
        x, p = self.normalized(pixels), len(self.b)
        w = [sum(map(float.__mul__, row, x)) + b for row, b in zip(self.U, self.b)]
        alpha = 1 / max(self.D)
        if self.resolvent is None:
            self.resolvent = inverse([[(1 + alpha * self.D[i]) * (i == j) - alpha * k
                                       for j, k in enumerate(row)] for i, row in enumerate(self.K)])
        u = [0.0] * p
        for _ in range(2000):
            v = [abs(a) + alpha * f for a, f in zip(u, w)]
            half = [sum(map(float.__mul__, row, v)) for row in self.resolvent]
            old, u = u, [2 * h - a + alpha * f for h, a, f in zip(half, v, w)]
            if max(map(abs, map(float.__sub__, old, u))) < 1e-15:
                break
        z = [max(a, 0.0) for a in u]
        return z, [a if a > 0 else a / alpha for a in u]

    def leads(self, pixels):
        """The label, and about its leads over all classes."""
        z, _ = self.fixpoint(pixels)
        logits = [self.lead_weights(i, None, z) for i in range(self.exact.classes)]
        label = max(range(len(logits)), key=logits.__getitem__)
        return label, [logits[label] - x for x in logits]

    def lead_weights(self, i, _, z):
        model = self.exact
        total = model.v[i] / (1 << model.sv)
        for f, x in zip(model.feature, z):
            total += model.V[i][f] * x / ((1 << model.sV) * model.area) if f >= 0 else 0
        return total

    def adjoint(self, z, label, other):
        """Multipliers that undo what a lead takes of the active units."""
        model = self.exact
        active = [j for j, x in enumerate(z) if x > 0]
        c = [x / ((1 << model.sV) * model.area) for x in model.lead(label, other)]
        t = [0.0] * len(z)
        if active:
            inverted = inverse([[self.D[j] * (i == j) - self.K[j][i] for j in active]
                                for i in active])
            for j, row in zip(active, inverted):
                t[j] = sum(map(float.__mul__, row, [c[i] for i in active]))
        return t

    def certificate(self, pixels, width, rounds=3):
        """The arrays and the text of a certificate for pixels ± width, true or not."""
        z, _ = self.fixpoint(pixels)
        label, _ = self.leads(pixels)
        p, others = len(z), [i for i in range(self.exact.classes) if i != label]
        units = [s * (j + 1) for j in range(p) for s in (1, -1)]
        rows = [[(1 if s > 0 else -1) / self.D[j] * (i == j) for i in range(p)]
                for j in range(p) for s in (1, -1)]
        leaves = [self.adjoint(z, label, i) for i in others for _ in range(2)]
        arrays = dict(lower=vector([x - width for x in pixels]),
                      upper=vector([x + width for x in pixels]), point=vector(z),
                      units=vector(units), unitMultipliers=matrix(rows, p),
                      tree=vector([0, -1, -1] * len(others)), leafMultipliers=matrix(leaves, p))
        return arrays, dict(formatVersion=1, model=self.sha256, label=label, rounds=rounds,
                            stepSize=None, stepsToContainment=None, furtherSteps=None)

    def in_ball(self, made, pixels, width, norm):
        """A certificate or counterexample for a ball around pixels, in the box around it."""
        arrays, text = made
        version = 2 if "pixels" in arrays else 4
        lower = [max(0.0, math.nextafter(x - width, -1.0)) for x in pixels]
        upper = [min(1.0, math.nextafter(x + width, 2.0)) for x in pixels]
        return (dict(arrays, lower=vector(lower), upper=vector(upper), ballCenter=vector(pixels)),
                dict(text, formatVersion=version, norm=norm, epsilon=width))

    def contained(self, pixels, width, steps=30):
        """The same with a contained set of states."""
        arrays, text = self.certificate(pixels, width)
        z, y = self.fixpoint(pixels)
        alpha = 1 / max(self.D)
        p = len(z)
        del arrays["point"]
        arrays.update(center=vector([x + alpha * (a - x) for x, a in zip(z, y)]),
                      generators=matrix([[10 * width * (i == j) for j in range(p)]
                                         for i in range(p)], p),
                      box=vector([width / 10] * p))
        text.update(stepSize=alpha, stepsToContainment=steps, furtherSteps=2)
        return arrays, text

    def counterexample(self, pixels, width):
        label, _ = self.leads(pixels)
        other = (label + 1) % self.exact.classes
        arrays = dict(lower=vector([x - width for x in pixels]),
                      upper=vector([x + width for x in pixels]), pixels=vector(pixels),
                      fixpoint=vector(self.fixpoint(pixels)[0]))
        return arrays, dict(formatVersion=1, model=self.sha256, label=other, prediction=label)


def exact_lead(example, pixels, label, other):
    """The lead at the exact fixpoint, by trying every set of active units in rational numbers."""
    model = example.exact
    x, p = example.normalized(pixels, Fraction), model.units
    w = [sum(Fraction(u, 1 << model.sU) * a for u, a in zip(row, x)) + Fraction(b, 1 << model.sb)
         for row, b in zip(model.U.rows, model.b)]
    minus = [[Fraction(model.D[i] * (i == j) - k, 1 << model.sK) for j, k in enumerate(row)]
             for i, row in enumerate(model.K.rows)]
    for pattern in range(1 << p):
        active = [j for j in range(p) if pattern >> j & 1]
        z = [Fraction(0)] * p
        for j, value in zip(active, solve([[minus[i][j] for j in active] for i in active],
                                          [w[i] for i in active])):
            z[j] = value
        excess = [f - sum(map(Fraction.__mul__, row, z)) for row, f in zip(minus, w)]
        if min(z) >= 0 and all(e <= 0 for j, e in enumerate(excess) if not pattern >> j & 1):
            lead = sum(map(Fraction.__mul__, map(Fraction, model.lead(label, other)), z))
            return (lead / (model.area << model.sV)
                    + Fraction(model.v[label] - model.v[other], 1 << model.sv))
    raise AssertionError("a model without a fixpoint")


def solve(rows, right):
    """The solution of a regular system, by elimination."""
    work = [row + [x] for row, x in zip(rows, right)]
    for k in range(len(work)):
        pivot = next(i for i in range(k, len(work)) if work[i][k])
        work[k], work[pivot] = work[pivot], work[k]
        work[k] = [x / work[k][k] for x in work[k]]
        for i, row in enumerate(work):
            if i != k and row[k]:
                work[i] = [x - row[k] * y for x, y in zip(row, work[k])]
    return [row[-1] for row in work]
