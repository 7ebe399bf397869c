"""Writes the expected values that the tests of dev.hansei.workflows.statistics compare with.

    pip install scipy==1.17.1 statsmodels==0.15.0 && python workflows/src/test/reference/statistics.py

Closed forms come straight from SciPy and statsmodels. The bootstrap is written a second time here, in NumPy, on the
same SplitMix64 stream, so its figures must agree to rounding; SciPy's own bootstrap (another stream) must agree to
Monte Carlo error, and is stored as well. Writing again changes no byte.
"""

import json
import math
import pathlib

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.power import normal_sample_size_one_tail
from statsmodels.stats.proportion import proportion_confint, samplesize_confint_proportion

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"
RESAMPLES = 10_000
CONFIDENCE = 0.95
U64 = np.uint64


def split_mix(seed, count):
    with np.errstate(over="ignore"):
        z = U64(seed % 2**64) + np.arange(1, count + 1, dtype=U64) * U64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> U64(30))) * U64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> U64(27))) * U64(0x94D049BB133111EB)
        return z ^ (z >> U64(31))


def below(words, bound):
    low, high = words & U64(0xFFFFFFFF), words >> U64(32)
    return ((high * U64(bound) + ((low * U64(bound)) >> U64(32))) >> U64(32)).astype(np.int64)


def fold(units, values):
    order = list(dict.fromkeys(units))
    sums = np.array([sum(v for u, v in zip(units, values) if u == unit) for unit in order])
    counts = np.array([sum(1 for u in units if u == unit) for unit in order])
    return sums, counts


def share_below(means, threshold, tie):
    ties = np.abs(means - threshold) <= tie
    return ((means < threshold) & ~ties).mean() + ties.mean() / 2


def bootstrap(units, values, seed, width):
    sums, counts = fold(units, values)
    n = len(sums)
    draws = below(split_mix(seed, RESAMPLES * n), n).reshape(RESAMPLES, n)
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    value = sums.sum() / counts.sum()
    without = (sums.sum() - sums) / (counts.sum() - counts)
    gap = without.mean() - without
    acceleration = (gap**3).sum() / (6 * (gap**2).sum() ** 1.5)
    bias = stats.norm.ppf(share_below(means, value, 1e-12 * width))

    def bca(tail):
        z = bias + np.array([stats.norm.ppf(tail), -stats.norm.ppf(tail)])
        return np.quantile(means, stats.norm.cdf(bias + z / (1 - acceleration * z))).tolist()

    tail = (1 - CONFIDENCE) / 2
    wide = stats.norm.cdf(stats.t.ppf(tail, n - 1) * math.sqrt(n / (n - 1)))
    return {
        "value": value,
        "units": n,
        "PERCENTILE": np.quantile(means, [tail, 1 - tail]).tolist(),
        "BCA": bca(tail),
        "EXPANDED_BCA": bca(wide),
        "standardError": means.std(ddof=1),
        "superiority": 1 - share_below(means, 0.0, 1e-12 * width),
    }


def scipy_bootstrap(units, values):
    """SciPy knows no clusters: only for samples in which each unit holds one value."""
    if len(set(units)) != len(units):
        return None
    answer = {}
    for name, method in [("PERCENTILE", "percentile"), ("BCA", "BCa")]:
        got = stats.bootstrap(
            (values,), np.mean, n_resamples=100_000, method=method, batch=2_000,
            confidence_level=CONFIDENCE, rng=np.random.default_rng(7))
        answer[name] = [got.confidence_interval.low, got.confidence_interval.high]
    answer["standardError"] = got.standard_error
    return answer


def permutation(units, values):
    sums, _ = fold(units, values)
    got = stats.permutation_test(
        (sums,), np.sum, permutation_type="samples", n_resamples=200_000, batch=2_000,
        rng=np.random.default_rng(11))
    return {"pValue": got.pvalue, "exact": bool(2 ** len(sums) <= RESAMPLES)}


def samples():
    rng = np.random.default_rng(20261121)
    pairs = {}
    pairs["f1 of 40 cases"] = (
        [f"case-{i}" for i in range(40)],
        np.round(rng.beta(2, 2, 40), 4), np.round(rng.beta(3, 2, 40), 4))
    pairs["pass or fail of 120 cases"] = (
        [f"case-{i}" for i in range(120)],
        (rng.random(120) < 0.6).astype(float), (rng.random(120) < 0.72).astype(float))
    pairs["ten cases"] = (
        [f"case-{i}" for i in range(10)],
        np.round(rng.random(10), 2), np.round(rng.random(10), 2))
    lift = np.repeat(rng.normal(0.05, 0.15, 15), 4)
    base = np.clip(np.round(rng.random(60), 3), 0, 1)
    pairs["60 cases from 15 documents"] = (
        [f"document-{i // 4}" for i in range(60)], base,
        np.clip(np.round(base + lift + rng.normal(0, 0.05, 60), 3), 0, 1))
    uneven = [0] * 9 + [1] * 3 + [2] * 1 + [3] * 6 + [4] * 2 + [5] * 5 + [6] * 4
    pairs["30 cases from 7 documents of unequal size"] = (
        [f"document-{i}" for i in uneven],
        np.round(rng.random(30), 3), np.round(rng.random(30) ** 0.5, 3))
    skewed = np.zeros(200)
    skewed[:6] = [1, 1, 1, 0.5, 0.25, -0.5]
    pairs["rare changes among 200 cases"] = (
        [f"case-{i}" for i in range(200)],
        np.where(skewed < 0, -skewed, 0.0), np.where(skewed > 0, skewed, 0.0))
    return pairs


def paired():
    rows = []
    for number, (name, (units, baseline, candidate)) in enumerate(samples().items()):
        seed = [42, -7, 2**62, 0, 99, 123456789][number]
        difference = candidate - baseline
        rows.append({
            "name": name, "seed": seed, "units": units,
            "baseline": baseline.tolist(), "candidate": candidate.tolist(),
            "meanBaseline": baseline.mean(), "meanCandidate": candidate.mean(),
            "difference": bootstrap(units, difference, seed, 2.0),
            "candidateMean": bootstrap(units, candidate, seed, 1.0),
            "scipy": scipy_bootstrap(units, difference),
            "permutation": permutation(units, difference)})
    return rows


def wilson():
    rows = []
    for successes, n in [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (7, 12), (60, 200), (999, 1000), (1, 100_000)]:
        for confidence in [0.8, 0.95, 0.99]:
            lower, upper = proportion_confint(successes, n, alpha=1 - confidence, method="wilson")
            rows.append({"successes": successes, "n": n, "confidence": confidence,
                         "lower": float(lower), "upper": float(upper)})
    return rows


def exact_mcnemar():
    rows = []
    for b, c in [(0, 0), (0, 1), (0, 6), (1, 9), (9, 1), (5, 5), (10, 25), (120, 150), (1000, 1100), (3, 400)]:
        p = float(mcnemar([[50, b], [c, 50]], exact=True).pvalue) if b + c else 1.0
        rows.append({"onlyBaseline": b, "onlyCandidate": c, "pValue": min(1.0, p)})
    return rows


def sample_sizes():
    half = []
    for share, half_width, confidence in [(0.5, 0.05, 0.95), (0.8, 0.03, 0.95), (0.5, 0.1, 0.9), (0.02, 0.01, 0.99)]:
        n = samplesize_confint_proportion(share, half_width, alpha=1 - confidence, method="normal")
        half.append({"standardDeviation": math.sqrt(share * (1 - share)), "halfWidth": half_width,
                     "confidence": confidence, "n": math.ceil(n)})
    decide = []
    for deviation, units, value, threshold, power in [
            (0.4, 50, 0.05, 0.0, 0.8), (0.4, 100, 0.02, -0.02, 0.9), (0.25, 30, 0.0, -0.05, 0.8)]:
        total = normal_sample_size_one_tail(value - threshold, power, 0.025, deviation)
        decide.append({"standardError": deviation / math.sqrt(units), "units": units, "value": value,
                       "threshold": threshold, "power": power, "more": math.ceil(total) - units})
    return {"halfWidth": half, "decide": decide}


def write(name, data):
    text = json.dumps(data, indent=None, separators=(",", ":"), ensure_ascii=False)
    (OUT / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write("paired.json", paired())
    write("wilson.json", wilson())
    write("mcnemar.json", exact_mcnemar())
    write("sample-size.json", sample_sizes())
    write("split-mix.json", {str(seed): [str(x) for x in split_mix(seed, 5)] for seed in [0, 42, -7]})
