"""Writes the expected values of NonInferiorityTest and MultipleTestingTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 && python -P workflows/src/test/reference/decisions.py

Writing again changes no byte.
"""

import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def non_inferiority():
    rng = np.random.default_rng(20261202)
    samples = {"two": np.array([-0.5, 0.25]), "three": np.array([0.1, 0.1, 0.2]),
               "tiny spread": 0.3 + np.array([0, 1e-6, -1e-6, 2e-6])}
    for n in [5, 12, 40, 300]:
        for shift in [-0.1, -0.02, 0.05]:
            samples[f"scores, {n}, {shift}"] = np.clip(np.round(rng.normal(shift, 0.2, n), 3), -1, 1)
        verdicts = rng.choice([-1.0, 0.0, 1.0], n, p=[0.1, 0.8, 0.1])
        verdicts[:2] = [0, 1]
        samples[f"pass or fail, {n}"] = verdicts
    number = 0
    for name, d in samples.items():
        for margin in [0.0, 0.02, 0.1]:
            number += 1
            confidence = [0.3, 0.9, 0.95, 0.975, 0.99][number % 5]
            got = stats.ttest_1samp(d, -margin, alternative="greater")
            lower = got.confidence_interval(confidence).low
            yield {"name": name, "differences": d.tolist(), "margin": margin, "confidence": confidence,
                   "mean": float(d.mean()), "pValue": float(got.pvalue), "lower": float(lower)}


def corrections():
    rng = np.random.default_rng(20261203)
    lists = [[0.03], [0.0], [1.0], [0.01, 0.01, 0.01], [0.04, 0.03, 0.02, 0.01], [0.01, 0.02, 0.03, 0.04],
             [0.0, 1.0, 0.5], [1.0, 1.0, 1.0], [0.05, 0.05], [1e-300, 1e-12, 0.9], [0.2, 0.001, 0.2, 0.001]]
    for n in [2, 3, 5, 8, 13, 21, 34, 100]:
        lists.append(np.round(rng.random(n) ** 3, 4).tolist())
        lists.append((rng.integers(0, 11, n) / 10).tolist())
    for p in lists:
        row = {"pValues": p}
        for method in ["holm", "fdr_bh", "fdr_by"]:
            row[method] = multipletests(p, method=method)[1].tolist()
        yield row


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    assert "NaN" not in text, name
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("non-inferiority.json", non_inferiority())
    write("corrections.json", corrections())
