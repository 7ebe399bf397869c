"""Writes the expected values that the tests of the overlap metrics compare with.

    pip install sacrebleu==2.6.0 rouge-score==0.1.2 nltk==3.10.4 RapidFuzz==3.14.6 scikit-learn==1.9.1 ranx==0.3.21 \
        transformers==4.57.1 && python activities/src/test/reference/overlap.py

Every value is computed by the unchanged reference implementation from texts of our own (sentences.py). METEOR gets a
WordNet without synonyms. Writing again changes no byte.
"""

import json
import pathlib
import random

import numpy
import ranx
import regex
import sacrebleu.metrics
from nltk.stem.porter import PorterStemmer
from nltk.translate import gleu_score, meteor_score
from rapidfuzz.distance import Levenshtein
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu.metrics.bleu import _get_tokenizer
from sklearn.metrics import ndcg_score
from transformers.data.metrics import squad_metrics

import sentences
import squad

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "metrics"
TOKENIZERS = ["13a", "intl", "char", "zh", "none"]
ROUGE = ["rouge1", "rouge2", "rougeL", "rougeLsum"]
BLOCK = 40

BLEU = sacrebleu.metrics.BLEU
SENTENCE_BLEU = {
    **{name: BLEU(tokenize=name, effective_order=True) for name in TOKENIZERS},
    "lower": BLEU(lowercase=True, effective_order=True),
    "floor": BLEU(smooth_method="floor", effective_order=True),
    "addK": BLEU(smooth_method="add-k", effective_order=True),
    "unsmoothed": BLEU(smooth_method="none", effective_order=True),
}
CORPUS_BLEU = {
    **{name: BLEU(tokenize=name) for name in TOKENIZERS},
    "lower": BLEU(lowercase=True),
}
CHRF = {
    "chrf": sacrebleu.metrics.CHRF(),
    "chrf++": sacrebleu.metrics.CHRF(word_order=2),
    "chrfLower": sacrebleu.metrics.CHRF(lowercase=True),
}
TER = sacrebleu.metrics.TER()
ROUGE_PLAIN, ROUGE_STEMMED = RougeScorer(ROUGE), RougeScorer(ROUGE, use_stemmer=True)
CUT = {name: _get_tokenizer(name)() for name in TOKENIZERS}


class NoWordNet:
    def synsets(self, word):
        return []


def cut(text, name):
    return CUT[name](text.rstrip()).split()


JAPANESE = regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Han}。ー]")


def normal(reference):
    return (squad.jsquad_normal if JAPANESE.search(reference) else squad_metrics.normalize_answer)(reference)


def exact(reference, output):
    if JAPANESE.search(reference):
        return int(squad.jsquad_normal(reference) == squad.jsquad_normal(output))
    return squad_metrics.compute_exact(reference, output)


def f1(reference, output):
    return (squad.jsquad_f1 if JAPANESE.search(reference) else squad_metrics.compute_f1)(reference, output)


def best(score, output, references):
    """The official script of version 2 drops references that are empty when normalised, and takes the best."""
    return max(score(one, output) for one in [one for one in references if normal(one)] or [""])


def rouge(scorer, output, references):
    scores = scorer.score_multi(references, output)
    return {kind: [scores[kind].precision, scores[kind].recall, scores[kind].fmeasure] for kind in ROUGE}


def meteor(output, references, name):
    return meteor_score.meteor_score(
        [cut(one, name) for one in references], cut(output, name), wordnet=NoWordNet())


def pair(output, references):
    return {
        "output": output,
        "references": references,
        "bleu": {name: metric.sentence_score(output, references).score for name, metric in SENTENCE_BLEU.items()},
        **{name: metric.sentence_score(output, references).score for name, metric in CHRF.items()},
        "ter": TER.sentence_score(output, references).score,
        "rouge": rouge(ROUGE_PLAIN, output, references),
        "rougeStemmed": rouge(ROUGE_STEMMED, output, references),
        "em": best(exact, output, references),
        "f1": best(f1, output, references),
        "distances": [Levenshtein.distance(output, one) for one in references],
        "levenshtein": max(Levenshtein.normalized_similarity(output, one) for one in references),
        "gleu": gleu_score.sentence_gleu([cut(one, "13a") for one in references], cut(output, "13a")),
        "gleuChar": gleu_score.sentence_gleu([cut(one, "char") for one in references], cut(output, "char")),
        "meteor": meteor(output, references, "13a"),
        "meteorNone": meteor(output, references, "none"),
    }


def corpus(rows):
    outputs = [row["output"] for row in rows]
    width = max(len(row["references"]) for row in rows)
    references = [[dict(enumerate(row["references"])).get(i) for row in rows] for i in range(width)]
    return {
        "bleu": {name: metric.corpus_score(outputs, references).score for name, metric in CORPUS_BLEU.items()},
        **{name: metric.corpus_score(outputs, references).score for name, metric in CHRF.items()},
        "ter": TER.corpus_score(outputs, references).score,
        "gleu": gleu_score.corpus_gleu(
            [[cut(one, "13a") for one in row["references"]] for row in rows],
            [cut(output, "13a") for output in outputs]),
    }


def tokens(rows):
    texts = dict.fromkeys(text for row in rows for text in [row["output"], *row["references"]] if len(text) < 200)
    return [{
        "text": text,
        "lower": text.lower(),
        "tokens": {name: cut(text, name) for name in TOKENIZERS},
        "rouge": ROUGE_PLAIN._tokenizer.tokenize(text),
    } for text in list(texts)[::3]]


def stems(rows):
    """Words of the texts, and endings put together, so that every rule of the stemmer is met."""
    stemmer = PorterStemmer()
    words = {word.lower() for row in rows for word in row["output"].split()}
    rng = random.Random(7)
    heads = ["n", "rel", "hop", "oper", "tr", "y", "sky", "conform", "anal", "ee", "controll", "v", "geo", "s", "abi", "ox"]
    middles = ["", "at", "ation", "iz", "bl", "ic", "al", "ful", "ous", "iv", "ent", "log", "y", "ss", "ll", "tt", "*d"]
    ends = ["", "s", "ies", "ied", "eed", "ed", "ing", "y", "ly", "li", "alli", "alalli", "ational", "bli", "fulli", "logi",
            "ousness", "biliti", "icate", "alize", "ness", "ement", "ion", "sion", "ance", "ism", "e", "ll", "iti"]
    words |= {rng.choice(heads) + rng.choice(middles) + rng.choice(ends) for _ in range(1500)}
    words |= {"sky", "skies", "dying", "news", "innings", "howe", "proceed", "succeed", "tie", "dies", "spied", "died"}
    return {word: stemmer.stem(word) for word in sorted(words)}


def ranking(rng):
    size = rng.randint(2, 12)
    gains = [rng.choice([0, 0, 1, 2, 3]) for _ in range(size)]
    scores = [rng.choice([0.1, 0.2, 0.35, 0.5, 0.7, 0.9]) for _ in range(size)]
    k = rng.randint(1, size + 2)
    ranked = list(range(size))
    found, all_relevant = [gain > 0 for gain in gains], sum(gain > 0 for gain in gains) + rng.randint(0, 2)
    qrels = {f"d{i}": 1 for i in ranked if found[i]}
    qrels.update({f"missed{i}": 1 for i in range(all_relevant - len(qrels))})
    row = {"gains": gains, "scores": scores, "k": k, "relevant": found, "allRelevant": all_relevant,
           "ndcg": float(ndcg_score(numpy.array([gains]), numpy.array([scores]), k=k))}
    if qrels:
        measured = ranx.evaluate(
            ranx.Qrels({"q": qrels}), ranx.Run({"q": {f"d{i}": float(size - i) for i in ranked}}),
            ["mrr", f"precision@{k}", f"recall@{k}"])
        row |= {"mrr": float(measured["mrr"]), "precision": float(measured[f"precision@{k}"]),
                "recall": float(measured[f"recall@{k}"])}
    return row


def write(name, rows):
    text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    (OUT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    scored = [pair(output, references) for output, references in sentences.pairs()]
    blocks = [scored[i:i + BLOCK] for i in range(0, len(scored), BLOCK)]
    write("overlap.jsonl", scored)
    write("overlap-corpora.jsonl", [
        {"from": i * BLOCK, "to": i * BLOCK + len(block), **corpus(block)} for i, block in enumerate(blocks)
    ] + [{"from": 0, "to": len(scored), **corpus(scored)}])
    write("overlap-tokens.jsonl", tokens(scored))
    write("overlap-stems.json", [stems(scored)])
    write("overlap-rankings.jsonl", [ranking(random.Random(i)) for i in range(200)])
