"""How long an assistant waits for its first answer, and how much memory the server takes, beside an empty server.

    python -m tests.bench.bench_mcp EDITION [ROUNDS]

Starts by turns, ROUNDS (7) times, a server of the SDK with one tool that does nothing, and `aixreader mcp` on EDITION
with an index that is there, asks each for one answer (of ours once for a section and once for a search), and prints
the median of the time from start to answer, of the processor's time until then, and of the resident memory. Linux only:
it reads /proc.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from aixreader.edition.edition import open_edition
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session

ROUNDS = 7
EMPTY = """
import anyio, mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
async def tools(context, params):
    return types.ListToolsResult(tools=[types.Tool(name="nothing", input_schema={"type": "object"})])
async def call(context, params):
    return types.CallToolResult(content=[types.TextContent(type="text", text="nothing")])
async def main():
    server = Server("empty", on_list_tools=tools, on_call_tool=call)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
anyio.run(main)
"""
HELLO = (
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "bench", "version": "1"},
        },
    },
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
)


@dataclass(frozen=True)
class Cost:
    """Milliseconds from start to answer and of the processor, and megabytes."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure, and print a row for each."""
    edition = Path(sys.argv[1]).absolute()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with TemporaryDirectory() as home:
        with Session(open_edition(edition)) as session:
            search = SearchService(session, user_folders(Path(home)))
            search.prepare(silent)
            search.close()
        ours = [sys.executable, "-m", "aixreader", "--temp-home", home, "--edition", str(edition), "mcp"]
        asked: dict[str, tuple[list[str], str, dict[str, object]]] = {
            "empty server": ([sys.executable, "-c", EMPTY], "nothing", {}),
            "aixreader mcp, section": (ours, "section", {"id": "evasion"}),
            "aixreader mcp, search": (ours, "search", {"query": "poisoning"}),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in asked}
        for _ in range(rounds):
            for name, (command, tool, arguments) in asked.items():
                costs[name].append(first_answer(command, tool, arguments))
    empty = costs["empty server"]
    for name, own in costs.items():
        more = median(cost.wall for cost in own) - median(cost.wall for cost in empty)
        row = (median(getattr(cost, what) for cost in own) for what in ("wall", "cpu", "memory"))
        sys.stdout.write("{:24} {:6.0f} ms {:6.0f} ms CPU {:6.0f} MB".format(name, *row) + f" {more:+6.0f} ms\n")


def first_answer(command: list[str], tool: str, arguments: dict[str, object]) -> Cost:
    """Start a server, greet it, and wait for the answer to one call."""
    call = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": tool, "arguments": arguments},
    }
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError(command)
        process.stdin.write(f"{json.dumps(HELLO[0])}\n".encode())
        process.stdin.flush()
        process.stdout.readline()
        process.stdin.write("".join(f"{json.dumps(message)}\n" for message in (HELLO[1], call)).encode())
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        wall = time.perf_counter() - start
        proc = Path("/proc") / str(process.pid)
        ticks = sum(map(int, (proc / "stat").read_text("utf-8").rpartition(") ")[2].split()[11:13]))
        memory = int((proc / "status").read_text("utf-8").partition("VmRSS:")[2].split()[0])
        process.stdin.close()
        if "result" not in answer or answer["result"].get("isError"):
            raise RuntimeError(answer)
    return Cost(wall * 1000, ticks * 1000 / os.sysconf("SC_CLK_TCK"), memory / 1024)


if __name__ == "__main__":
    main()
