"""Writes the expected values that the tests of the embedding map compare with.

    pip install numpy==2.4.6 scipy==1.17.1 && python -P workflows/src/test/reference/tuning.py

The loss is written out a second time; its gradient is that of central differences, so that no derivation is shared
with the code under test. The optimum comes from SciPy's L-BFGS-B started twice, at the identity and at a random map,
which must agree: the loss is convex. Vectors are of length 1, rounded to 32 bits. Writing again changes no byte.
"""

import json
import pathlib

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"
TEMPERATURE = 0.05


def unit(rng, count, size):
    v = rng.normal(0, 1, (count, size))
    return (v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.float32).astype(np.float64)


def loss(w, examples, penalty):
    total = 0.0
    for question, right, wrong in examples:
        mapped = w @ question
        scores = wrong @ mapped / TEMPERATURE
        own = right @ mapped / TEMPERATURE
        total += np.mean([logsumexp(np.append(scores, s)) - s for s in own])
    return total / len(examples) + penalty * np.sum((w - np.eye(len(w))) ** 2)


def gradient(w, examples, penalty, step=1e-5):
    out = np.zeros_like(w)
    for i in np.ndindex(*w.shape):
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        out[i] = (loss(up, examples, penalty) - loss(down, examples, penalty)) / (2 * step)
    return out


def optimum(examples, size, penalty, start):
    found = minimize(lambda x: loss(x.reshape(size, size), examples, penalty), start.ravel(), method="L-BFGS-B",
                     jac=lambda x: gradient(x.reshape(size, size), examples, penalty).ravel(),
                     options={"maxiter": 5000, "maxfun": 50000, "ftol": 1e-15, "gtol": 1e-8})
    return found.x.reshape(size, size)


def samples():
    rng = np.random.default_rng(17)
    rows = []
    for name, count, size, penalty in [
            ("12 questions of 5 numbers", 12, 5, 1.0), ("weak penalty", 9, 4, 0.1), ("strong penalty", 10, 6, 30.0),
            ("more questions than one block", 19, 3, 0.3)]:
        examples = [(unit(rng, 1, size)[0], unit(rng, 1 + i % 3, size), unit(rng, 2 + i % 4, size))
                    for i in range(count)]
        at = np.round(np.eye(size) + rng.normal(0, 0.3, (size, size)), 4)
        first = optimum(examples, size, penalty, np.eye(size))
        second = optimum(examples, size, penalty, at)
        assert np.abs(first - second).max() < 1e-5, (name, np.abs(first - second).max())
        rows.append({
            "name": name, "penalty": penalty,
            "examples": [{"question": q.tolist(), "right": r.tolist(), "wrong": n.tolist()} for q, r, n in examples],
            "at": at.tolist(), "loss": float(loss(at, examples, penalty)),
            "gradient": np.round(gradient(at, examples, penalty), 6).tolist(),
            "optimum": np.round(first, 5).tolist(), "least": round(float(loss(first, examples, penalty)), 9)})
    return rows


if __name__ == "__main__":
    text = json.dumps(samples(), indent=None, separators=(",", ":"))
    (OUT / "embedding-map.json").write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")
