"""The tools of an assistant on the tiny site, called as the server calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aixreader.assess.assessment_file import AssessmentFile
from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.assistant.tool_table import Toolbox
from aixreader.services.assistant.workspace import Workspace
from aixreader.services.session.session import Session

Ask = Callable[..., dict[str, Any]]
ID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace(session: Session, folders: Folders, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with an assessment that may be changed."""
    file = AssessmentFile(tmp_path / "tea.aixassess", tmp_path / "own")
    file.create(Assessment(ID, "Tea room", EditionRef(), (System("kitchen", "Kitchen"),)))
    made = Workspace(session, folders, file, may_write=True)
    yield made
    made.close()


@pytest.fixture
def ask(workspace: Workspace) -> Ask:
    """Call a tool: `ask("section", id="teapot")`. A parameter that is a word of Python's ends with "_"."""
    toolbox = Toolbox(workspace)

    def call(name: str, **arguments: object) -> dict[str, Any]:
        return toolbox.call(name, {key.rstrip("_"): value for key, value in arguments.items()}, silent)

    return call
