"""`aixreader mcp`: its options, and the protocol spoken to a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from aixreader.cli import mcp
from tests.cli.conftest import Call
from tests.waiting import PROCESS_SECONDS

CLIENT = {
    "protocolVersion": "2025-11-25",
    "capabilities": {},
    "clientInfo": {"name": "test", "version": "1"},
}
DEEP = '{"a":' * 5000 + "1" + "}" * 5000


def request(number: int, method: str, **params: object) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def call_of(number: int, name: str, **arguments: object) -> str:
    return request(number, "tools/call", name=name, arguments=arguments)


CONVERSATION = (
    request(1, "initialize", **CLIENT),
    json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
    request(2, "tools/list"),
    call_of(3, "search", query="kettle", limit=1),
    call_of(4, "section", id="../../etc/passwd"),
    call_of(5, "section", id="teapot", evil="x"),
    call_of(6, "nope"),
    "no message",
    "\x00\x1b[2J",
    f'{{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{{"name":"search","arguments":{DEEP}}}}}',
    call_of(8, "search", query="x" * 1_000_000),
    request(9, "resources/read", uri="file:///etc/passwd"),
    request(10, "resources/read", uri="aix://section/teapot"),
    json.dumps({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 999}}),
    call_of(11, "section", id="teapot"),
)
HALF = b'{"jsonrpc":"2.0","id":12,"method":"to'
LAST = 11


def test_writing_needs_an_assessment(call: Call) -> None:
    outcome = call("mcp", "--allow-write")
    assert outcome.code == 2
    assert "--allow-write needs --assessment" in outcome.err


def test_without_the_package_it_says_what_to_install(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp, "find_spec", lambda _name: None)
    outcome = call("mcp")
    assert (outcome.code, outcome.out) == (2, "")
    assert "aixreader[assistant]" in outcome.err


@pytest.mark.skipif(find_spec("mcp") is None, reason="the extra is not installed")
def test_the_protocol_is_spoken_and_nothing_else(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "aixreader", "--temp-home", str(tmp_path), "--edition", str(built), "mcp"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    pipe = subprocess.PIPE
    messages: list[dict[str, Any]] = []
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join((*CONVERSATION, "")).encode())
        process.stdin.flush()
        while len({message.get("id") for message in messages} & set(range(1, LAST + 1))) < LAST - 1:
            messages.append(json.loads(process.stdout.readline()))
        rest, told = process.communicate(HALF, timeout=PROCESS_SECONDS)
    assert process.returncode == 0, told.decode()
    messages += map(json.loads, rest.decode().splitlines())
    answers: dict[int, dict[str, Any]] = {message["id"]: message for message in messages if message.get("id")}
    assert all(message["jsonrpc"] == "2.0" for message in messages)
    assert "instructions" in answers[1]["result"]
    assert len(answers[2]["result"]["tools"]) == 10
    assert {tool["annotations"]["openWorldHint"] for tool in answers[2]["result"]["tools"]} == {False}
    assert answers[3]["result"]["structuredContent"] == json.loads(answers[3]["result"]["content"][0]["text"])
    refused = {number: answers[number]["result"]["content"][0]["text"] for number in (4, 5, 6, 8)}
    assert all(answers[number]["result"]["isError"] for number in refused)
    assert [words.split(".")[0] for words in refused.values()] == [
        "The argument id has to match ^[a-z0-9-]{1,64}$",
        "There is no argument 'evil'",
        "There is no tool of this name",
        "The argument query has more than 400 characters",
    ]
    assert "aix://section/" in answers[9]["error"]["message"]
    assert "teapot" in answers[10]["result"]["contents"][0]["text"]
    assert answers[11]["result"]["structuredContent"]["items"][0]["id"] == "teapot"
    assert not {LAST + 1} & set(answers)
