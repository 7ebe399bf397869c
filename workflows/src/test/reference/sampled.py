"""Writes the expected values of SampledMeanTest.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 ppi-python==0.2.3 pandas && python -P workflows/src/test/reference/sampled.py

statsmodels gives the weighted mean of people's labels with its cluster-robust error; ppi-python the corrected value at a
given trust; scipy finds the trust at which the variance is lowest. Writing again changes no byte.
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
    """What each row adds to the linearised estimate."""
    weight = np.where(frame.labelled, 1 / frame.chance, 0.0)
    residual = frame.people - trust * frame.judge
    centre = np.sum(weight * residual) / np.sum(weight)
    own = trust * (frame.judge - frame.judge.mean()) / len(frame)
    return own + weight * (residual - centre) / np.sum(weight)


def variance(frame, trust):
    return float((influence(frame, trust).groupby(frame.unit).sum() ** 2).sum())


def case(name, frame):
    labelled = frame[frame.labelled]
    weights = 1 / labelled.chance
    groups = pd.factorize(labelled.unit)[0]
    fit = sm.WLS(labelled.people, np.ones(len(labelled)), weights=weights).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False})
    units = int(labelled.unit.nunique())
    best = minimize_scalar(lambda t: variance(frame, t), bounds=(0, 1), method="bounded",
                           options={"xatol": 1e-12})
    trust = float(best.x)
    for end in (0.0, 1.0):
        if variance(frame, end) <= variance(frame, trust):
            trust = end
    value = ppi_mean_pointestimate(labelled.people.to_numpy(), labelled.judge.to_numpy(), frame.judge.to_numpy(),
                                   lam=trust, w=weights.to_numpy())
    return {
        "name": name, "units": frame.unit.tolist(), "judge": frame.judge.tolist(),
        "people": [p if l else None for p, l in zip(frame.people, frame.labelled)],
        "chance": frame.chance.tolist(), "peopleOnly": float(fit.params.iloc[0]), "peopleSquares": float(fit.bse.iloc[0] ** 2),
        "labelledUnits": units, "labels": int(frame.labelled.sum()), "trust": trust,
        "corrected": float(np.ravel(value)[0]), "squares": variance(frame, trust)}


def cases():
    rng = np.random.default_rng(20261129)
    for n in [40, 200]:
        for share in [0.2, 0.6]:
            for kind in ["cases", "conversations"]:
                for drawn in ["equal", "unequal"]:
                    truth = (rng.random(n) < 0.7).astype(float)
                    judge = np.round(np.clip(0.2 + 0.6 * truth + rng.normal(0, 0.25, n), 0, 1), 3)
                    units = [f"u{i // (1 if kind == 'cases' else 4)}" for i in range(n)]
                    size = np.full(n, 1.0) if drawn == "equal" else 0.3 + judge * (1 - judge) * 4
                    chance = np.round(np.minimum(1, size / size.sum() * n * share), 6)
                    frame = pd.DataFrame({"unit": units, "judge": judge, "people": truth, "chance": chance,
                                          "labelled": rng.random(n) < chance})
                    yield case(f"{n} {kind}, {share} labelled, {drawn} chances", frame)


if __name__ == "__main__":
    text = json.dumps(list(cases()), separators=(",", ":"))
    (OUT / "sampled-mean.json").write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")
