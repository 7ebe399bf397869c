"""Hashes of sacreBLEU's ja-mecab tokens of JSQuAD's questions, by id; none of the text.

    pip install "sacrebleu[ja]==2.6.0"
    python3 ja_tokens.py "$HANSEI_TEST_DATA"/jglue/jsquad.jsonl > ../resources/metrics/ja-tokens.jsonl
"""

import hashlib
import json
import sys

from sacrebleu.tokenizers.tokenizer_ja_mecab import TokenizerJaMecab

tokenizer = TokenizerJaMecab()
print(json.dumps({"sacrebleu": "2.6.0", "tokenizer": "ja-mecab", "dictionary": "ipadic 1.0.0"}))
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        case = json.loads(line)
        tokens = tokenizer(case["question"]).split()
        digest = hashlib.sha256("\n".join(tokens).encode()).hexdigest()[:16]
        print(json.dumps({"id": case["id"], "tokens": len(tokens), "sha256": digest}))
