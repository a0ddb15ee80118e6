"""`aixreader mcp`: a server of the Model Context Protocol for an assistant, on stdin and stdout."""

from __future__ import annotations

import argparse
import gc
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Parser, Subparsers, add_command
from aixreader.errors import DisplayError
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import AssessmentFile

SDK = "mcp"


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `mcp`."""
    parser = add_command(
        commands,
        "mcp",
        "serve an edition to an assistant, by the Model Context Protocol",
        "The assistant's program starts this command and speaks to it on stdin and stdout; nothing listens on a\n"
        "network, and none is used. It can search, read, cite and compare, but opens no file but those named here.\n"
        'It needs the protocol\'s own package: pip install "aixreader[assistant]".\n'
        "\n"
        'Example of a configuration: {"command": "aixreader", "args": ["mcp"]}',
    )
    parser.add_argument("--assessment", metavar="FILE", type=Path, help="an assessment that may be read")
    parser.add_argument("--allow-write", action="store_true", help="let the assistant change that assessment, too")
    parser.add_argument(
        "--compare",
        metavar="SOURCE",
        type=Path,
        action="append",
        default=[],
        help="an edition to compare with, beside those that were opened before; may be repeated",
    )
    parser.set_defaults(check=_check)


def _check(options: argparse.Namespace, parser: Parser) -> None:
    if options.allow_write and options.assessment is None:
        parser.error("--allow-write needs --assessment")


def run(options: argparse.Namespace, console: Console) -> int:
    """Serve until stdin is closed."""
    if find_spec(SDK) is None:
        raise DisplayError(
            "The package of the Model Context Protocol is not installed, so assistants cannot be served.",
            'Install it with: pip install "aixreader[assistant]"',
        )
    from aixreader.cli.protocol_streams import protocol_streams

    console.flush()
    gc.disable()  # what is made until the first answer stays: to look through it takes a tenth of a second
    with protocol_streams() as (incoming, outgoing), open_session(options) as session:
        from aixreader.services.assistant.tool_table import Toolbox
        from aixreader.services.assistant.workspace import Workspace

        folders = user_folders(options.temp_home)
        file = _assessment_file(options)
        workspace = Workspace(session, folders, file, options.allow_write, tuple(options.compare))
        try:
            from aixreader.cli.mcp_server import serve

            gc.freeze()
            gc.enable()
            serve(Toolbox(workspace), incoming, outgoing)
        finally:
            workspace.close()
    return 0


def _assessment_file(options: argparse.Namespace) -> AssessmentFile | None:
    """The assessment that is named, once it could be read; raises `UserDataError`."""
    if options.assessment is None:
        return None
    from aixreader.cli.assessments.documents import assessment_file

    file = assessment_file(options, options.assessment)
    file.open()
    return file
