"""The joint between the tools of an assistant and the SDK of the Model Context Protocol. The only module that knows it.

Tools are listed, called and refused here; what they do is in `services.assistant`. Calls are answered one after the
other in a worker of the SDK's event loop, so that one which takes long can be cancelled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, BinaryIO, TextIO, cast

import anyio
import anyio.from_thread
import anyio.to_thread
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from aixreader import __version__
from aixreader.cli.protocol_streams import MessageLines
from aixreader.errors import RefusedCallError
from aixreader.log import topic
from aixreader.services.assistant.answer_page import answer_schema
from aixreader.services.assistant.tool_table import INSTRUCTIONS, Tool, Toolbox

LOG = topic("assistant")
NAME = "aixreader"
SECTION_TEMPLATE = "aix://section/{id}"
SECTION_ADDRESS = re.compile(r"aix://section/([a-z0-9-]{1,64})")
FAILED = "The reader failed to answer. This is a fault of the reader, and nothing was changed."
PROMPT = "threat-model"
PROMPT_PURPOSE = "Find the threats to a system with the questions of the AI Exchange."
PROMPT_TEXT = (
    "Find the threats to my AI system. Call the tool questions, ask me each question that is open, and call it again "
    "with my answers until none is left. Leave each condition to me. Then list the threats that apply with their "
    "reasons, and for each the controls that the tool controls_for names. Cite the permalink of each."
)


def serve(toolbox: Toolbox, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Serve one client until `incoming` ends, or nobody reads `outgoing` any more."""
    try:
        anyio.run(_serve, toolbox, incoming, outgoing)
    except* BrokenPipeError:
        LOG.info("the client has closed the connection")


async def _serve(toolbox: Toolbox, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    import io

    server = make_server(toolbox)
    lines = anyio.wrap_file(cast("TextIO", MessageLines(incoming)))
    out = anyio.wrap_file(io.TextIOWrapper(outgoing, encoding="utf-8", errors="backslashreplace", newline="\n"))
    async with stdio_server(lines, out) as (read_stream, write_stream):
        await server.run(read_stream, write_stream, server.create_initialization_options())


def make_server(toolbox: Toolbox) -> Server[Any]:
    """A server that offers the tools, each section as a resource, and a prompt; for all of these there is a tool."""
    caller = _Caller(toolbox)
    return Server(
        NAME,
        version=__version__,
        title="AIX Reader",
        instructions=INSTRUCTIONS,
        on_list_tools=caller.list_tools,
        on_call_tool=caller.call_tool,
        on_list_resources=caller.list_resources,
        on_list_resource_templates=caller.list_templates,
        on_read_resource=caller.read_resource,
        on_list_prompts=caller.list_prompts,
        on_get_prompt=caller.get_prompt,
    )


class _Caller:
    """What the server calls."""

    def __init__(self, toolbox: Toolbox) -> None:
        self._toolbox = toolbox
        self._one = anyio.CapacityLimiter(1)

    async def list_tools(self, _context: object, _params: object) -> types.ListToolsResult:
        """All tools."""
        return types.ListToolsResult(tools=[_described(tool) for tool in self._toolbox.tools])

    async def call_tool(self, _context: object, params: types.CallToolRequestParams) -> types.CallToolResult:
        """The answer of a tool, or in words why there is none: both reach the model."""
        try:
            answer = await self._call(params.name, params.arguments or {})
        except RefusedCallError as error:
            return _refused(str(error))
        except Exception:
            LOG.exception("a tool failed")
            return _refused(FAILED)
        text = types.TextContent(type="text", text=json.dumps(answer, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=answer)

    async def list_resources(self, _context: object, _params: object) -> types.ListResourcesResult:
        """None: sections are found by the tool search, or addressed by the template."""
        return types.ListResourcesResult(resources=[])

    async def list_templates(self, _context: object, _params: object) -> types.ListResourceTemplatesResult:
        """Sections by their ids."""
        template = types.ResourceTemplate(
            uri_template=SECTION_TEMPLATE,
            name="section",
            description="A section by its id, as the tool section gives it.",
            mime_type="application/json",
        )
        return types.ListResourceTemplatesResult(resource_templates=[template])

    async def read_resource(
        self, _context: object, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """A section; raises `MCPError` for any other address."""
        uri = str(params.uri)
        match = SECTION_ADDRESS.fullmatch(uri)
        try:
            answer = await self._call("section", {"id": match[1]}) if match else None
        except RefusedCallError as error:
            raise MCPError(types.INVALID_PARAMS, str(error)) from error
        if answer is None:
            raise MCPError(types.INVALID_PARAMS, f"Resources have addresses like {SECTION_TEMPLATE}.")
        text = json.dumps(answer, ensure_ascii=False)
        return types.ReadResourceResult(
            contents=[types.TextResourceContents(uri=uri, mime_type="application/json", text=text)]
        )

    async def list_prompts(self, _context: object, _params: object) -> types.ListPromptsResult:
        """The one prompt, which holds nothing of an edition."""
        return types.ListPromptsResult(prompts=[types.Prompt(name=PROMPT, description=PROMPT_PURPOSE)])

    async def get_prompt(self, _context: object, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        """Its text; raises `MCPError` for another one."""
        if params.name != PROMPT or params.arguments:
            raise MCPError(types.INVALID_PARAMS, f"There is one prompt, {PROMPT}, without arguments.")
        message = types.PromptMessage(role="user", content=types.TextContent(type="text", text=PROMPT_TEXT))
        return types.GetPromptResult(description=PROMPT_PURPOSE, messages=[message])

    async def _call(self, name: str, arguments: object) -> dict[str, object]:
        def work() -> dict[str, object]:
            return self._toolbox.call(name, arguments, _report)

        answered: Callable[..., Any] = anyio.to_thread.run_sync
        answer: dict[str, object] = await answered(work, limiter=self._one)
        return answer


def _report(fraction: float, text: str) -> None:
    """Progress of long work is not told, but it ends where the call was cancelled."""
    del fraction, text
    anyio.from_thread.check_cancelled()


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.schema(),
        output_schema=answer_schema(),
        annotations=types.ToolAnnotations(
            title=tool.title,
            read_only_hint=tool.is_reading,
            destructive_hint=not tool.is_reading,
            idempotent_hint=tool.is_reading,
            open_world_hint=False,
        ),
    )


def _refused(words: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=words)], is_error=True)
