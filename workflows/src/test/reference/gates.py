"""Writes the expected values of GateFiguresTest: quantiles and ratios with their intervals.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 && python -P workflows/src/test/reference/gates.py

Writing again changes no byte. `simulate` prints how often the intervals hold the truth, as note 0028 has it:

    python -P workflows/src/test/reference/gates.py simulate
"""

import json
import math
import pathlib
import sys

import numpy as np
from scipy import stats

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def interval(x, p, confidence):
    got = stats.quantile_test(x, p=p).confidence_interval(confidence)
    return [None if math.isnan(end) else float(end) for end in [got.low, got.high]]


def quantiles():
    rng = np.random.default_rng(20261130)
    samples = {"one": np.array([7.0]), "ties": np.repeat([100.0, 200.0, 300.0], 40)}
    for n in [5, 20, 72, 73, 130, 400]:
        samples[f"times, {n}"] = np.round(rng.lognormal(7, 0.6, n))
    for name, x in samples.items():
        for p in [0.5, 0.9, 0.95, 0.99]:
            for confidence in [0.9, 0.95, 0.9975]:
                low, high = interval(x, p, confidence)
                yield {"name": f"{name}, {p}, {confidence}", "values": x.tolist(), "share": p,
                       "confidence": confidence, "lower": low, "upper": high,
                       "value": float(np.quantile(x, p, method="inverted_cdf"))}


def ratio(top, bottom):
    """MOVER of the difference of logarithms, written from the paper."""
    a, la, ua = np.log(top)
    b, lb, ub = np.log(bottom)
    low = (a - b) - math.sqrt((a - la) ** 2 + (ub - b) ** 2)
    high = (a - b) + math.sqrt((ua - a) ** 2 + (b - lb) ** 2)
    return [math.exp(a - b), math.exp(low), math.exp(high)]


def ratios():
    rng = np.random.default_rng(20261201)
    for number in range(30):
        figures = []
        for _ in range(2):
            value = float(rng.lognormal(6, 2))
            figures.append([value, value * float(rng.uniform(0.3, 1)), value * float(rng.uniform(1, 4))])
        yield {"name": f"ratio {number}", "top": figures[0], "bottom": figures[1], "expected": ratio(*figures)}


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    assert "NaN" not in text, name
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


def simulate():
    """Shares of 4,000 rounds in which a 95 % interval lies wholly above, or wholly below, the truth."""
    rng = np.random.default_rng(5)
    for n in [80, 150, 300, 1000]:
        for shared in [0.0, 0.7]:
            truth = math.exp(7 + 0.6 * stats.norm.ppf(0.95))
            b = stats.binom(n, 0.95)
            low, high = int(b.ppf(0.025)) - 1, int(b.isf(0.025))
            above = below = over = under = rounds = 0
            for _ in range(4000):
                common = rng.normal(size=n)
                pair = []
                for _ in range(2):
                    noise = math.sqrt(shared) * common + math.sqrt(1 - shared) * rng.normal(size=n)
                    x = np.sort(np.exp(7 + 0.6 * noise))
                    pair.append([x[math.ceil(0.95 * n - 1e-9) - 1], x[low], x[high]])
                above += pair[0][1] > truth
                below += pair[0][2] < truth
                _, lower, upper = ratio(*pair)
                over += lower > 1
                under += upper < 1
                rounds += 1
            print(f"n {n:5} shared {shared}: p95 above {above / rounds:.3f} below {below / rounds:.3f}; "
                  f"ratio above {over / rounds:.3f} below {under / rounds:.3f}")


if __name__ == "__main__":
    if sys.argv[1:] == ["simulate"]:
        simulate()
    else:
        write("quantile.json", quantiles())
        write("ratio.json", ratios())
