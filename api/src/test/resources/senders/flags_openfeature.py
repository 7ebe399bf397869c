"""Evaluates live prompts as flags by OpenFeature's SDK and its OFREP provider.

HANSEI_URL and HANSEI_TOKEN come from the environment. Prints one line of JSON with what came.
"""
import json
import os

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

token = os.environ["HANSEI_TOKEN"]


def client_with(secret):
    headers = {"Authorization": f"Bearer {secret}"}
    provider = OFREPProvider(os.environ["HANSEI_URL"], headers_factory=lambda: headers)
    api.set_provider(provider)
    return api.get_client()


client = client_with(token)
live = client.get_object_details("answer", {})
missing = client.get_object_details("none", {})
wrong_type = client.get_boolean_details("answer", False)
found = {
    "message": live.value["messages"][0]["content"],
    "variant": live.variant,
    "reason": str(live.reason),
    "name": live.flag_metadata["name"],
    "number": client.get_integer_value("answer@production.number", 0),
    "text": client.get_string_value("answer@production.text", ""),
    "keyed": [
        client.get_object_details("answer", {}, EvaluationContext(f"u-{caller}")).variant
        for caller in range(12)
    ],
    "missing": str(missing.error_code),
    "wrong_type": str(wrong_type.error_code),
    "stranger": str(client_with("hsi_wrong").get_object_details("answer", {}).error_code),
}
print(json.dumps(found))
