"""Writes the expected values that FigureBootstrapTest, ClusteredMeanTest and ClusteredRegressionTest compare with.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 && python -P workflows/src/test/reference/intervals.py

The resampled figures are drawn here on the same SplitMix64 stream; the BCa and percentile ends are then read from them
by scipy.stats.bootstrap itself, which takes them as a finished distribution. Writing again changes no byte.
"""

import json
import pathlib
import types

import numpy as np
import statsmodels.api as sm
from scipy import stats

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"
U64 = np.uint64
RESAMPLES = 1_000


def split_mix(seed, count):
    with np.errstate(over="ignore"):
        z = U64(seed % 2**64) + np.arange(1, count + 1, dtype=U64) * U64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> U64(30))) * U64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> U64(27))) * U64(0x94D049BB133111EB)
        return z ^ (z >> U64(31))


def below(words, bound):
    low, high = words & U64(0xFFFFFFFF), words >> U64(32)
    return ((high * U64(bound) + ((low * U64(bound)) >> U64(32))) >> U64(32)).astype(np.int64)


def spread(x, axis=-1):
    return np.std(x, ddof=1, axis=axis)


def ratio(x, y, axis=-1):
    return np.sum(x, axis=axis) / np.sum(y, axis=axis)


def correlation(x, y, axis=-1):
    return stats.pearsonr(x, y, axis=axis).statistic


FIGURES = {"mean": np.mean, "median": np.median, "spread": spread, "ratio": ratio, "correlation": correlation}


def figure_case(name, figure, data, seed, confidence):
    function = FIGURES[figure]
    n = len(data[0])
    draws = below(split_mix(seed, RESAMPLES * n), n).reshape(RESAMPLES, n)
    with np.errstate(invalid="ignore"):
        drawn = function(*(column[draws] for column in data), axis=-1)
    drawn = drawn[~np.isnan(drawn)]
    # Resamples equal to the sample but for rounding are ties; SciPy itself would take them as below or above.
    drawn[np.abs(drawn - function(*data)) <= 1e-12 * np.abs(drawn).max()] = function(*data)
    row = {"name": name, "figure": figure, "data": [column.tolist() for column in data], "seed": seed,
           "confidence": confidence, "value": float(function(*data))}
    for ours, theirs in [("PERCENTILE", "percentile"), ("BCA", "BCa")]:
        got = stats.bootstrap(
            data, function, n_resamples=0, paired=len(data) > 1, method=theirs, confidence_level=confidence,
            bootstrap_result=types.SimpleNamespace(bootstrap_distribution=drawn))
        row[ours] = [float(got.confidence_interval.low), float(got.confidence_interval.high)]
    return row


def figures():
    rng = np.random.default_rng(20261128)
    number = 0
    for n in [6, 9, 25, 60]:
        samples = {
            "mean": (np.round(rng.exponential(1, n), 3),),
            "median": (np.round(rng.normal(0, 1, n), 3),),
            "spread": (np.round(rng.beta(2, 5, n), 4),),
            "ratio": (np.round(rng.random(n), 3), np.round(rng.random(n) + 0.5, 3)),
        }
        x = rng.normal(0, 1, n)
        samples["correlation"] = (np.round(x, 3), np.round(0.7 * x + rng.normal(0, 0.7, n), 3))
        for figure, data in samples.items():
            number += 1
            yield figure_case(f"{figure} of {n}", figure, data, number * 1_000_003, [0.8, 0.95, 0.99][number % 3])
    ties = (np.repeat([0.0, 0.5, 1.0], [20, 7, 3]),)
    yield figure_case("mean of ties", "mean", ties, 5, 0.95)
    yield figure_case("spread of ties", "spread", ties, 6, 0.95)
    rare = (np.repeat([0.0, 1.0], [38, 2]),)
    yield figure_case("mean of rare ones", "mean", rare, 7, 0.95)
    yield figure_case("an outlier", "mean", (np.append(np.round(rng.random(19), 3), 250.0),), 8, 0.9)
    yield figure_case("large offset", "mean", (1e6 + np.round(rng.random(15), 3),), 9, 0.95)


def clustered_case(name, units, values, confidence):
    y = np.asarray(values, float)
    groups = np.unique(units, return_inverse=True)[1]
    row = {"name": name, "units": list(units), "values": y.tolist(), "confidence": confidence, "mean": float(y.mean())}
    for key, correction in [("cr0", False), ("cr1", True)]:
        fit = sm.OLS(y, np.ones(len(y))).fit(
            cov_type="cluster", cov_kwds={"groups": groups, "use_correction": correction}, use_t=True)
        row[key] = float(fit.bse[0])
    row["lower"], row["upper"] = (float(x) for x in fit.conf_int(alpha=1 - confidence)[0])
    return row


def clustered():
    rng = np.random.default_rng(20261129)
    number = 0
    for clusters in [2, 3, 8, 30]:
        for sizes in ["one", "equal", "uneven"]:
            for kind in ["score", "pass"]:
                number += 1
                counts = {"one": np.ones(clusters, int), "equal": np.full(clusters, 4),
                          "uneven": rng.integers(1, 12, clusters)}[sizes]
                units = [f"conversation-{i}" for i, count in enumerate(counts) for _ in range(count)]
                effect = np.repeat(rng.normal(0, 0.2, clusters), counts)
                values = np.clip(np.round(0.5 + effect + rng.normal(0, 0.1, len(units)), 3), 0, 1)
                if kind == "pass":
                    values = (values > 0.45).astype(float)
                    values[0], values[-1] = 0, 1
                yield clustered_case(f"{kind}, {clusters} units, {sizes}", units, values, [0.9, 0.95, 0.99][number % 3])


def regression():
    rng = np.random.default_rng(20261212)
    number = 0
    for clusters in [2, 5, 12, 40]:
        for features in [1, 3]:
            for kind in ["segment", "scores", "far from 0"]:
                number += 1
                confidence = [0.9, 0.95, 0.99][number % 3]
                groups = np.repeat(np.arange(clusters), rng.integers(3, 9, clusters))
                n = len(groups)
                x = np.round(rng.normal(0, 1, (n, features)), 3)
                if kind == "segment":
                    x[:, 0] = np.arange(n) % 2
                if kind == "far from 0":
                    x = x * 20 + 100
                y = np.round(x @ np.ones(features) * 0.2 + rng.normal(0, 1, clusters)[groups] + rng.normal(0, 1, n), 3)
                design = np.column_stack([np.ones(n), x])
                row = {"name": f"{kind}, {clusters} units, {features} features", "units": groups.tolist(),
                       "features": x.tolist(), "values": y.tolist(), "confidence": confidence}
                for key, correction in [("cr0", False), ("cr1", True)]:
                    fit = sm.OLS(y, design).fit(
                        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": correction}, use_t=True)
                    row[key] = fit.bse.tolist()
                row["weights"] = fit.params.tolist()
                row["lower"], row["upper"] = (ends.tolist() for ends in fit.conf_int(alpha=1 - confidence).T)
                yield row


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    (OUT / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("figure-bootstrap.json", figures())
    write("clustered-mean.json", clustered())
    write("clustered-regression.json", regression())
