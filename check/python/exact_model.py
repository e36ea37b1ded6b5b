"""Models and boxes of inputs as exact integers over powers of two.

Integers with a common denominator 2**s stand beside that s: `t, st`; sK is that of K and D.
"""

import hashlib
import itertools
import math
from fractions import Fraction

from strict_files import archive, number, readable, unzip, whole

MOST_WEIGHTS = 1 << 24  # p (p + q), with about 100 bytes each


class Unproved(Exception):
    """A file does not prove what it claims."""


def proved(condition, reason):
    if not condition:
        raise Unproved(reason)


# ---- Numbers ----


def fixed(values):
    """Doubles as integers divided by 2**s, exactly."""
    ratios = [x.as_integer_ratio() for x in values]
    s = max((d.bit_length() - 1 for _, d in ratios), default=0)
    return [n << s - d.bit_length() + 1 for n, d in ratios], s


def ceil_div(n, d):
    return -(-n // d)


def ceil_root(n):
    return math.isqrt(n - 1) + 1 if n > 0 else 0


def dot(xs, ys):
    return sum(map(int.__mul__, xs, ys))


def decimal(x):
    """About x, for people."""
    return f"{quotient(x.numerator, x.denominator):.3g}"


def quotient(n, d):
    """The nearest double of n / d, or an infinity."""
    try:
        return n / d
    except OverflowError:
        return math.copysign(math.inf, n)


def rounded(n, s):
    """n / 2**s, off by at most 1/2; exact for s ≤ 0."""
    return n + (1 << s - 1) >> s if s > 0 else n << -s


def exponent(values):
    """Some e with |x| < 2**e."""
    return max((math.frexp(x)[1] for x in values), default=0)


class Rows:
    """Rows of integers, whose exact combinations are sums of multiples of one integer a row.

    A row x is the integer Σ_k x_k 2**(8 w k); w is wide enough that no sum leaves its slot.
    """

    def __init__(self, rows):
        self.rows = rows
        self.bits = max((x.bit_length() for row in rows for x in row), default=0)
        self.packed = {}

    def combine(self, factors):
        """Σ_j factors_j rows_j."""
        bits = self.bits + max((t.bit_length() for t in factors), default=0)
        w = -(-(bits + len(factors).bit_length() + 2) // 64) * 8
        n, half = len(self.rows[0]), 1 << 8 * w - 1
        shift = int.from_bytes(half.to_bytes(w, "little") * n, "little")
        if w not in self.packed:
            self.packed[w] = [int.from_bytes(b"".join(
                (x + half).to_bytes(w, "little") for x in row), "little") - shift
                for row in self.rows]
        total = sum(t * row for t, row in zip(factors, self.packed[w]) if t)
        raw = (total + shift).to_bytes(n * w, "little")
        return [int.from_bytes(raw[k:k + w], "little") - half for k in range(0, n * w, w)]


def inverse(rows):
    """A guess of the inverse, by Gauss and Jordan in floating point."""
    p = len(rows)
    work = [[float(x) for x in row] + [float(i == j) for j in range(p)]
            for i, row in enumerate(rows)]
    for k in range(p):
        pivot = max(range(k, p), key=lambda i: abs(work[i][k]))
        work[k], work[pivot] = work[pivot], work[k]
        proved(work[k][k] != 0, "a matrix is singular")
        factor = 1 / work[k][k]
        own = work[k] = [factor * x for x in work[k]]
        for i in range(p):
            share = work[i][k]
            if i != k and share:
                work[i] = [x - share * y for x, y in zip(work[i], own)]
    result = [row[p:] for row in work]
    proved(all(math.isfinite(x) for row in result for x in row), "a matrix is close to singular")
    return result


def on_grid(values, s):
    """Doubles rounded to integers divided by 2**s."""
    return [round(Fraction(x) * (1 << s)) if s >= 0 else round(Fraction(x) / (1 << -s))
            for x in values]


# ---- The model ----


def long_axes(shape):
    """A shape without the axes of length one, which MATLAB adds and drops."""
    return [length for length in shape if length != 1]


class Model:
    """D r = K z + U x + b, z = max(r, 0), logits V z + v, with K's diagonal zero; all exact."""

    def __init__(self, data):
        self.sha256 = hashlib.sha256(data).hexdigest()
        arrays, text = archive(unzip(data), "model.json")
        whole(text, "formatVersion", 1, 1, 1)
        shape = text.get("inputShape")
        readable(type(shape) is list and len(shape) == 3, "inputShape: expected three numbers")
        image = [whole({"inputShape": n}, "inputShape", 1) for n in shape]
        self.inputs, self.classes = math.prod(image), whole(text, "classes", 1)
        kind = text.get("architecture")
        readable(kind in ("dense", "convolutional"), "architecture: unknown")
        self.area = 1
        readable(set(arrays) == set("UbPQVv"), "expected the arrays U, b, P, Q, V, v")
        if kind == "dense":
            p = self.units = len(arrays["b"][1])
            self.feature = list(range(p))
            shapes = dict(U=(p, self.inputs), b=(p,), P=(p, p), Q=(p, p))
            features, conv = p, None
        else:
            shapes, features, conv = self.convolution(text.get("convolution"), image)
        shapes.update(V=(self.classes, features), v=(self.classes,))
        for name, wanted in shapes.items():
            readable(long_axes(arrays[name][0]) == long_axes(wanted),
                     f"{name}: expected shape {wanted}")
        p, q = self.units, self.inputs
        readable(p > 0 and whole(text, "latent", p, p, p), "latent: not that of b")
        readable(p * (p + q) <= MOST_WEIGHTS, f"more than {MOST_WEIGHTS} weights")
        m = number(text.get("monotonicity"), "monotonicity")
        readable(m > 0, "monotonicity: expected m > 0")
        self.normalize(text.get("normalization"), image)
        values = {}
        for name in "UbPQVv":
            ints, s = fixed(arrays[name][1])
            values[name] = conv[name](ints) if conv and name in conv else ints, s
        rows = {n: [values[n][0][j * w:(j + 1) * w] for j in range(p)]
                for n, w in (("U", q), ("P", p), ("Q", p))}
        self.U, self.sU = Rows(rows["U"]), values["U"][1]
        self.b, self.sb = values["b"]
        self.V = [values["V"][0][i * features:(i + 1) * features] for i in range(self.classes)]
        self.sV, (self.v, self.sv) = values["V"][1], values["v"]
        (m,), self.sm = fixed([m])
        self.m = m
        self.couple(Rows(rows["P"]), values["P"][1], rows["Q"], values["Q"][1])

    def couple(self, P, sP, Q, sQ):
        """D = diag(1 − W) and K = W − I + D, of W = (1 − m) I − PᵀP + Q − Qᵀ."""
        s = self.sK = max(2 * sP, sQ, self.sm)
        self.K, self.D = [], []
        for j, column in enumerate(zip(*P.rows)):
            squares = P.combine(column)
            row = [(Q[j][k] - Q[k][j] << s - sQ) - (squares[k] << s - 2 * sP)
                   for k in range(self.units)]
            self.D.append((self.m << s - self.sm) - row[j])
            row[j] = 0
            self.K.append(row)
        self.K = Rows(self.K)

    def normalize(self, text, image):
        """The mean and the standard deviation of each channel, as exact doubles."""
        self.mean, std, channels = [0.0] * image[0], [1.0] * image[0], image[0]
        if text is not None:
            lists = [text.get(key) if type(text) is dict else None for key in ("mean", "std")]
            readable(all(type(x) is list and len(x) == channels for x in lists), "normalization")
            self.mean, std = [[number(x, "normalization") for x in xs] for xs in lists]
        readable(min(std) > 0, "std: expected positive values")
        self.std, self.ss = fixed(std)
        self.pixels = image[1] * image[2]

    def convolution(self, text, image):
        """Shapes of the arrays, the number of features, and what makes matrices of kernels."""
        readable(type(text) is dict, "convolution: missing")
        side, stride = whole(text, "kernel", 1), whole(text, "stride", 1)
        padding, k = whole(text, "padding", 0, side - 1), whole(text, "channels", 1)
        height, width = [(n + 2 * padding - side) // stride + 1 for n in image[1:]]
        pool = whole(text, "pooling", 1)
        readable(pool <= min(height, width), "convolution: numbers that do not go together")
        latent, rows, cols = [k, height, width], height // pool, width // pool
        self.units, self.area = math.prod(latent), pool * pool
        readable(self.units * (self.units + self.inputs) <= MOST_WEIGHTS, "too many weights")
        self.feature = [(c * rows + i // pool) * cols + j // pool
                        if i // pool < rows and j // pool < cols else -1
                        for c in range(k) for i in range(height) for j in range(width)]
        coupling = lambda kernels: dense(kernels, latent, latent, (3, 1, 1))
        return (dict(U=(k, image[0], side, side), b=(k,), P=(k, k, 3, 3), Q=(k, k, 3, 3)),
                k * rows * cols,
                dict(U=lambda kernels: dense(kernels, image, latent, (side, stride, padding)),
                     b=lambda b: [x for x in b for _ in range(height * width)],
                     P=coupling, Q=coupling))

    def lead(self, t, i):
        """area·(V_t − V_i) as a function of the units, over 2**sV."""
        difference = [x - y for x, y in zip(self.V[t], self.V[i])]
        return [difference[f] if f >= 0 else 0 for f in self.feature]


def dense(kernels, source, target, geometry):
    """The matrix of a cross-correlation with zeros around an image, row after row."""
    side, stride, padding = geometry
    (channels, height, width), result = source, []
    for c, i, j in itertools.product(*map(range, target)):
        row = [0] * (channels * height * width)
        taps = itertools.product(range(channels), range(side), range(side))
        for tap, (a, y, x) in enumerate(taps, c * channels * side * side):
            y, x = y + i * stride - padding, x + j * stride - padding
            if 0 <= y < height and 0 <= x < width:
                row[(a * height + y) * width + x] = kernels[tap]
        result += row
    return result


class Inputs:
    """The inputs x = (pixel − mean)/std of a box of pixels, and the grid 2**-g of its bounds."""

    def __init__(self, model, lower, upper):
        means = [mean for mean in model.mean for _ in range(model.pixels)]
        q = len(means)
        ints, self.s = fixed(lower + upper + means)
        self.low = [x - mean for x, mean in zip(ints, ints[2 * q:])]
        self.high = [x - mean for x, mean in zip(ints[q:], ints[2 * q:])]
        self.model = model
        self.g = 64 + self.s + model.sK + sum((model.sU, model.sV, model.sb, model.sv))

    def least(self, slopes, s, g):
        """The minimum of Σ slope_i x_i, rounded down to 2**-g; g is at least s + self.s."""
        total, n = 0, self.model.pixels
        for channel, std in enumerate(self.model.std):
            part = slice(channel * n, (channel + 1) * n)
            least = sum(w * (low if w > 0 else high)
                        for w, low, high in zip(slopes[part], self.low[part], self.high[part]))
            total += (least << g + self.model.ss - s - self.s) // std
        return total

    def injection(self):
        """Bounds of U x + b."""
        model, g = self.model, self.g
        b = [x << g - model.sb for x in model.b]
        low = [self.least(row, model.sU, g) + x for row, x in zip(model.U.rows, b)]
        high = [x - self.least([-w for w in row], model.sU, g)
                for row, x in zip(model.U.rows, b)]
        return low, high

    def enclosure(self):
        """Twice the centers and twice the radii of the x_i, rounded outwards."""
        model, n = self.model, self.model.pixels
        up = self.g + model.ss - self.s
        low = [(x << up) // model.std[i // n] for i, x in enumerate(self.low)]
        high = [ceil_div(x << up, model.std[i // n]) for i, x in enumerate(self.high)]
        return [x + y for x, y in zip(low, high)], [y - x for x, y in zip(low, high)]
