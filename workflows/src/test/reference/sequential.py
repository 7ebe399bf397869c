"""Writes the expected values of PredictionPoweredTest, SequentialTest and PairedPowerTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 ppi-python==0.2.3 multiprocess matplotlib
    pip download --no-deps --no-binary :all: confseq==0.0.11 && tar xzf confseq-0.0.11.tar.gz
    PYTHONPATH=confseq-0.0.11/src python -P workflows/src/test/reference/sequential.py

Of confseq only the Python part is needed, so its C++ part need not be built. Writing again changes no byte.
"""

import json
import math
import pathlib

import numpy as np
from ppi_py import ppi_mean_ci, ppi_mean_pointestimate
from scipy import integrate, optimize, special, stats
from statsmodels.stats.power import TTestPower

np.float_ = np.float64  # confseq 0.0.11 names a type that NumPy 2 dropped
from confseq.betting import hedged_cs  # noqa: E402
from confseq.predmix import predmix_empbern_twosided_cs  # noqa: E402

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def best_weight(y, judge, others):
    """As ppi_py tunes it; it returns no weight, so it is read off the point estimate."""
    plain = ppi_mean_pointestimate(y, judge, others, lam=0)
    full = ppi_mean_pointestimate(y, judge, others, lam=1)
    tuned = ppi_mean_pointestimate(y, judge, others)
    gap = (full - plain).item()
    return None if abs(gap) < 1e-9 else ((tuned - plain).item() / gap)


def prediction_powered():
    rng = np.random.default_rng(20261210)
    number = 0
    for n, others in [(2, 5), (12, 40), (60, 500), (300, 300), (40, 10)]:
        for kind in ["good", "noise", "opposite", "pass or fail", "biased"]:
            number += 1
            truth = rng.beta(2, 2, n + others)
            judge = {"good": truth + rng.normal(0, 0.05, n + others), "noise": rng.random(n + others),
                     "opposite": 1 - truth, "pass or fail": (truth + rng.normal(0, 0.1, n + others) > 0.5).astype(float),
                     "biased": truth / 2 + 0.4}[kind]
            judge = np.clip(np.round(judge, 3), 0, 1)
            people = np.round(truth[:n], 3)
            if kind == "pass or fail":
                people = (people > 0.5).astype(float)
                people[:2] = [0, 1]
            confidence = [0.9, 0.95, 0.99][number % 3]
            row = {"name": f"{kind}, {n} of {others}", "people": people.tolist(), "judge": judge[:n].tolist(),
                   "judgeOnly": judge[n:].tolist(), "confidence": confidence,
                   "weight": best_weight(people, judge[:n], judge[n:])}
            for key, lam in [("tuned", None), ("full", 1), ("none", 0)]:
                low, high = ppi_mean_ci(people, judge[:n], judge[n:], alpha=1 - confidence, lam=lam)
                value = ppi_mean_pointestimate(people, judge[:n], judge[n:], lam=lam)
                row[key] = [float(np.squeeze(x)) for x in (value, low, high)]
            yield row


def streams():
    rng = np.random.default_rng(20261211)
    yield "one score", np.array([0.7])
    yield "all 0", np.zeros(60)
    yield "all 1", np.ones(60)
    yield "all one half", np.full(80, 0.5)
    yield "0 and 1 in turn", np.tile([0.0, 1.0], 60)
    yield "all good, then all bad", np.repeat([1.0, 0.0], 100)
    yield "drifting up", np.round(np.clip(np.linspace(0.1, 0.9, 150) + rng.normal(0, 0.1, 150), 0, 1), 3)
    for n in [5, 40, 300]:
        yield f"uniform, {n}", np.round(rng.random(n), 4)
        yield f"skewed, {n}", np.round(rng.beta(10, 1, n), 4)
        yield f"rare, {n}", (rng.random(n) < 0.05).astype(float)
        yield f"pass or fail, {n}", (rng.random(n) < 0.7).astype(float)
        yield f"narrow, {n}", np.round(0.6 + 0.02 * rng.normal(0, 1, n), 4)


def sequences():
    for number, (name, x) in enumerate(streams()):
        confidence = [0.9, 0.95, 0.99][number % 3]
        row = {"name": name, "scores": x.tolist(), "confidence": confidence}
        low, high = hedged_cs(x, alpha=1 - confidence)
        places = sorted({0, len(x) // 3, len(x) // 2, len(x) - 1})
        row["places"] = places
        row["betting"] = [[float(low[i]), float(high[i])] for i in places]
        low, high = predmix_empbern_twosided_cs(x, alpha=1 - confidence, running_intersection=True)
        row["bernstein"] = [[float(low[i]), float(high[i])] for i in places]
        yield row


def e_values():
    for losses, wins in [(0, 0), (0, 1), (1, 0), (0, 5), (5, 0), (1, 1), (3, 7), (7, 3), (10, 10), (2, 30), (30, 2),
                         (100, 130), (130, 100), (500, 500), (450, 550), (0, 300), (300, 0), (1, 60), (9, 21), (13, 14)]:
        n = wins + losses
        log_two = n * math.log(2) + special.betaln(wins + 1, losses + 1)
        log_above = math.log(2) + log_two + math.log(special.betainc(losses + 1, wins + 1, 0.5)) \
            if special.betainc(losses + 1, wins + 1, 0.5) > 1e-300 else None
        if n <= 60:
            two = integrate.quad(lambda p: (2 * p) ** wins * (2 - 2 * p) ** losses, 0, 1, epsabs=1e-14)[0]
            above = integrate.quad(lambda p: 2 * (2 * p) ** wins * (2 - 2 * p) ** losses, 0.5, 1, epsabs=1e-14)[0]
            assert abs(math.log(two) - log_two) < 1e-6 and abs(math.log(above) - log_above) < 1e-4, (wins, losses)
        yield {"onlyBaseline": losses, "onlyCandidate": wins, "twoSided": float(log_two),
               "better": None if log_above is None else float(log_above)}


def power_of_t():
    sides = {"TWO_SIDED": "two-sided", "GREATER": "larger", "LESS": "smaller"}
    for effect in [0.05, 0.2, 0.5, 1.2]:
        for n in [2, 5, 20, 150]:
            for ours, theirs in sides.items():
                sign = -1 if ours == "LESS" else 1
                level = {2: 0.1, 5: 0.05, 20: 0.01, 150: 0.05}[n]
                power = float(TTestPower().power(sign * effect, n, level, alternative=theirs))
                if not math.isnan(power):  # SciPy's nct gives up where power is next to 1
                    yield {"effect": sign * effect, "units": n, "alternative": ours, "level": level, "power": power}


def plans_of_t():
    for effect, power, level in [(0.2, 0.8, 0.05), (0.5, 0.9, 0.05), (0.1, 0.8, 0.01), (1.0, 0.95, 0.05), (0.35, 0.8, 0.1)]:
        for ours, theirs in [("TWO_SIDED", "two-sided"), ("GREATER", "larger")]:
            n = TTestPower().solve_power(effect_size=effect, power=power, alpha=level, alternative=theirs)
            units = math.ceil(float(n))
            # statsmodels' own search stops at six digits.
            found = optimize.brentq(
                lambda d: TTestPower().power(d, units, level, alternative=theirs) - power, 1e-6, 2 * effect, xtol=1e-12)
            yield {"effect": effect, "power": power, "level": level, "alternative": ours, "units": units,
                   "detectable": float(found)}


def power_of_mcnemar():
    for psi, delta, n, level in [(0.3, 0.1, 200, 0.05), (0.2, 0.05, 500, 0.05), (0.5, 0.2, 60, 0.01), (0.1, 0.1, 40, 0.05),
                                 (0.4, -0.15, 100, 0.05), (1.0, 0.3, 50, 0.1), (0.05, 0.02, 2000, 0.05), (0.3, 0.0, 100, 0.05),
                                 (0.02, 0.019, 30, 0.05), (1.0, 0.01, 10_000, 0.05), (1.0, -0.9, 3, 0.05), (0.6, 0.3, 1, 0.2),
                                 (0.25, 0.12, 75, 0.05), (0.25, -0.12, 75, 0.01), (0.15, 0.06, 400, 0.001), (0.8, 0.1, 300, 0.05),
                                 (0.33, 0.33, 12, 0.05), (0.12, 0.05, 150, 0.1), (0.45, 0.25, 40, 0.05), (0.07, 0.03, 600, 0.05)]:
        z = stats.norm.ppf(1 - level / 2)
        spread = math.sqrt(psi - delta**2)
        power = stats.norm.cdf((abs(delta) * math.sqrt(n) - z * math.sqrt(psi)) / spread)
        row = {"disagreement": psi, "difference": delta, "units": n, "level": level, "power": float(power)}
        if delta:
            needed = ((z * math.sqrt(psi) + stats.norm.ppf(0.8) * spread) / delta) ** 2
            row["unitsFor80"] = math.ceil(needed)
        yield row


def write(name, rows):
    text = json.dumps(rows if isinstance(rows, dict) else list(rows), separators=(",", ":"))
    assert "NaN" not in text and "Infinity" not in text, name
    (OUT / name).write_text(text.replace("},{\"", "},\n{\"") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("prediction-powered.json", prediction_powered())
    write("confidence-sequence.json", sequences())
    write("e-value.json", e_values())
    write("paired-power.json", {"t": list(power_of_t()), "plans": list(plans_of_t()), "mcnemar": list(power_of_mcnemar())})
