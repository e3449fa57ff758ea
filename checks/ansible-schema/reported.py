"""Usage: reported.py LOG OUTPUT. What the listener heard of reported.yml and what the run printed; exit 1 on a fault."""

import json
import sys

EXPECTED = [
    ("succeeds", "started"),
    ("succeeds", "succeeded"),
    ("is rescued", "started"),
    ("is rescued", "succeeded"),
    ("refused", "started"),
    ("refused", "succeeded"),
    ("fails", "started"),
    ("fails", "errored"),
]


def faults(log, output):
    heard = [json.loads(line) for line in log.splitlines()]
    bodies = [h["body"] for h in heard]
    if any(h["path"] != "/ingest/run" or h["token"] != "Bearer example" for h in heard):
        yield "tidemark_run told it to the wrong place or without its token"
    told = [(b["play"], b["state"]) for b in bodies]
    if told != EXPECTED:
        yield "tidemark_run told %s" % told
        return
    if any(b["environment"] != "staging" or b["hosts"] != ["first", "second"] for b in bodies):
        yield "tidemark_run does not say where"
    if bodies[1]["counts"]["changed"] != 2 or bodies[3]["counts"]["rescued"] != 2:
        yield "tidemark_run counts wrongly: %s" % bodies[1]["counts"]
    last = bodies[-1]
    if last["failedHosts"] != ["second"] or last["failedTask"] != "Say a secret and fail":
        yield "tidemark_run does not say what failed"
    if len({(b["run"]["id"], b["run"]["attempt"]) for b in bodies}) != 1 or [b["number"] for b in bodies[::2]] != [1, 2, 3, 4]:
        yield "tidemark_run does not number the plays of one run"
    if "hunter2" in log:
        yield "tidemark_run told the output of a task"
    if output.count("Tidemark was not told that play 'refused'") != 2:
        yield "tidemark_run does not say that it was refused"


if __name__ == "__main__":
    found = list(faults(open(sys.argv[1], encoding="utf-8").read(), open(sys.argv[2], encoding="utf-8").read()))
    for fault in found:
        print("checks/ansible: " + fault, file=sys.stderr)
    sys.exit(1 if found else 0)
