"""Writes the expected values of WeightedKappaTest, RaterAgreementTest, CorrelationTest and DetectionTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 krippendorff==0.9.0 scikit-learn==1.9.1 &&
    python -P workflows/src/test/reference/association.py

Writing again changes no byte.
"""

import json
import math
import pathlib

import krippendorff
import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def weighted_kappa():
    rng = np.random.default_rng(20261206)
    tables = [[[5, 1], [2, 8]], [[0, 3], [3, 0]], [[10, 0], [0, 10]], [[4, 4], [4, 4]], [[1, 0], [1, 0]],
              [[3, 0, 0], [0, 0, 0], [0, 0, 4]], [[20, 5, 0], [3, 30, 4], [1, 2, 10]], [[0, 0, 9], [0, 1, 0], [9, 0, 0]]]
    for size in [2, 3, 4, 5, 7]:
        for n in [12, 60, 500]:
            truth = rng.integers(0, size, n)
            other = np.clip(truth + rng.integers(-1, 2, n) * (rng.random(n) < 0.6), 0, size - 1)
            table = np.zeros((size, size), int)
            np.add.at(table, (truth, other), 1)
            tables.append(table.tolist())
    for table in tables:
        row = {"table": table}
        for ours, theirs in [("LINEAR", "linear"), ("QUADRATIC", "quadratic")]:
            got = cohens_kappa(np.array(table), wt=theirs)
            raters = np.array([(i, j) for i, r in enumerate(table) for j, c in enumerate(r) for _ in range(c)])
            assert abs(cohen_kappa_score(*raters.T, weights=theirs, labels=range(len(table))) - got.kappa) < 1e-12
            row[ours] = {"kappa": float(got.kappa), "error": float(math.sqrt(max(0, got.var_kappa)))}
        yield row


def rated(rng, items, raters, grades, noise, missing):
    for _ in range(items):
        truth = rng.integers(len(grades))
        row = [grades[int(np.clip(truth + round(rng.normal(0, noise)), 0, len(grades) - 1))] for _ in range(raters)]
        yield [grade for grade in row if rng.random() >= missing]


def raters():
    rng = np.random.default_rng(20261207)
    samples = [("all agree", [[1, 1], [2, 2], [5, 5]]), ("always apart", [[1, 5], [5, 1]]), ("two things", [[1, 2], [2, 2]]),
               ("one rare gap", [[1, 1]] * 30 + [[1, 4]])]
    for size in [2, 3, 5]:
        for count in [2, 3, 6]:
            for missing in [0.0, 0.2]:
                grades = [-0.5, 0.25, 1, 2, 4.5][:size]
                samples.append((f"{size} grades, {count} raters, missing {missing}",
                                list(rated(rng, int(rng.integers(8, 60)), count, grades, 0.8, missing))))
    for name, ratings in samples:
        row = {"name": name, "ratings": ratings}
        width = max(len(unit) for unit in ratings)
        table = [[unit[r] if r < len(unit) else np.nan for unit in ratings] for r in range(width)]
        for level in ["nominal", "ordinal", "interval"]:
            row[level.upper()] = float(krippendorff.alpha(reliability_data=table, level_of_measurement=level))
        if all(len(unit) == width for unit in ratings):
            grades = sorted({g for unit in ratings for g in unit})
            counts = np.array([[unit.count(g) for g in grades] for unit in ratings])
            row["fleiss"] = float(fleiss_kappa(counts))
        yield row


def correlation_case(name, x, y, confidence):
    x, y = np.asarray(x, float), np.asarray(y, float)
    n = len(x)
    z = stats.norm.ppf((1 + confidence) / 2)

    def fisher(r, error):
        return [math.tanh(math.atanh(r) - z * error), math.tanh(math.atanh(r) + z * error)]

    line = lambda r: abs(abs(r) - 1) < 1e-12
    row = {"name": name, "x": x.tolist(), "y": y.tolist(), "confidence": confidence}
    got = stats.pearsonr(x, y)
    ends = got.confidence_interval(confidence)
    row["pearson"] = {"r": float(got.statistic), "p": float(got.pvalue),
                      "ends": None if line(got.statistic) else [float(ends.low), float(ends.high)]}
    got = stats.spearmanr(x, y)
    rho = float(got.statistic)
    row["spearman"] = {"r": rho, "p": float(got.pvalue) if n > 2 else 1.0, "ends": None if line(rho) else
                       [-1.0, 1.0] if n <= 3 else fisher(rho, math.sqrt((1 + rho * rho / 2) / (n - 3)))}
    got = stats.kendalltau(x, y)
    tau = float(got.statistic)
    ties = len(set(x)) < n or len(set(y)) < n
    pvalue = stats.kendalltau(x, y, method="asymptotic" if ties or n > 33 else "exact").pvalue
    row["kendall"] = {"r": tau, "p": float(pvalue), "ends": None if line(tau) else
                      [-1.0, 1.0] if n <= 4 else fisher(tau, math.sqrt(0.437 / (n - 4)))}
    return row


def correlations():
    rng = np.random.default_rng(20261208)
    yield correlation_case("two", [1, 2], [3, 1], 0.95)
    yield correlation_case("three", [1, 2, 3], [1, 3, 2], 0.95)
    yield correlation_case("four", [1, 2, 3, 5], [2, 1, 3, 4], 0.9)
    yield correlation_case("a line", range(8), range(8), 0.95)
    yield correlation_case("a falling curve", range(1, 9), [1 / i for i in range(1, 9)], 0.95)
    yield correlation_case("an outlier", [1, 2, 3, 4, 5, 6, 1000], [3, 1, 2, 2, 3, 1, 900], 0.95)
    number = 0
    for n in [5, 10, 33, 34, 200]:
        for strength in [0.0, -0.5, 0.9]:
            for kind in ["scores", "grades"]:
                number += 1
                x = rng.normal(0, 1, n)
                y = strength * x + math.sqrt(1 - strength**2) * rng.normal(0, 1, n)
                if kind == "grades":
                    x, y = np.clip(np.round(x), -2, 2), np.clip(np.round(y), -2, 2)
                    x[0], x[1], y[0], y[1] = 0, 1, 1, 0
                yield correlation_case(f"{kind}, {n}, {strength}", np.round(x, 4), np.round(y, 4),
                                       [0.9, 0.95, 0.99][number % 3])


def detections():
    rng = np.random.default_rng(20261209)
    cases = [(0, 0, 3), (0, 4, 0), (1, 0, 0), (0, 2, 2), (30, 0, 0), (1, 1, 1), (1000, 3, 2), (7, 20, 1), (7, 1, 20)]
    cases += [tuple(int(x) for x in rng.integers(0, 60, 3)) for _ in range(16)]
    for number, (tp, fp, fn) in enumerate(cases):
        confidence = [0.9, 0.95, 0.99][number % 3]
        row = {"found": tp, "alarms": fp, "missed": fn, "confidence": confidence}
        truth, said = [1] * (tp + fn) + [0] * fp, [1] * tp + [0] * fn + [1] * fp
        scores = precision_recall_fscore_support(truth, said, average="binary", pos_label=1, zero_division=0)
        for place, (name, total) in enumerate([("PRECISION", tp + fp), ("RECALL", tp + fn), ("F1", tp + fp + fn)]):
            if total:
                low, high = proportion_confint(tp, total, alpha=1 - confidence, method="wilson")
                low, high = max(0, low), min(1, high)
                if name == "F1":
                    low, high = 2 * low / (1 + low), 2 * high / (1 + high)
                row[name] = [float(scores[place]), float(low), float(high)]
        yield row


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    assert "NaN" not in text and "Infinity" not in text, name
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("weighted-kappa.json", weighted_kappa())
    write("raters.json", raters())
    write("correlation.json", correlations())
    write("detection.json", detections())
