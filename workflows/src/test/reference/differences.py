"""Writes the expected values of SampledDifferenceTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 ppi-python==0.2.3 pandas && python -P workflows/src/test/reference/differences.py

ppi-python gives either run's corrected rate at the common trust; statsmodels the cluster-robust variance of people's labels
alone, which that of trust 0 must equal where no unit lies in both runs; scipy finds the trust at which the variance of the
difference is lowest. Writing again changes no byte.
"""

import json
import pathlib

import numpy as np
import pandas as pd
import statsmodels.api as sm
from ppi_py import ppi_mean_pointestimate
from scipy.optimize import minimize_scalar

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def influence(frame, trust):
    """What each unit adds to the linearised estimate of one run."""
    weight = np.where(frame.labelled, 1 / frame.chance, 0.0)
    residual = frame.people - trust * frame.judge
    centre = np.sum(weight * residual) / np.sum(weight)
    own = trust * (frame.judge - frame.judge.mean()) / len(frame)
    return pd.Series(own + weight * (residual - centre) / np.sum(weight)).groupby(frame.unit.to_numpy()).sum()


def variance(before, after, trust):
    return float((influence(after, trust).sub(influence(before, trust), fill_value=0) ** 2).sum())


def corrected(frame, trust):
    labelled = frame[frame.labelled]
    value = ppi_mean_pointestimate(labelled.people.to_numpy(), labelled.judge.to_numpy(), frame.judge.to_numpy(),
                                   lam=trust, w=(1 / labelled.chance).to_numpy())
    return float(np.ravel(value)[0])


def people_alone(frame):
    labelled = frame[frame.labelled]
    fit = sm.WLS(labelled.people, np.ones(len(labelled)), weights=1 / labelled.chance).fit(
        cov_type="cluster", cov_kwds={"groups": pd.factorize(labelled.unit)[0], "use_correction": False})
    return float(fit.bse.iloc[0] ** 2)


def run(rng, units, share, rate, falsely, drawn):
    n = len(units)
    people = (rng.random(n) < rate).astype(float)
    judge = np.where(people == 1, rng.random(n) < 0.9, rng.random(n) < falsely).astype(float)
    size = np.full(n, 1.0) if drawn == "equal" else 0.3 + rng.random(n) * 2
    chance = np.round(np.minimum(1, size / size.sum() * n * share), 6)
    return pd.DataFrame({"unit": units, "judge": judge, "people": people, "chance": chance,
                         "labelled": rng.random(n) < chance})


def written(frame):
    return {"units": frame.unit.tolist(), "judge": frame.judge.tolist(),
            "people": [p if l else None for p, l in zip(frame.people, frame.labelled)],
            "chance": frame.chance.tolist()}


def case(name, before, after, apart):
    best = minimize_scalar(lambda t: variance(before, after, t), bounds=(0, 1), method="bounded",
                           options={"xatol": 1e-12})
    trust = float(best.x)
    for end in (0.0, 1.0):
        if variance(before, after, end) <= variance(before, after, trust):
            trust = end
    if apart:
        alone = people_alone(before) + people_alone(after)
        assert abs(variance(before, after, 0.0) - alone) < 1e-12, name
    first, second = corrected(before, trust), corrected(after, trust)
    units = min(frame[frame.labelled].unit.nunique() for frame in (before, after))
    return {"name": name, "baseline": written(before), "candidate": written(after), "trust": trust, "before": first,
            "after": second, "difference": second - first, "squares": variance(before, after, trust), "units": int(units)}


def cases():
    rng = np.random.default_rng(20261130)
    for n in [60, 160]:
        for kind in ["cases", "conversations"]:
            for drawn in ["equal", "unequal"]:
                for apart in [False, True]:
                    units = [f"u{i // (1 if kind == 'cases' else 4)}" for i in range(n)]
                    others = [f"v{unit}" for unit in units] if apart else units
                    before = run(rng, units, 0.4, 0.7, 0.2, drawn)
                    after = run(rng, others, 0.3, 0.75, 0.4, drawn)
                    where = "other" if apart else "the same"
                    yield case(f"{n} answers, {kind}, {drawn} chances, {where} units", before, after, apart)


if __name__ == "__main__":
    text = json.dumps(list(cases()), separators=(",", ":"))
    (OUT / "sampled-difference.json").write_text(text.replace("},{\"name", "},\n{\"name") + "\n", encoding="utf-8")
