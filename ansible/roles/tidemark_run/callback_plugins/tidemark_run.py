"""Tells Tidemark when each play starts and how it ended: POST /ingest/run. README.md beside the role describes the message.

It never fails a run. What could not be told is a warning, so that nobody takes a run for recorded that is not.
"""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

import json
import os
import re
import subprocess
import uuid
from datetime import datetime, timezone

from ansible.module_utils.urls import open_url
from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: tidemark_run
type: notification
short_description: Tells Tidemark when a play starts and ends
description:
  - Posts one message at the start and one at the end of every play. Without TIDEMARK_URL it does nothing.
  - Sends names and counts only, never a task's output, which may hold secrets.
options:
  url:
    description: Where Tidemark is, https only except for loopback.
    env: [{name: TIDEMARK_URL}]
    default: ""
  token:
    description: Bearer token of this repository.
    env: [{name: TIDEMARK_TOKEN}]
    default: ""
  repository:
    description: owner/name of this repository.
    env: [{name: TIDEMARK_REPOSITORY}, {name: GITHUB_REPOSITORY}]
    default: ""
  timeout:
    description: Seconds that a play may be held up by a message.
    env: [{name: TIDEMARK_TIMEOUT}]
    default: 5
    type: int
"""

SAFE_URL = re.compile(r"https://|http://(127\.0\.0\.1|localhost)(:|/|$)")
COUNTS = ("ok", "changed", "failed", "unreachable", "skipped", "rescued")


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "tidemark_run"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self):
        super(CallbackModule, self).__init__()
        self.playbook = ""
        self.number = 0
        self.play = None
        self.open = None
        self.run = {
            "id": os.environ.get("GITHUB_RUN_ID") or str(uuid.uuid4()),
            "attempt": int(os.environ.get("GITHUB_RUN_ATTEMPT") or 1),
            "url": _run_url(),
            "trigger": os.environ.get("GITHUB_EVENT_NAME") or "manual",
            "branch": os.environ.get("GITHUB_REF_NAME") or _git("rev-parse", "--abbrev-ref", "HEAD"),
        }

    def v2_playbook_on_start(self, playbook):
        self.playbook = os.path.basename(playbook._file_name)

    def v2_playbook_on_play_start(self, play):
        # A play with "serial" starts once per batch; to its reader it is one play.
        if self.play == play._uuid:
            return
        self._end()
        self.play = play._uuid
        self.number += 1
        self._begin(play)

    def v2_playbook_on_stats(self, stats):
        self._end()

    def _begin(self, play):
        variables = play.get_variable_manager().get_vars(play=play)
        hosts = list(variables.get("ansible_play_hosts_all") or [])
        self.open = {
            "tool": "ansible",
            "repository": self.get_option("repository") or _repository_of_origin(),
            "revision": os.environ.get("GITHUB_SHA") or _git("rev-parse", "HEAD"),
            "actor": os.environ.get("GITHUB_ACTOR") or os.environ.get("USER") or "",
            "environment": _environment(variables, hosts),
            "run": self.run,
            "playbook": self.playbook,
            "play": play.get_name(),
            "number": self.number,
            "hosts": hosts,
        }
        self.counts = dict.fromkeys(COUNTS, 0)
        self.failed_hosts = set()
        self.failed_task = None
        self._tell("started")

    def _end(self):
        if self.open is None:
            return
        outcome = {"counts": self.counts, "failedHosts": sorted(self.failed_hosts)}
        if self.failed_task:
            outcome["failedTask"] = self.failed_task
        self._tell("errored" if self.failed_hosts else "succeeded", outcome)
        self.open = None

    def v2_runner_on_ok(self, result):
        self._count("ok")
        if result._result.get("changed"):
            self._count("changed")

    def v2_runner_on_skipped(self, result):
        self._count("skipped")

    def v2_runner_on_unreachable(self, result):
        self._count("unreachable")
        self._failed(result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        if ignore_errors:
            return
        if _is_rescued(result._task):
            self._count("rescued")
            return
        self._count("failed")
        self._failed(result)

    def _count(self, what):
        self.counts[what] += 1

    def _failed(self, result):
        self.failed_hosts.add(result._host.get_name())
        self.failed_task = self.failed_task or result._task.get_name()

    def _tell(self, state, outcome=None):
        url = self.get_option("url")
        if not url:
            return
        message = dict(self.open, state=state, time=_now(), **(outcome or {}))
        try:
            self._post(url, message)
        except Exception as problem:  # whatever it is, it MUST NOT reach the run
            self._display.warning("Tidemark was not told that play '%s' %s: %s" % (message["play"], state, problem))

    def _post(self, url, message):
        if not SAFE_URL.match(url):
            raise ValueError("TIDEMARK_URL is not https")
        if not self.get_option("token"):
            raise ValueError("TIDEMARK_TOKEN is not set")
        open_url(
            url.rstrip("/") + "/ingest/run",
            method="POST",
            data=json.dumps(message),
            headers={"Content-Type": "application/json", "Authorization": "Bearer " + self.get_option("token")},
            timeout=self.get_option("timeout"),
            follow_redirects="none",
        )


def _is_rescued(task):
    """Whether a failure of this task is caught by a block around it, and so is no failure of the play."""
    child, block = task, task._parent
    while block is not None:
        if getattr(block, "rescue", None) and _contains(block.block, child):
            return True
        child, block = block, block._parent
    return False


def _contains(tasks, wanted):
    return any(t._uuid == wanted._uuid or _contains(getattr(t, "block", None) or [], wanted) for t in tasks)


def _environment(variables, hosts):
    """The inventory's own word for where this runs; Terraform writes it there."""
    hostvars = variables.get("hostvars") or {}
    for host in hosts:
        if host in hostvars and "environment_name" in hostvars[host]:
            return hostvars[host]["environment_name"]
    return ""


def _run_url():
    server, repository, run = (os.environ.get(n) for n in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"))
    return "%s/%s/actions/runs/%s" % (server, repository, run) if server and repository and run else ""


def _repository_of_origin():
    match = re.search(r"[:/]([^/:]+/[^/]+?)(\.git)?$", _git("remote", "get-url", "origin"))
    return match.group(1) if match else ""


def _git(*arguments):
    try:
        answer = subprocess.run(
            ("git",) + arguments, cwd=os.path.dirname(__file__), capture_output=True, text=True, timeout=5, check=True
        )
        return answer.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
