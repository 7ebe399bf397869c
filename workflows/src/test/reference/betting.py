"""Writes the expected values of BettingTestTest: the mixture of six bettors, written a second time in NumPy.

    pip install numpy==2.4.6 && python workflows/src/test/reference/betting.py

The formula stands in BettingTest. As products of factors it is confseq's diversified_betting_mart on x = (D + 1) / 2 against
m = (1 - margin) / 2 with stakes doubled. Writing again changes no byte.
"""

import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"
BOLDNESS = np.array([0.02, 0.035, 0.05, 0.08, 0.12, 0.2])


def wealth(differences, margin):
    """The logarithm of the mean wealth after each difference."""
    d = np.array(differences)
    before = np.concatenate([[0.0], np.cumsum(d * d)[:-1]])
    variance = np.maximum((0.16 + before) / (1.0 + np.arange(len(d))), 0.02)
    stakes = np.minimum(BOLDNESS[None, :] / variance[:, None], 0.75)
    products = np.cumsum(np.log(1 - stakes * (d[:, None] + margin)), axis=0)
    top = products.max(axis=1, keepdims=True)
    return (top + np.log(np.exp(products - top).mean(axis=1, keepdims=True)))[:, 0]


def streams():
    rng = np.random.default_rng(20261130)
    for name, candidate, baseline, per, margin, n in [
        ("equal", 0.85, 0.85, 4, 0.0, 400),
        ("worse", 0.80, 0.85, 4, 0.0, 400),
        ("much worse", 0.5, 0.85, 4, 0.0, 60),
        ("better", 0.9, 0.85, 4, 0.0, 200),
        ("one beside one", 0.80, 0.85, 1, 0.0, 300),
        ("within the margin", 0.83, 0.85, 1, 0.02, 300),
        ("margin at its most", 0.5, 0.9, 1, 0.3, 40),
    ]:
        c = (rng.random(n) < candidate).astype(float)
        b = (rng.random((n, per)) < baseline).mean(axis=1)
        yield name, (c - b).tolist(), margin
    yield "graded", np.round(rng.beta(4, 2, 200) - rng.beta(4, 1.5, 200), 4).tolist(), 0.0
    yield "all lost", [-1.0] * 30, 0.0
    yield "all won", [1.0] * 30, 0.0
    yield "nothing but ties", [0.0] * 30, 0.0
    yield "ties within a margin", [0.0] * 30, 0.1
    yield "one", [-0.25], 0.0


def main():
    rows = []
    for name, differences, margin in streams():
        logs = wealth(differences, margin)
        rows.append({"name": name, "margin": margin, "differences": differences, "logWealths": [float(x) for x in logs],
                     "highest": float(max(0.0, logs.max()))})
    OUT.joinpath("betting.json").write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
