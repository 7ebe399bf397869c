"""Writes the expected values that SquadTest compares with.

    pip install transformers==4.57.1 && python activities/src/test/reference/squad.py

English: the SQuAD functions that transformers ships, unchanged. Japanese: the same functions with the changes that
JGLUE makes for JSQuAD (fine-tuning/patch in yahoojapan/JGLUE): punctuation and articles stay, a final full stop goes,
tokens are characters. Writing again changes no byte.
"""

import collections
import json
import pathlib
import random

from transformers.data.metrics import squad_metrics

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "metrics" / "squad.json"

ENGLISH = [
    ("The refund takes five days.", "refund takes five days"),
    ("a cat", "the cat!"),
    ("an apple a day", "apple day"),
    ("It's 3.5 %", "Its 35"),
    ("five working days", "within 5 working days of the return"),
    ("yes", "no"),
    ("", ""),
    ("", "something"),
    ("something", ""),
    ("the", "a"),
    ("...", "!"),
    ("to be or not to be", "to be to be to be"),
    ("New   York\tCity\n", " new york city "),
    ("Zürich café", "ZÜRICH CAFÉ"),
    ("cafe\u0301", "café"),
    ("theatre a-la-carte the_a a1", "theatre alacarte thea a1"),
    ("a\u0301 b", "b"),
    ("non\u00a0breaking\u3000space\u200bzero", "non breaking space\u200bzero"),
    ("\u201cquoted\u201d \u2013 dash", "quoted dash"),
    ("İstanbul ΣΑΣ", "i\u0307stanbul σας"),
    ("½ a Ⅷ the ²", "½ ⅷ ²"),
    ("😀 the 😀", "😀 😀"),
]

JAPANESE = [
    ("五営業日以内", "返金は五営業日以内です。"),
    ("五営業日以内です。", "五営業日以内です"),
    ("東京。。", "東京"),
    ("東京。 ", "東京"),
    ("RKBラジオ", "rkbラジオ"),
    ("ＡＢＣ 10円", "abc 10円"),
    ("「はい」", "はい"),
    ("さくら さくら", "さくら\u3000さくら"),
    ("ー", "長音"),
    ("東京", ""),
    ("。", "。"),
]


def fuzz(count):
    rng = random.Random(20261121)
    words = ["a", "an", "the", "The", "AN", "cat", "cats", "5", "five", "it's", "U.S.", "co-op", "naïve", "…", "--", "x_y"]
    gaps = [" ", "  ", "\t", "\n", "\u00a0", ", ", ". ", "\u2003", "\x1f", "/", ""]
    for _ in range(count):
        yield tuple(
            "".join(rng.choice(words) + rng.choice(gaps) for _ in range(rng.randint(0, 9))) for _ in range(2))


def row(expected, answer, exact, f1):
    return {"expected": expected, "answer": answer, "exact": exact, "f1": f1}


def english():
    return [
        row(gold, given, squad_metrics.compute_exact(gold, given), squad_metrics.compute_f1(gold, given))
        for gold, given in ENGLISH + list(fuzz(150))]


def jsquad_normal(text):
    return " ".join(text.lower().rstrip("。").split())


def jsquad_f1(gold, given):
    gold, given = list(jsquad_normal(gold)), list(jsquad_normal(given))
    same = sum((collections.Counter(gold) & collections.Counter(given)).values())
    if not gold or not given:
        return int(gold == given)
    if same == 0:
        return 0
    precision, recall = same / len(given), same / len(gold)
    return 2 * precision * recall / (precision + recall)


def japanese():
    return [
        row(gold, given, int(jsquad_normal(gold) == jsquad_normal(given)), jsquad_f1(gold, given))
        for gold, given in JAPANESE]


if __name__ == "__main__":
    OUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(english() + japanese(), separators=(",", ":"))
    OUT.write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")
