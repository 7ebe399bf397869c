"""Writes the expected values of PairedTestsTest and EffectSizeTest: signed ranks, permutation, McNemar, effect sizes.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 && python -P workflows/src/test/reference/paired_tests.py

Writing again changes no byte.
"""

import json
import math
import pathlib

import numpy as np
from scipy import optimize, special, stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"
ALTERNATIVES = {"TWO_SIDED": "two-sided", "GREATER": "greater", "LESS": "less"}


def samples():
    rng = np.random.default_rng(20261130)
    yield "one", [0.25]
    yield "two", [0.25, -0.5]
    yield "all better", [0.1, 0.2, 0.3, 0.4, 0.5]
    yield "all the same", [0.25] * 7
    yield "all the same, down", [-0.25] * 6
    yield "as many up as down", [0.5, -0.5, 0.25, -0.25]
    for n in [5, 8, 12]:
        yield f"no ties, {n}", np.round(rng.normal(0.1, 0.4, n), 4).tolist()
        yield f"ties, {n}", (rng.integers(-2, 4, n) / 4).tolist()
        yield f"many zeros, {n}", (rng.integers(-1, 2, n) * rng.integers(0, 2, n) / 2).tolist() + [0.5]
    for n in [20, 50, 120]:
        yield f"no ties, {n}", np.round(rng.normal(0.1, 0.4, n), 6).tolist()
        yield f"pass or fail, {n}", rng.integers(-1, 2, n).astype(float).tolist()
        yield f"ties, {n}", (rng.integers(-3, 5, n) / 8).tolist()
    yield "one outlier", np.append(np.round(rng.normal(-0.1, 0.1, 15), 4), 1000.0).tolist()
    yield "tiny differences", (rng.permutation(np.arange(1, 12)) * 1e-9 * rng.choice([-1, 1, 1], 11)).tolist()


def wilcoxon():
    rows = []
    for name, d in samples():
        d = np.array(d)
        for zeros in ["wilcox", "pratt", "zsplit"]:
            kept = int((d != 0).sum())
            if kept == 0:
                continue
            row = {"name": name, "differences": d.tolist(), "zeros": zeros.upper()}
            row["statistic"] = float(stats.wilcoxon(d, zero_method=zeros, alternative="greater",
                                                    method="asymptotic").statistic)
            plain = len(np.unique(np.abs(d))) == len(d) and kept == len(d)
            for ours, alternative in ALTERNATIVES.items():
                cell = {}
                for key, correction in [("NORMAL", False), ("NORMAL_CORRECTED", True)]:
                    cell[key] = float(stats.wilcoxon(d, zero_method=zeros, alternative=alternative,
                                                     correction=correction, method="asymptotic").pvalue)
                if plain:
                    cell["EXACT"] = float(stats.wilcoxon(d, alternative=alternative, method="exact").pvalue)
                elif len(d) <= 13:
                    method = stats.PermutationMethod(n_resamples=np.inf)
                    cell["EXACT"] = float(stats.wilcoxon(d, zero_method=zeros, alternative=alternative,
                                                         method=method).pvalue)
                row[ours] = cell
            rows.append(row)
    return rows


def permutation():
    rows = []
    for name, d in samples():
        exact = sum(x != 0 for x in d) <= 20
        if len(d) < 2 or (exact and len(d) > 14):
            continue
        row = {"name": name, "differences": d, "exact": exact, "mean": float(np.mean(d))}
        for ours, alternative in ALTERNATIVES.items():
            got = stats.permutation_test(
                (d,), lambda x, axis: np.sum(x, axis=axis), permutation_type="samples", vectorized=True,
                n_resamples=np.inf if exact else 200_000, batch=10_000, alternative=alternative,
                rng=np.random.default_rng(3))
            row[ours] = float(got.pvalue)
        rows.append(row)
    return rows


def mid_p():
    rows = []
    for b, c in [(0, 0), (0, 1), (1, 0), (1, 1), (0, 6), (1, 9), (9, 1), (5, 5), (4, 6), (2, 3), (3, 12), (10, 25),
                 (25, 10), (49, 51), (120, 150), (150, 120), (1000, 1100), (3, 400), (0, 60), (7, 7), (30, 31)]:
        n = b + c
        exact = float(mcnemar([[5, b], [c, 5]], exact=True).pvalue) if n else 1.0
        point = stats.binom.pmf(min(b, c), n, 0.5)
        mid = 1.0 if n == 0 else 1 - point / 2 if b == c else 2 * stats.binom.cdf(min(b, c), n, 0.5) - point
        row = {"onlyBaseline": b, "onlyCandidate": c, "exact": min(1.0, exact), "mid": float(mid)}
        if n:
            low, high = proportion_confint(c, n, alpha=0.05, method="beta")
            row["odds"] = [None if x >= 1 else float(x / (1 - x)) for x in (low, high)]
        rows.append(row)
    return rows


def true_effect(d, n, chance):
    t = d * math.sqrt(n)
    reach = 12 + 12 * abs(d)

    def gap(nc):
        cdf = stats.nct.cdf(t, n - 1, nc)
        # SciPy gives up far out, where the answer is plain.
        return (float(nc < t) if math.isnan(cdf) else cdf) - chance

    return optimize.brentq(gap, t - reach, t + reach, xtol=1e-13) / n**0.5


def cliff(x, y, confidence):
    """Cliff's consistent interval: the errors of delta worked out pair by pair; ends by Feng and Cliff (2004)."""
    wins = np.sign(np.subtract.outer(y, x)) / 2 + 0.5
    delta = 2 * wins.mean() - 1
    variance = (np.var(wins.mean(axis=1), ddof=1) / len(y) if len(y) > 1 else 0) + (
        np.var(wins.mean(axis=0), ddof=1) / len(x) if len(x) > 1 else 0)
    u = stats.mannwhitneyu(y, x).statistic
    assert abs(2 * u / (len(x) * len(y)) - 1 - delta) < 1e-12
    if not variance:
        return {"delta": delta, "ends": None}
    s = math.sqrt(4 * variance)
    z = stats.norm.ppf((1 + confidence) / 2)
    half = z * s * math.sqrt((1 - delta**2) ** 2 + z**2 * s**2)
    ends = [(delta - delta**3 + sign * half) / (1 - delta**2 + z**2 * s**2) for sign in (-1, 1)]
    return {"delta": delta, "ends": [max(-1, ends[0]), min(1, ends[1])]}


def effects():
    rows = []
    rng = np.random.default_rng(20261201)
    for number, (name, d) in enumerate(samples()):
        d = np.array(d)
        n = len(d)
        if n < 2 or np.std(d) == 0:
            continue
        confidence = [0.9, 0.95, 0.99][number % 3]
        dz = d.mean() / d.std(ddof=1)
        tail = (1 - confidence) / 2
        df = n - 1
        j = 0.0 if df == 1 else math.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / math.sqrt(df / 2)
        other = np.round(rng.normal(0, 0.5, int(rng.integers(1, 30))), 1)
        rows.append({"name": name, "differences": d.tolist(), "confidence": confidence, "dz": float(dz), "g": j * dz,
                     "lower": true_effect(dz, n, 1 - tail), "upper": true_effect(dz, n, tail), "j": j,
                     "other": other.tolist(), "cliff": cliff(other, d, confidence)})
    return rows


def noncentral():
    ordinary = [(df, t, nc) for df in [1, 2, 5, 30, 400] for nc in [-2.0, 0.0, 0.5, 3.0, 8.0]
                for t in [-3.0, 0.0, 1.5, 4.0, 12.0]]
    # A t that is large beside its spread: differences that hardly vary, or a strict level on two units.
    large = [(1, 1000.0, 700.0), (1, 636.6, 300.0), (1, 1000.0, -3.0), (2, 200.0, 3.0), (2, -400.0, -350.0),
             (4, 500.0, 450.0), (9, 1000.0, 800.0), (9, 1000.0, 1000.0), (9, -1000.0, -900.0)]
    return [{"t": t, "df": df, "nc": nc, "cdf": float(stats.nct.cdf(t, df, nc))} for df, t, nc in ordinary + large]


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("wilcoxon.json", wilcoxon())
    write("permutation.json", permutation())
    write("mid-p.json", mid_p())
    write("effect-size.json", effects())
    write("noncentral-t.json", noncentral())
