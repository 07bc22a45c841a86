"""Outlines with as few cubic curves as stay near what they were.

Each stretch between two corners is sampled, and the longest cubic that begins where the last one ended, in its
direction, and stays within the tolerance is found by halving (P. J. Schneider, "An Algorithm for Automatically Fitting
Digitized Curves", Graphics Gems, 1990, for the least squares).
"""
import math
import numpy as np
from fontTools.pens.basePen import decomposeQuadraticSegment

# Degrees between two segments that make a corner, and units of a line that stays a line.
CORNER, LINE = 14, 30


def unit(vector):
    length = math.hypot(*vector)
    return vector / length if length else vector


def cubic(points, at):
    t = at[:, None]
    return (1 - t) ** 3 * points[0] + 3 * (1 - t) ** 2 * t * points[1] + 3 * (1 - t) * t**2 * points[2] + t**3 * points[3]


def least_squares(samples, at, begin, end):
    b0, b1, b2, b3 = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3
    one, other = begin * b1[:, None], end * b2[:, None]
    rest = samples - samples[0] * (b0 + b1)[:, None] - samples[-1] * (b2 + b3)[:, None]
    a, b, c = (one * one).sum(), (one * other).sum(), (other * other).sum()
    x, y = (one * rest).sum(), (other * rest).sum()
    determinant = a * c - b * b
    length = math.hypot(*(samples[-1] - samples[0]))
    first = second = 0
    if abs(determinant) > 1e-12:
        first, second = (x * c - y * b) / determinant, (a * y - b * x) / determinant
    if min(first, second) < 1e-6 * length:
        first = second = length / 3
    return np.array([samples[0], samples[0] + begin * first, samples[-1] + end * second, samples[-1]])


def nearer(samples, points, at):
    """One step of Newton's towards the places on the curve that the samples are nearest to."""
    t = at[:, None]
    d1 = 3 * (points[1:] - points[:-1])
    d2 = 2 * (d1[1:] - d1[:-1])
    off = cubic(points, at) - samples
    q1, q2 = (1 - t) ** 2 * d1[0] + 2 * (1 - t) * t * d1[1] + t**2 * d1[2], (1 - t) * d2[0] + t * d2[1]
    below = (q1 * q1).sum(1) + (off * q2).sum(1)
    moved = np.where(abs(below) > 1e-12, at - (off * q1).sum(1) / np.where(below == 0, 1, below), at)
    moved = np.clip(moved, 0, 1)
    moved[0], moved[-1] = 0, 1
    return np.maximum.accumulate(moved)


def one(samples, begin, end, tolerance):
    steps = np.concatenate([[0], np.cumsum(np.hypot(*(samples[1:] - samples[:-1]).T))])
    at = steps / steps[-1] if steps[-1] else steps
    for _ in range(25):
        points = least_squares(samples, at, begin, end)
        error = np.hypot(*(cubic(points, at) - samples).T).max()
        if error <= tolerance or error > 8 * tolerance:
            break
        at = nearer(samples, points, at)
    return points, error


def stretch(samples, tangents, tolerance):
    """Cubics through samples of one stretch, each as long as can be."""
    curves, start, last = [], 0, len(samples) - 1

    def attempt(to):
        if to - start < 2:
            a, b = samples[start], samples[to]
            return np.array([a, a + (b - a) / 3, b - (b - a) / 3, b]), 0
        return one(samples[start : to + 1], tangents[start], -tangents[to], tolerance)

    while start < last:
        low, high, best = start + 1, last, None
        while low <= high:
            # The whole of it first: most stretches are one curve.
            to = last if best is None and high == last else (low + high) // 2
            curve, error = attempt(to)
            if error <= tolerance:
                best, low = (to, curve), to + 1
            else:
                high = to - 1
        to, curve = best or (start + 1, attempt(start + 1)[0])
        curves.append(curve)
        start = to
    return curves


def segments(record):
    """The contours of a recorded glyph: lines and quadratic curves as their points."""
    contours = []
    for operator, points in record:
        if operator == "moveTo":
            contours.append([])
            start = at = points[0]
        elif operator == "lineTo":
            contours[-1].append((at, points[0]))
            at = points[0]
        elif operator == "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                contours[-1].append((at, control, end))
                at = end
        elif operator == "closePath" and at != start:
            contours[-1].append((at, start))
    arrays = [[np.array(segment, float) for segment in contour] for contour in contours]
    return [[s for s in contour if (s[0] != s[-1]).any()] for contour in arrays]


def ends(segment):
    """The directions in which a segment begins and ends."""
    first, last = segment[1] - segment[0], segment[-1] - segment[-2]
    whole = segment[-1] - segment[0]
    return unit(first if first.any() else whole), unit(last if last.any() else whole)


def sampled(part):
    samples, tangents = [], []
    for s in part:
        count = max(4, min(24, int(math.dist(s[0], s[-1]) / 4)))
        for t in np.arange(count) / count:
            if len(s) == 2:
                samples.append(s[0] + (s[1] - s[0]) * t)
                tangents.append(unit(s[1] - s[0]))
            else:
                samples.append((1 - t) ** 2 * s[0] + 2 * (1 - t) * t * s[1] + t**2 * s[2])
                tangents.append(unit((1 - t) * (s[1] - s[0]) + t * (s[2] - s[1])))
    return np.array(samples + [part[-1][-1]]), tangents + [ends(part[-1])[1]]


def is_straight(curve):
    along = unit(curve[3] - curve[0])
    across = np.array([-along[1], along[0]])
    return max(abs((curve[1] - curve[0]) @ across), abs((curve[2] - curve[0]) @ across)) < 1


def fitted(record, tolerance):
    """Contours as lines of two points and cubics of four."""
    result = []
    for contour in segments(record):
        count = len(contour)
        if count == 0:
            continue
        line = [len(s) == 2 and math.dist(*s) > LINE for s in contour]
        corner = math.cos(math.radians(CORNER))
        breaks = [ends(contour[i - 1])[1] @ ends(contour[i])[0] < corner or line[i] or line[i - 1] for i in range(count)]
        if not any(breaks):
            breaks[min(range(count), key=lambda i: tuple(contour[i][0]))] = True
        first = breaks.index(True)
        contour, breaks = contour[first:] + contour[:first], breaks[first:] + breaks[:first]
        pieces, start = [], 0
        for end in range(1, count + 1):
            if end < count and not breaks[end]:
                continue
            part = contour[start:end]
            start = end
            if len(part) == 1 and len(part[0]) == 2:
                pieces.append(part[0])
                continue
            for curve in stretch(*sampled(part), tolerance):
                pieces.append(curve[[0, 3]] if is_straight(curve) else curve)
        result.append(pieces)
    return result
