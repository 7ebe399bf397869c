"""Writes the expected values that the tests of agreement and of logistic regression compare with.

    pip install scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1 confidenceinterval==1.0.5 \\
      && python -P workflows/src/test/reference/agreement.py

Kappa and its large-sample interval come from statsmodels (value also from scikit-learn), areas under the curve from
scikit-learn with DeLong's interval written out here and compared with the package confidenceinterval, weights from
scikit-learn's Newton solver. The bootstrap of kappa is written a second time, in NumPy, on the same SplitMix64
stream, and must agree to rounding; SciPy's own (another stream) is stored beside it. Writing again changes no byte.
"""

import json
import pathlib

import numpy as np
from confidenceinterval import roc_auc_score as delong
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, roc_auc_score
from statsmodels.stats.inter_rater import cohens_kappa

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


def kappas(tables):
    """Kappa of each table of a stack; 0 where chance explains everything."""
    shares = tables / tables.sum(axis=(-2, -1), keepdims=True)
    agreement = np.trace(shares, axis1=-2, axis2=-1)
    chance = (shares.sum(axis=-1) * shares.sum(axis=-2)).sum(axis=-1)
    room = 1 - chance
    return np.where(room <= 1e-12, 0.0, (agreement - chance) / np.where(room <= 1e-12, 1.0, room))


def unit_tables(units, reference, rating, size):
    tables = {unit: np.zeros((size, size)) for unit in dict.fromkeys(units)}
    for unit, row, column in zip(units, reference, rating):
        tables[unit][row, column] += 1
    return np.array(list(tables.values()))


def share_below(figures, threshold):
    ties = np.abs(figures - threshold) <= 1e-12
    return ((figures < threshold) & ~ties).mean() + ties.mean() / 2


def bootstrap(units, reference, rating, size, seed):
    tables = unit_tables(units, reference, rating, size)
    n = len(tables)
    draws = below(split_mix(seed, RESAMPLES * n), n).reshape(RESAMPLES, n)
    figures = np.array([kappas(tables[draw].sum(axis=0)) for draw in draws])
    value = float(kappas(tables.sum(axis=0)))
    without = kappas(tables.sum(axis=0) - tables)
    gap = without.mean() - without
    acceleration = (gap**3).sum() / (6 * (gap**2).sum() ** 1.5)
    bias = stats.norm.ppf(share_below(figures, value))

    def bca(tail):
        z = bias + np.array([stats.norm.ppf(tail), -stats.norm.ppf(tail)])
        return np.quantile(figures, stats.norm.cdf(bias + z / (1 - acceleration * z))).tolist()

    tail = (1 - CONFIDENCE) / 2
    wide = stats.norm.cdf(stats.t.ppf(tail, n - 1) * np.sqrt(n / (n - 1)))
    return {
        "units": n,
        "PERCENTILE": np.quantile(figures, [tail, 1 - tail]).tolist(),
        "BCA": bca(tail),
        "EXPANDED_BCA": bca(wide),
    }


def scipy_bootstrap(units, reference, rating, size):
    """SciPy knows no clusters: only for samples in which each unit holds one item."""
    if len(set(units)) != len(units):
        return None

    def statistic(rows, columns, axis=-1):
        tables = np.stack(
            [[((rows == i) & (columns == j)).sum(axis=-1) for j in range(size)] for i in range(size)])
        return kappas(np.moveaxis(tables, (0, 1), (-2, -1)))

    answer = {}
    for name, method in [("PERCENTILE", "percentile"), ("BCA", "BCa")]:
        got = stats.bootstrap(
            (np.array(reference), np.array(rating)), statistic, paired=True, vectorized=True,
            n_resamples=20_000, method=method, batch=2_000, confidence_level=CONFIDENCE,
            rng=np.random.default_rng(7))
        answer[name] = [got.confidence_interval.low, got.confidence_interval.high]
    answer["standardError"] = got.standard_error
    return answer


def rated():
    rng = np.random.default_rng(20261128)
    rows = []

    def rate(n, size, prevalence, right):
        reference = rng.choice(size, n, p=prevalence)
        other = rng.choice(size, n)
        return reference.tolist(), np.where(rng.random(n) < right, reference, other).tolist()

    samples = {
        "pass or fail of 60 items": ([f"i{i}" for i in range(60)], 2, *rate(60, 2, [0.5, 0.5], 0.8)),
        "rare failures among 150 items": ([f"i{i}" for i in range(150)], 2, *rate(150, 2, [0.12, 0.88], 0.9)),
        "four categories of 90 items": ([f"i{i}" for i in range(90)], 4, *rate(90, 4, [0.4, 0.3, 0.2, 0.1], 0.7)),
        "80 items of 25 questions": ([f"q{i % 25}" for i in range(80)], 2, *rate(80, 2, [0.4, 0.6], 0.75)),
        "a judge that guesses": ([f"i{i}" for i in range(40)], 2, *rate(40, 2, [0.5, 0.5], 0.0)),
    }
    for number, (name, (units, size, reference, rating)) in enumerate(samples.items()):
        table = unit_tables(units, reference, rating, size).sum(axis=0)
        got = cohens_kappa(table)  # its intervals are 95 %
        value = float(got.kappa)
        assert abs(value - cohen_kappa_score(reference, rating)) < 1e-12
        seed = [42, -7, 0, 99, 123456789][number]
        rows.append({
            "name": name, "seed": seed, "units": units,
            "reference": [f"c{c}" for c in reference], "rating": [f"c{c}" for c in rating],
            "table": table.astype(int).tolist(), "kappa": value,
            "standardError": float(got.std_kappa),
            "asymptotic": [float(got.kappa_low), float(got.kappa_upp)],
            "bootstrap": bootstrap(units, reference, rating, size, seed),
            "scipy": scipy_bootstrap(units, reference, rating, size)})
    return rows


def delong_interval(positive, score):
    x, y = score[positive], score[~positive]
    wins = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    area = wins.mean()
    variance = wins.mean(axis=1).var(ddof=1) / len(x) + wins.mean(axis=0).var(ddof=1) / len(y)
    reach = stats.norm.ppf((1 + CONFIDENCE) / 2) * np.sqrt(variance)
    return area, max(0.0, area - reach), min(1.0, area + reach)


def areas():
    rng = np.random.default_rng(5)
    rows = []
    for name, n, lift, digits in [
            ("60 scores", 60, 1.0, 6), ("300 scores with ties", 300, 0.8, 1),
            ("a judge that guesses", 100, 0.0, 6), ("nearly perfect", 50, 4.0, 6), ("upside down", 80, -1.0, 2)]:
        positive = rng.random(n) < 0.4
        score = np.round(rng.normal(0, 1, n) + lift * positive, digits)
        area, lower, upper = delong_interval(positive, score)
        assert abs(area - roc_auc_score(positive, score)) < 1e-12
        other = delong(positive.astype(int), score, confidence_level=CONFIDENCE)
        assert abs(other[0] - area) < 1e-5
        assert max(abs(other[1][0] - lower), abs(min(1.0, other[1][1]) - upper)) < 1e-4, (name, other, lower, upper)
        rows.append({"name": name, "positive": positive.tolist(), "score": score.tolist(),
                     "area": float(area), "lower": float(lower), "upper": float(upper)})
    return rows


def regressions():
    rng = np.random.default_rng(11)
    rows = []
    for name, n, size, penalty in [
            ("120 rows of 4 features", 120, 4, 1.0), ("weak penalty", 80, 3, 0.01),
            ("strong penalty", 60, 5, 50.0), ("separable", 30, 2, 0.1), ("one feature is constant", 50, 3, 1.0)]:
        x = np.round(rng.normal(0, 1, (n, size)), 4)
        if name.startswith("one"):
            x[:, 1] = 0.0
        truth = rng.normal(0, 1, size)
        odds = x @ truth + 0.3
        y = odds > 0 if name == "separable" else rng.random(n) < 1 / (1 + np.exp(-odds))
        model = LogisticRegression(C=1 / penalty, solver="newton-cholesky", tol=1e-12, max_iter=1_000).fit(x, y)
        rows.append({
            "name": name, "penalty": penalty, "features": x.tolist(), "positive": y.tolist(),
            "intercept": float(model.intercept_[0]), "weights": model.coef_[0].tolist(),
            "probabilities": model.predict_proba(x)[:, 1].tolist()})
    return rows


def write(name, data):
    text = json.dumps(data, indent=None, separators=(",", ":"), ensure_ascii=False)
    (OUT / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("kappa.json", rated())
    write("auc.json", areas())
    write("logistic.json", regressions())
