"""Writes the expected values that KrippendorffAlphaTest compares with.

    pip install krippendorff==0.9.0 numpy==2.4.6 && python -P workflows/src/test/reference/alpha.py

Writing again changes no byte.
"""

import json
import pathlib

import krippendorff
import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics" / "alpha.json"


def sample(name, ratings):
    words = sorted({word for unit in ratings for word in unit})
    raters = max(len(unit) for unit in ratings)
    table = [[words.index(unit[r]) if r < len(unit) else np.nan for unit in ratings] for r in range(raters)]
    alpha = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    return {"name": name, "alpha": float(alpha), "ratings": ratings}


def drawn(rng, items, raters, words, noise, missing):
    ratings = []
    for _ in range(items):
        truth = rng.integers(len(words))
        unit = []
        for _ in range(raters):
            if rng.random() >= missing:
                unit.append(words[rng.integers(len(words)) if rng.random() < noise else truth])
        if unit:
            ratings.append(unit)
    return ratings


def samples():
    rng = np.random.default_rng(20261128)
    yield sample("two raters, pass or fail", drawn(rng, 60, 2, ["pass", "fail"], 0.3, 0))
    yield sample("two raters, some items rated once", drawn(rng, 80, 2, ["pass", "fail"], 0.2, 0.25))
    yield sample("three raters, four categories", drawn(rng, 120, 3, ["a", "b", "c", "d"], 0.4, 0.1))
    yield sample("chance", drawn(rng, 200, 2, ["pass", "fail"], 1.0, 0))
    yield sample("full agreement", [["pass", "pass"], ["fail", "fail"], ["pass", "pass"]])
    yield sample("always the other way", [["pass", "fail"], ["fail", "pass"], ["pass", "fail"]])
    yield sample("one rare disagreement", [["pass", "pass"]] * 40 + [["pass", "fail"]])


if __name__ == "__main__":
    text = json.dumps(list(samples()), separators=(",", ":"))
    OUT.write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")
