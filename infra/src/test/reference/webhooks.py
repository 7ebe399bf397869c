"""Writes the expected values of WebhookSignatureTest: what the reference library of Standard Webhooks signs.

    pip install standardwebhooks==1.1.0
    python infra/src/test/reference/webhooks.py

Writing again changes no byte.
"""

import base64
import json
import pathlib
import random
from datetime import datetime, timezone

from standardwebhooks.webhooks import Webhook

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "webhooks" / "signatures.json"

BODIES = [
    "{}",
    '{"type":"promotions.requested","timestamp":"2026-11-30T01:02:03Z","data":{"a":1}}',
    '{"data":{"name":"反省 und ähnlich \\u0000 "}}',
    '{"data":{"text":"' + "x" * 2_000 + '"}}',
]


def main():
    dice = random.Random(8)
    cases = []
    for number, body in enumerate(BODIES):
        for size in (24, 32, 64):
            secret = "whsec_" + base64.b64encode(dice.randbytes(size)).decode()
            at = datetime.fromtimestamp(dice.randrange(1_700_000_000, 1_900_000_000), timezone.utc)
            message = f"019a9000-0000-7000-8000-0000000000{number}{size}"
            cases.append(
                {
                    "secret": secret,
                    "id": message,
                    "timestamp": int(at.timestamp()),
                    "body": body,
                    "signature": Webhook(secret).sign(message, at, body),
                }
            )
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


main()
