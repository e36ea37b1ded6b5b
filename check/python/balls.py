"""Inputs of a box whose pixels lie in a ball of the norm 2 or 1, and first bounds on them; exact."""

import math
from fractions import Fraction

from exact_model import Inputs, ceil_div, ceil_root, dot, fixed, proved, quotient
from strict_files import number, readable, vector
from unit_bounds import distance_from, first_bounds_from, injected

NORMS = {"2": 2, "1": 1}
PASSES, SQUARINGS, BITS = 100, 5, 80


class Ball:
    """The norm, the radius and the centre of a file, as they are written."""

    def __init__(self, arrays, text, q):
        self.norm = NORMS.get(text.get("norm") if type(text.get("norm")) is str else None)
        readable(self.norm is not None, "norm: expected \"2\" or \"1\"")
        self.epsilon = number(text.get("epsilon"), "epsilon")
        readable(self.epsilon >= 0, "epsilon: expected a number from 0")
        self.center = vector(arrays, "ballCenter", q)

    def contains(self, pixels):
        changes = [abs(Fraction(x) - Fraction(c)) ** self.norm
                   for x, c in zip(pixels, self.center)]
        return sum(changes) <= Fraction(self.epsilon) ** self.norm

    def require_in_box(self, lower, upper):
        """A claim is about all pixels of the ball from 0 to 1."""
        e = Fraction(self.epsilon)
        proved(all(low <= max(0, c - e) and min(1, c + e) <= high for c, low, high in zip(
            map(Fraction, self.center), map(Fraction, lower), map(Fraction, upper))),
               "the box leaves out a part of the ball")


class BallInputs(Inputs):
    """Inputs of a box in a ball; sums of products are bounded below by a split of their slopes."""

    def __init__(self, model, lower, upper, ball):
        means = [mean for mean in model.mean for _ in range(model.pixels)]
        q = len(means)
        ints, self.s = fixed(lower + upper + means + ball.center)
        (self.e,), self.se = fixed([ball.epsilon])
        mean = ints[2 * q:3 * q]
        self.low, self.high, self.middle = [
            [x - m for x, m in zip(part, mean)] for part in (ints[:q], ints[q:2 * q], ints[3 * q:])]
        self.model, self.ball = model, ball
        self.g = 64 + self.s + model.sK + sum((model.sU, model.sV, model.sb, model.sv))
        self.std = [std / (1 << model.ss) for std in model.std for _ in range(model.pixels)]
        self.below = [max(0.0, c - low) for c, low in zip(ball.center, lower)]
        self.above = [max(0.0, high - c) for c, high in zip(ball.center, upper)]

    def least(self, slopes, s, g):
        part = self.split(slopes, s)
        rest = super().least([w - x for w, x in zip(slopes, part)], s, g)
        box, self.low, self.high = (self.low, self.high), self.middle, self.middle
        middle = super().least(part, s, g)
        self.low, self.high = box
        return rest + middle - self.reach(part, s, g)

    def reach(self, part, s, g):
        """ε ‖part/std‖ in the dual norm, rounded up to 2**-g."""
        model, n, total = self.model, self.model.pixels, 0
        for channel, std in enumerate(model.std):
            own = part[channel * n:(channel + 1) * n]
            if self.ball.norm == 2:
                total += ceil_div(dot(own, own) << 2 * (model.ss + g), std * std)
            else:
                total = max(total, ceil_div(max(map(abs, own)) << model.ss + g, std))
        dual = ceil_root(total) if self.ball.norm == 2 else total
        return ceil_div(self.e * dual, 1 << self.se + s)

    def split(self, slopes, s):
        """What part of the slopes the ball shall bound; the best one, but for rounding."""
        raw = [abs(quotient(w, 1 << s)) / std for w, std in zip(slopes, self.std)]
        if not all(map(math.isfinite, raw)):
            return slopes
        room = [below if w > 0 else above
                for w, below, above in zip(slopes, self.below, self.above)]
        if self.ball.norm == 2:
            t = stretch(raw, room, self.ball.epsilon)
            most = [x / t if t > 0 else math.inf for x in room]
        else:
            most = [threshold(raw, room, self.ball.epsilon)] * len(raw)
        return [w if a <= m else int(math.copysign(1, w)) * min(abs(w), scaled(m * std, s))
                for w, a, m, std in zip(slopes, raw, most, self.std)]

    def spread(self):
        """sup ‖U(x − c)‖₂ over the ball, rounded up to 2**-g."""
        bound = spectral(self.model) if self.ball.norm == 2 else column(self.model)
        return ceil_div(self.e * bound << max(0, self.g - BITS - self.se),
                        1 << max(0, BITS + self.se - self.g))


def scaled(x, s):
    """About x 2**s, for x ≥ 0."""
    n, d = x.as_integer_ratio()
    return (n << s) // d


def stretch(raw, room, epsilon):
    """The t at which clip(c − t a) leaves the ball, from below."""
    t = 0.0
    for _ in range(PASSES):
        left, free = epsilon * epsilon, 0.0
        for a, r in zip(raw, room):
            if t * a >= r:
                left -= r * r if a > 0 else 0
            else:
                free += a * a
        after = math.sqrt(max(0.0, left) / free) if free > 0 else math.inf
        if not after > t:
            break
        t = after
        if free == 0:
            break
    return t


def threshold(raw, room, epsilon):
    """The size down to which the largest slopes fill their rooms."""
    left = epsilon
    for a, r in sorted(zip(raw, room), reverse=True):
        left -= r
        if left < 0:
            return a
    return 0.0


def rows_of(model):
    """U diag(1/std) over 2**BITS, rounded up in magnitude: each entry by less than one."""
    up = BITS + model.ss - model.sU
    result = []
    for row in model.U.rows:
        result.append([(1 if x > 0 else -1)
                       * ceil_div(abs(x) << max(0, up), model.std[i // model.pixels] << max(0, -up))
                       for i, x in enumerate(row)])
    return result


def column(model):
    """The largest norm of a column of U diag(1/std), rounded up; over 2**BITS."""
    return max(ceil_root(dot(xs, xs)) for xs in zip(*rows_of(model)))


def spectral(model):
    """‖U diag(1/std)‖₂, or a little more; over 2**BITS."""
    a = rows_of(model)
    lost = ceil_root(len(a) * len(a[0]))  # of the rounding of a, in the norm of Frobenius
    gram = [[dot(x, y) for y in a] for x in a]  # over 2**(2 BITS)
    return ceil_root(symmetric(gram, SQUARINGS)) + lost


def symmetric(g, squarings):
    """‖G‖₂ of a symmetric matrix of integers, or a little more, by ‖G‖₂² = ‖G²‖₂."""
    norm = ceil_root(sum(dot(row, row) for row in g))
    if squarings == 0 or norm == 0:
        return norm
    unit = [[(x << BITS) // norm for x in row] for row in g]  # off by less than one each
    for i in range(len(unit)):
        for j in range(i):
            unit[i][j] = unit[j][i]
    square = [[dot(x, y) for y in unit] for x in unit]  # over 2**(2 BITS)
    bound = ceil_root(symmetric(square, squarings - 1)) + len(g)  # over 2**BITS
    return ceil_div(norm * bound, 1 << BITS)


def first_bounds(model, inputs, point):
    """Bounds of r by strong monotonicity from the centre, ‖gap(x)‖ ≤ ‖gap(c)‖ + ‖U(x − c)‖, and
    by |K_j (z − z̃)| ≤ ‖K_j‖₂ ‖z − z̃‖₂."""
    low, high = inputs.injection()
    near = Inputs(model, inputs.ball.center, inputs.ball.center)
    near.g = inputs.g
    middle = near.injection()
    z, off = distance_from(model, inputs.g, point, *middle, inputs.spread())
    off = min(off, distance_from(model, inputs.g, point, low, high, 0)[1])
    least, most = first_bounds_from(model, z, off, low[:], high[:])
    for j, row in enumerate(model.K.rows):
        image, moved = dot(row, z), ceil_root(dot(row, row)) * off
        below, above = injected(model, j, image - moved, image + moved, low[j], high[j])
        least[j], most[j] = max(least[j], below), min(most[j], above)
    return least, most
