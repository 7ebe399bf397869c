"""Writes the expected values of WinRateTest, LengthControlledWinRateTest and BradleyTerryTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 choix==0.4.1 &&
    python -P workflows/src/test/reference/preferences.py

Tango's interval is worked out a second way: the likeliest shares under each supposed difference come from a numerical
search, not from his quadratic. Writing again changes no byte.
"""

import json
import math
import pathlib

import choix
import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def score(wins, losses, n, supposed):
    same = n - wins - losses

    def loss(q):
        with np.errstate(divide="ignore"):
            return -sum(k * math.log(p) if p > 0 else (-math.inf if k else 0.0)
                        for k, p in [(wins, q + supposed), (losses, q), (same, 1 - 2 * q - supposed)] if k)

    low, high = max(0.0, -supposed), (1 - supposed) / 2
    q = optimize.minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-14}).x
    q = min([q, low + 1e-15, high - 1e-15], key=loss)
    variance = n * (2 * q + supposed * (1 - supposed))
    return (wins - losses - n * supposed) / math.sqrt(variance)


def tango():
    cases = [(0, 0, 1), (0, 0, 20), (1, 0, 1), (0, 1, 1), (1, 0, 10), (3, 0, 3), (0, 5, 5), (5, 5, 10), (1, 1, 40),
             (10, 2, 30), (2, 10, 30), (12, 2, 53), (120, 80, 400), (80, 120, 200), (300, 0, 300), (40, 0, 300),
             (0, 7, 90), (500, 450, 1000), (7, 3, 11), (2, 1, 100), (0, 3, 4), (99, 1, 100)]
    for number, (wins, losses, n) in enumerate(cases):
        confidence = [0.9, 0.95, 0.99][number % 3]
        z = stats.norm.ppf((1 + confidence) / 2)
        value = (wins - losses) / n
        eps = 1e-9
        lower = -1.0 if losses == n else optimize.brentq(
            lambda d: score(wins, losses, n, d) - z, -1 + eps, value - eps, xtol=1e-13)
        upper = 1.0 if wins == n else optimize.brentq(
            lambda d: score(wins, losses, n, d) + z, value + eps, 1 - eps, xtol=1e-13)
        yield {"wins": wins, "losses": losses, "n": n, "confidence": confidence, "lower": lower, "upper": upper}


def controlled_case(name, units, won, lengths, confidence):
    won, lengths = np.asarray(won, float), np.asarray(lengths, float)
    spread = lengths.std(ddof=1)
    term = np.tanh(lengths / spread) if spread > 0 else np.zeros(len(lengths))
    x = np.column_stack([np.ones(len(won)), term]) if spread > 0 else np.ones((len(won), 1))
    groups = np.unique(units, return_inverse=True)[1]
    fit = sm.GLM(won, x, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=200)
    robust = sm.GLM(won, x, family=sm.families.Binomial()).fit(
        tol=1e-14, maxiter=200, cov_type="cluster", cov_kwds={"groups": groups, "use_correction": True})
    assert abs(fit.params[0] - robust.params[0]) < 1e-12
    error = float(robust.bse[0])
    if spread == 0:
        n = len(won)
        error *= math.sqrt((n - 1) / (n - 2))
    z = stats.norm.ppf((1 + confidence) / 2)
    odds = float(fit.params[0])
    expit = lambda v: 1 / (1 + math.exp(-v))
    return {"name": name, "units": list(units), "won": won.tolist(), "lengths": lengths.tolist(),
            "confidence": confidence, "rate": expit(odds), "lower": expit(odds - z * error),
            "upper": expit(odds + z * error), "effect": float(fit.params[1]) if spread > 0 else 0.0}


def controlled():
    rng = np.random.default_rng(20261204)
    number = 0
    for n in [12, 40, 150, 400]:
        for effect in [0.0, 1.0, -2.0]:
            for ties in [0.0, 0.3]:
                number += 1
                lengths = np.round(rng.normal(80, 200, n))
                chance = 1 / (1 + np.exp(-(0.3 + effect * np.tanh(lengths / 200))))
                won = (rng.random(n) < chance).astype(float)
                won[rng.random(n) < ties] = 0.5
                size = [1, 3][number % 2]
                units = [f"instruction-{i // size}" for i in range(n)]
                yield controlled_case(f"{n}, {effect}, {ties}", units, won, lengths, [0.9, 0.95, 0.99][number % 3])
    yield controlled_case("equal lengths", [f"i-{i}" for i in range(9)], [1, 1, 0, 0.5, 1, 0, 1, 1, 0], [5] * 9, 0.95)


def meetings(rng, versions, rounds, ties):
    strength = rng.normal(0, 1, versions)
    for _ in range(rounds):
        i, j = rng.choice(versions, 2, replace=False)
        won = float(rng.random() < 1 / (1 + math.exp(strength[j] - strength[i])))
        yield int(i), int(j), 0.5 if rng.random() < ties else won


def bradley_terry_case(name, played, penalty, confidence):
    size = 1 + max(max(i, j) for i, j, _ in played)
    data = []
    for i, j, won in played:
        data += [(i, j)] * round(2 * won) + [(j, i)] * round(2 * (1 - won))
    theta = choix.opt_pairwise(size, data, alpha=2 * penalty, tol=1e-12)
    win, lose = np.array(data).T

    def slope(t):
        gap = 1 / (1 + np.exp(t[win] - t[lose])) / 2
        g = -2 * penalty * t
        np.add.at(g, win, gap)
        np.add.at(g, lose, -gap)
        g[0] = t.sum() if penalty == 0 else g[0]
        return g

    theta = optimize.root(slope, theta - theta.mean(), tol=1e-14).x
    information = 2 * penalty * np.eye(size)
    for i, j, _ in played:
        p = 1 / (1 + math.exp(theta[j] - theta[i]))
        information[[i, j], [i, j]] += p * (1 - p)
        information[[i, j], [j, i]] -= p * (1 - p)
    centre = np.eye(size) - 1 / size
    covariance = centre @ np.linalg.pinv(information) @ centre
    z = stats.norm.ppf((1 + confidence) / 2)
    return {"name": name, "played": [[f"v{i}", f"v{j}", won] for i, j, won in played], "penalty": penalty,
            "confidence": confidence, "strengths": (theta - theta.mean()).tolist(),
            "half": (z * np.sqrt(np.diag(covariance))).tolist()}


def bradley_terry():
    rng = np.random.default_rng(20261205)
    number = 0
    for versions, rounds in [(2, 10), (3, 40), (5, 120), (8, 300)]:
        for ties in [0.0, 0.25]:
            for penalty in [0.0, 0.01, 0.5]:
                number += 1
                played = list(meetings(rng, versions, rounds, ties))
                played += [(i, (i + 1) % versions, 0.5) for i in range(versions) if versions > 2] or [(0, 1, 0.5)]
                yield bradley_terry_case(f"{versions} versions, {rounds} rounds, ties {ties}, penalty {penalty}",
                                         played, penalty, [0.9, 0.95, 0.99][number % 3])
    yield bradley_terry_case("one always won", [(0, 1, 1.0)] * 20 + [(1, 2, 1.0), (2, 1, 0.0)], 0.1, 0.95)
    yield bradley_terry_case("ties only", [(0, 1, 0.5)] * 3, 0.0, 0.95)


def write(name, rows):
    text = json.dumps(list(rows), separators=(",", ":"))
    assert "NaN" not in text and "Infinity" not in text, name
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("tango.json", tango())
    write("length-controlled.json", controlled())
    write("bradley-terry.json", bradley_terry())
