"""The server of an assistant in this process, asked by the SDK's own client."""

from __future__ import annotations

import io
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from aixreader.errors import AixError
from aixreader.paths import user_folders
from aixreader.services.assistant.tool_table import Toolbox
from aixreader.services.assistant.workspace import Workspace
from aixreader.services.session.session import Session

anyio = pytest.importorskip("anyio")
sdk = pytest.importorskip("mcp")

Talk = Callable[[Callable[[Any], Awaitable[None]]], None]


@pytest.fixture
def toolbox(session: Session, tmp_path: Path) -> Toolbox:
    return Toolbox(Workspace(session, user_folders(tmp_path)))


@pytest.fixture
def talk(toolbox: Toolbox) -> Talk:
    """Run a conversation with the server."""
    from aixreader.cli.mcp_server import make_server

    def run(conversation: Callable[[Any], Awaitable[None]]) -> None:
        async def both() -> None:
            async with sdk.Client(make_server(toolbox)) as client:
                await conversation(client)

        anyio.run(both)

    return run


def test_all_that_is_offered_can_be_had(talk: Talk, toolbox: Toolbox) -> None:
    async def conversation(client: Any) -> None:  # noqa: ANN401 - of the SDK, which need not be installed
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == [tool.name for tool in toolbox.tools]
        assert all(tool.annotations.read_only_hint for tool in tools)
        answer = await client.call_tool("threats", {"limit": 1})
        assert answer.structured_content == json.loads(answer.content[0].text)
        assert (await client.list_resources()).resources == []
        (template,) = (await client.list_resource_templates()).resource_templates
        read = await client.read_resource(template.uri_template.replace("{id}", "teapot"))
        assert json.loads(read.contents[0].text)["items"][0]["id"] == "teapot"
        (prompt,) = (await client.list_prompts()).prompts
        assert "questions" in (await client.get_prompt(prompt.name)).messages[0].content.text

    talk(conversation)


def test_refusals_reach_the_model(talk: Talk) -> None:
    async def conversation(client: Any) -> None:  # noqa: ANN401 - of the SDK, which need not be installed
        for tool, sent in (("nope", {}), ("search", {}), ("search", {"query": "x", "evil": 1})):
            answer = await client.call_tool(tool, sent)
            assert answer.is_error
            assert answer.content[0].text
        for address in ("aix://section/..%2F..%2Fetc", "aix://section/nothing", "file:///etc/passwd"):
            with pytest.raises(sdk.MCPError):
                await client.read_resource(address)
        for name, arguments in (("nope", None), ("threat-model", {"system": "x"})):
            with pytest.raises(sdk.MCPError, match="one prompt"):
                await client.get_prompt(name, arguments)

    talk(conversation)


@pytest.mark.expects_warnings
def test_a_fault_of_the_reader_does_not_end_the_conversation(
    talk: Talk, toolbox: Toolbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> dict[str, object]:
        raise ZeroDivisionError

    async def conversation(client: Any) -> None:  # noqa: ANN401 - of the SDK, which need not be installed
        monkeypatch.setattr(toolbox, "call", fail)
        answer = await client.call_tool("threats", {})
        assert answer.is_error
        assert "fault of the reader" in answer.content[0].text
        monkeypatch.undo()
        assert not (await client.call_tool("threats", {})).is_error

    talk(conversation)


def test_a_call_that_is_cancelled_ends(talk: Talk, toolbox: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = anyio.Event(), []

    def work(_name: str, _arguments: object, report: Callable[[float, str], None]) -> dict[str, object]:
        anyio.from_thread.run_sync(begun.set)
        try:
            while True:
                report(0.0, "")
        except BaseException as error:
            ended.append(isinstance(error, AixError))
            raise

    async def conversation(client: Any) -> None:  # noqa: ANN401 - of the SDK, which need not be installed
        monkeypatch.setattr(toolbox, "call", work)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(client.call_tool, "threats", {})
            await begun.wait()
            tasks.cancel_scope.cancel()
        monkeypatch.undo()
        assert not (await client.call_tool("threats", {})).is_error

    talk(conversation)
    assert ended == [False]


class Gone(io.RawIOBase):
    """A pipe that nobody reads."""

    def __init__(self) -> None:
        self.tries = 0

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        self.tries += 1
        raise BrokenPipeError


def test_a_client_that_has_gone_is_no_error(toolbox: Toolbox) -> None:
    from aixreader.cli.mcp_server import serve

    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    message = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello})
    gone = Gone()
    serve(toolbox, io.BytesIO(f"{message}\n".encode() * 3), cast("BinaryIO", gone))
    assert gone.tries
