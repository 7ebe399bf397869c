"""Runs the README's application as it stands there, against the service and against none.

HANSEI_README, HANSEI_URL, HANSEI_PROJECT and HANSEI_TOKEN come from the environment. Prints one
line of JSON with what came.
"""
import json
import os
import re
import sys
import types

import requests

# What the example needs besides requests is not what is tried here.
telemetry = types.ModuleType("opentelemetry")
telemetry.trace = None
sys.modules["opentelemetry"] = telemetry

with open(os.environ["HANSEI_README"], encoding="utf-8") as readme:
    shown = re.search(r"(?:^    .*\n|^\n)*^    def live(?:.*\n(?:    |(?=\n)))*", readme.read(), re.M)
lines = [line.removeprefix("    ") for line in shown.group().splitlines()]
url = os.environ["HANSEI_URL"]
text = "\n".join(lines).replace("http://127.0.0.1:8088", url)
text = text.replace("projects/default", f"projects/{os.environ['HANSEI_PROJECT']}")
text = text.replace("hsi_...", os.environ["HANSEI_TOKEN"])

app = {}
exec(compile(text, "README.md", "exec"), app)

calls, statuses = [0], []
get = requests.get


def counted(*args, **more):
    calls[0] += 1
    reply = get(*args, **more)
    statuses.append(reply.status_code)
    return reply


requests.get = counted
now = [1000.0]
app["time"] = types.SimpleNamespace(monotonic=lambda: now[0])
live, kept = app["live"], app["kept"]


def refused(user):
    try:
        live(user)
        return False
    except RuntimeError:
        return True


found = {"first": live("u-1")["number"], "again": live("u-1")["number"], "calls": calls[0]}
now[0] += 10
found["later"] = live("u-1")["number"]
found["statuses"] = list(statuses)
api, app["API"] = app["API"], "http://127.0.0.1:1/none"
now[0] += 3600
found["stopped"] = live("u-1")["number"]
found["stranger"] = refused("u-2")
app["API"], app["AUTH"] = api, {"Authorization": "Bearer hsi_wrong"}
now[0] += 10
found["revoked"] = live("u-1")["number"]
there = kept["u-1"]
for user in range(10_100):
    kept[f"other-{user}"] = there
    live(f"other-{user}")
found["kept"] = len(kept) <= 10_000 + 1
print(json.dumps(found))
