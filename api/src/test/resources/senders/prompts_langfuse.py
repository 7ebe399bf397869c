"""Fetches prompts by Langfuse's client of version 3 or 5, as applications do.

LANGFUSE_HOST, LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY come from the environment. Prints one line
of JSON with what came.
"""
import json

from langfuse import get_client


def refused(call):
    try:
        call()
        return "not refused"
    except Exception as error:  # what it is called differs from version to version
        return str(error)


client = get_client()
live = client.get_prompt("answer", type="chat", cache_ttl_seconds=0)
fallback = [{"role": "user", "content": "{{question}}"}]
missing = client.get_prompt("none", type="chat", fallback=fallback, max_retries=0)
found = {
    "version": live.version,
    "labels": live.labels,
    "temperature": live.config["settings"]["temperature"],
    "compiled": [dict(each) for each in live.compile(question="How long?")],
    "team": client.get_prompt("answer", label="team", type="chat").version,
    "latest": client.get_prompt("answer", label="latest", type="chat").version,
    "second": client.get_prompt("answer", version=2, type="chat").version,
    "text": client.get_prompt("plain").compile(question="How long?"),
    "keyed": [
        client.get_prompt("answer", label=f"production@u-{caller}", type="chat").version
        for caller in range(12)
    ],
    "fallback": missing.is_fallback,
    "listed": [each.name for each in client.api.prompts.list(limit=10).data],
    "moved": refused(
        lambda: client.update_prompt(name="answer", version=2, new_labels=["production"])
    ),
    "labelled": refused(
        lambda: client.create_prompt(name="new", prompt="x", labels=["production"])
    ),
    "saved": client.create_prompt(
        name="new", type="chat", prompt=[{"role": "user", "content": "{{question}}"}]
    ).version,
}
print(json.dumps(found))
