"""First bounds of all units r: near a point, or from a set of states that steps map into itself."""

import itertools

from exact_model import (Rows, ceil_div, ceil_root, dot, exponent, fixed, inverse, on_grid, proved,
                         quotient, rounded)

SLOPE, RESOLVENT, DIGITS = 32, 64, 88  # bits of what may be chosen, or is rounded outwards


def distance(model, inputs, point):
    """The point on the grid, U x + b, and how far fixpoints are from the point at most: ‖gap‖/m."""
    low, high = inputs.injection()
    z, off = distance_from(model, inputs.g, point, low, high, 0)
    return z, low, high, off


def distance_from(model, g, point, low, high, moved):
    """The point on the grid, and (‖gap‖ + moved)/m at most, for U x + b between bounds."""
    proved(min(point) >= 0, "the point is negative")
    z, squares = on_grid(point, g), 0
    for given, own, d, row, least, most in zip(point, z, model.D, model.K.rows, low, high):
        image = dot(row, z) - d * own
        above, below = image + (most << model.sK), image + (least << model.sK)
        squares += max(above, -below if given > 0 else 0, 0) ** 2
    gap = ceil_root(squares) + (moved << model.sK)
    return z, ceil_div(gap << model.sm, model.m << model.sK)


def first_bounds(model, inputs, point):
    """Bounds of r by strong monotonicity: |z − z̃| ≤ distance, D r = K z + U x + b, r ≤ z."""
    z, low, high, off = distance(model, inputs, point)
    return first_bounds_from(model, z, off, low, high)


def first_bounds_from(model, z, off, low, high):
    """The same from the bounds of U x + b, which it takes over."""
    least, most = [max(0, x - off) for x in z], [x + off for x in z]
    for j, row in enumerate(model.K.rows):
        smallest = sum(k * (most[i] if k < 0 else least[i]) for i, k in enumerate(row))
        largest = sum(k * (most[i] if k > 0 else least[i]) for i, k in enumerate(row))
        low[j], largest = injected(model, j, smallest, largest, low[j], high[j])
        high[j] = min(largest, most[j])
    return low, high


def injected(model, j, smallest, largest, low, high):
    """Bounds of r_j from those of (K z)_j and (U x + b)_j."""
    return ((smallest + (low << model.sK)) // model.D[j],
            ceil_div(largest + (high << model.sK), model.D[j]))


class StateSet:
    """{c + Σ ν_i g_i + β∘η}, ν and η in [−1, 1], on a grid; the first ν are those of the inputs."""

    def __init__(self, center, ofInputs, others, box):
        self.center, self.ofInputs, self.others, self.box = center, ofInputs, others, box
        sums = [sum(map(abs, xs)) + b for xs, b in zip(zip(*ofInputs, *others), box)]
        self.low = [c - x for c, x in zip(center, sums)]
        self.high = [c + x for c, x in zip(center, sums)]


class Splitting:
    """Steps u ← C (|u| + α w) + α w, with w = U x + b, C = 2R − I, R = (I + α (I − W))⁻¹."""

    def __init__(self, model, inputs, alpha, g):
        self.g, p = g, model.units
        (a,), sa = fixed([alpha])
        self.a, self.sa, self.sM = a, sa, sa + model.sK
        operator = [[-a * k for k in row] for row in model.K.rows]
        for j in range(p):
            operator[j][j] += (1 << self.sM) + a * model.D[j]
        guess = inverse([[quotient(x, 1 << self.sM) for x in row] for row in operator])
        rows, operator, unit = [], Rows(operator), 1 << RESOLVENT
        self.off = []  # entries of C are off by at most this: twice ‖(I − R̃ M)_i‖₂, as ‖R‖₂ ≤ 1
        for i, row in enumerate(guess):
            row = on_grid(row, RESOLVENT)
            residual = operator.combine(row)
            residual[i] -= unit << self.sM
            self.off.append(2 * ceil_root(dot(residual, residual)))
            rows.append([2 * x - unit * (i == j) for j, x in enumerate(row)])
        self.sizes = [[abs(x) for x in row] for row in rows]
        self.columns = Rows([list(column) for column in zip(*rows)])
        center, radius = inputs.enclosure()
        down = sa + inputs.g + 1 + model.sU - g
        bias = [rounded(a * x, sa + model.sb - g) for x in model.b]
        self.force = [rounded(a * dot(row, center), down) + b
                      for row, b in zip(model.U.rows, bias)]
        self.forces = [[rounded(a * r * x, down) for x in column]
                       for r, column in zip(radius, zip(*model.U.rows))]
        self.lost = len(radius) + 2  # of α w, by rounding
        self.most = [abs(c) + sum(map(abs, xs)) + self.lost
                     for c, xs in zip(self.force, zip(*self.forces))]

    def image(self, v):
        """C v for v on the grid with SLOPE bits more; each entry is off by less than 1."""
        return [rounded(x, SLOPE + RESOLVENT) for x in self.columns.combine(v)]

    def step(self, s):
        slopes, offsets, one = [], [], 1 << SLOPE
        for low, high in zip(s.low, s.high):
            slope, offset = one if low >= 0 else -one, 0
            if low < 0 < high:  # 0 ≤ |u| − slope u ≤ 2 offset
                slope = (high + low) * one // (high - low)
                offset = ceil_div(max(-(one + slope) * low, (one - slope) * high), 2 * one)
            slopes.append(slope)
            offsets.append(offset)
        v = [slope * c + (offset + f << SLOPE)
             for slope, c, offset, f in zip(slopes, s.center, offsets, self.force)]
        center = [x + f for x, f in zip(self.image(v), self.force)]
        zero = [0] * len(slopes)
        ofInputs = []
        for old, force in zip(s.ofInputs or itertools.repeat(zero), self.forces):
            v = [slope * x + (f << SLOPE) for slope, x, f in zip(slopes, old, force)]
            ofInputs.append([x + f for x, f in zip(self.image(v), force)])
        others = [self.image(list(map(int.__mul__, slopes, old))) for old in s.others]
        others += [[rounded(offset * c, RESOLVENT) for c in column]
                   for offset, column in zip(offsets, self.columns.rows) if offset]
        size = sum(max(-low, high) + f for low, high, f in zip(s.low, s.high, self.most))
        spread = [abs(slope) * b + (self.lost << SLOPE) for slope, b in zip(slopes, s.box)]
        roundings = 1 + len(ofInputs) + len(others) + self.lost
        box = [roundings + ceil_div(dot(row, spread), 1 << SLOPE + RESOLVENT)
               + ceil_div(off * size, 1 << RESOLVENT + self.sM)
               for row, off in zip(self.sizes, self.off)]
        return StateSet(center, ofInputs, others, box)


def require_inside(after, start, generators, g):
    """With G = [g_1 … g_p]: |G⁻¹ G'| 1 + |G⁻¹| max(0, |c' − c| + β' − β) ≤ 1."""
    guess = inverse(list(zip(*generators)))
    sX = max(0, DIGITS - exponent(x for row in guess for x in row))
    X = [on_grid(row, sX) for row in guess]
    G, unit, defect = Rows([list(row) for row in zip(*start.others)]), 1 << sX + g, 0
    for i, row in enumerate(X):
        residual = G.combine(row)
        residual[i] -= unit
        defect = max(defect, sum(map(abs, residual)))
    columns = Rows([list(column) for column in zip(*X)])
    images = [columns.combine(x) for x in after.ofInputs + after.others]
    rest = [max(0, abs(x - y) + new - old) for x, y, new, old in zip(
        after.center, start.center, after.box, start.box)]
    share = max(sum(map(abs, xs)) + dot(map(abs, row), rest)
                for xs, row in zip(zip(*images), X))
    # G⁻¹ y = X y + (I − E)⁻¹ E X y with E = I − X G, and ‖(I − E)⁻¹ E‖ ≤ ‖E‖/(1 − ‖E‖).
    proved(share <= unit - defect,
           f"the set is not shown to be mapped into itself: {quotient(share, unit):.4g} times as wide")


def contained(model, inputs, certificate):
    """Bounds of r from a set of states that some steps map into itself."""
    proved(0 < certificate.alpha <= 1e6, "a step size beyond (0, 1e6]")
    proved(certificate.steps > 0 and min(certificate.box) >= 0, "no step, or a negative box")
    given = [certificate.center, certificate.box, *certificate.generators]
    g = max(0, DIGITS - exponent(x for row in given for x in row))
    center, box, *generators = [on_grid(row, g) for row in given]
    split = Splitting(model, inputs, certificate.alpha, g)
    start = s = StateSet(center, [], generators, box)
    low, high = [None] * model.units, [None] * model.units
    for step in range(1, certificate.steps + certificate.further + 1):
        s = split.step(s)
        if step == certificate.steps:
            require_inside(s, start, certificate.generators, g)
        if step >= certificate.steps:
            for j, (least, most) in enumerate(zip(s.low, s.high)):
                # u = r where either is positive, and u = α D r elsewhere.
                d, up = split.a * model.D[j], split.sM + inputs.g
                least = rounded_down(least, g - inputs.g) if least >= 0 else (least << up) // (d << g)
                most = (-rounded_down(-most, g - inputs.g) if most >= 0
                        else ceil_div(most << up, d << g))
                low[j] = least if low[j] is None else max(low[j], least)
                high[j] = most if high[j] is None else min(high[j], most)
    return low, high


def rounded_down(n, s):
    return n >> s if s > 0 else n << -s
