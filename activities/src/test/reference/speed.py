"""Times the reference implementations on the pairs that MetricsBench wrote: microseconds a pair, as JSON.

    pip install sacrebleu==2.6.0 rouge-score==0.1.2
    infra/hansei bench metrics

One pass to warm up, then the quickest of three, as MetricsBench times its own.
"""

import json
import sys
import time

import sacrebleu.metrics
from rouge_score.rouge_scorer import RougeScorer

PASSES = 3


def scorers():
    bleu = sacrebleu.metrics.BLEU(effective_order=True)
    chrf = sacrebleu.metrics.CHRF()
    chrf_words = sacrebleu.metrics.CHRF(word_order=2)
    ter = sacrebleu.metrics.TER()
    yield "bleu", lambda output, reference: bleu.sentence_score(output, [reference])
    yield "chrf", lambda output, reference: chrf.sentence_score(output, [reference])
    yield "chrf++", lambda output, reference: chrf_words.sentence_score(output, [reference])
    yield "ter", lambda output, reference: ter.sentence_score(output, [reference])
    for name in ["rouge1", "rouge2", "rougeL", "rougeLsum"]:
        scorer = RougeScorer([name])
        yield name, lambda output, reference, scorer=scorer: scorer.score(reference, output)


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    micros = {}
    for name, score in scorers():
        passes = []
        for _ in range(PASSES + 1):
            began = time.perf_counter()
            for pair in pairs:
                score(pair["output"], pair["references"][0])
            passes.append(time.perf_counter() - began)
        micros[name] = min(passes[1:]) / len(pairs) * 1e6
    print(json.dumps(micros))


if __name__ == "__main__":
    main()
