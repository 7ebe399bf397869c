"""Writes the expected values that the tests of score calibration compare with.

    pip install numpy scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0 \\
      && python -P workflows/src/test/reference/calibration.py

Isotonic maps come from scikit-learn's IsotonicRegression, Brier scores from its brier_score_loss, the bins' shares
from its calibration_curve, length effects from statsmodels' OLS with cluster-robust errors and Student's t. Writing
again changes no byte.
"""

import json
import pathlib

import numpy as np
import statsmodels.api as sm
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "statistics"


def maps():
    rng = np.random.default_rng(29)
    rows = []
    for name, n, decimals in [("fine scores", 120, 4), ("grades 1 to 5", 90, None), ("falling", 60, 3),
                              ("all the same score", 20, None), ("one item", 1, 2)]:
        score = rng.random(n)
        truth = score if name != "falling" else 1 - score
        positive = rng.random(n) < truth
        if name.startswith("grades"):
            score = np.floor(score * 5) + 1
        elif name.startswith("all"):
            score = np.full(n, 0.5)
        else:
            score = np.round(score, decimals)
        model = IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1).fit(score, positive.astype(float))
        tried = np.linspace(score.min() - 0.5, score.max() + 0.5, 23)
        rows.append({"name": name, "scores": score.tolist(), "positive": positive.tolist(),
                     "tried": tried.tolist(), "shares": model.predict(tried).tolist()})
    return rows


def chances():
    rng = np.random.default_rng(31)
    rows = []
    for name, n, bend in [("honest", 200, 1.0), ("too sure", 150, 3.0), ("few", 7, 1.0)]:
        truth = rng.random(n)
        positive = rng.random(n) < truth
        odds = bend * np.log(truth / (1 - truth))
        # Not on the edge between two bins, where tools differ.
        score = np.clip(np.round(1 / (1 + np.exp(-odds)), 4) + 0.00003, 0.00003, 0.99993)
        share, mean = calibration_curve(positive, score, n_bins=10, strategy="uniform")
        rows.append({"name": name, "chances": score.tolist(), "positive": positive.tolist(),
                     "brier": float(brier_score_loss(positive, score)),
                     "shares": share.tolist(), "means": mean.tolist()})
    return rows


def lengths():
    rng = np.random.default_rng(37)
    rows = []
    for name, n, per_unit, effect in [("follows length", 160, 1, 0.12), ("does not", 160, 1, 0.0),
                                      ("turns of conversations", 180, 3, 0.05)]:
        units = np.arange(n) // per_unit
        people = rng.random(n) < 0.6
        chars = np.maximum(1, np.round(np.exp2(rng.normal(8, 1.2, n)))).astype(int)
        doublings = np.log2(chars)
        judge = rng.random(n) < np.clip(0.2 + 0.5 * people + effect * (doublings - 8), 0.02, 0.98)
        x = sm.add_constant(np.column_stack([people.astype(float), doublings]))
        fit = sm.OLS(judge.astype(float), x).fit(cov_type="cluster", cov_kwds={"groups": units}, use_t=True)
        low, high = fit.conf_int(0.05)[2]
        rows.append({"name": name, "units": units.tolist(), "people": people.tolist(), "judge": judge.tolist(),
                     "chars": chars.tolist(), "value": float(fit.params[2]), "lower": float(low),
                     "upper": float(high)})
    return rows


def write(name, data):
    text = json.dumps(data, indent=None, separators=(",", ":"), ensure_ascii=False)
    (OUT / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("isotonic.json", maps())
    write("reliability.json", chances())
    write("length-bias.json", lengths())
