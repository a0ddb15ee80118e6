"""A short form of `assessment_kills`, two that write at a time, a full disk, and a file that was edited wrongly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from aixreader.assess.assessment_file import AssessmentFile
from aixreader.assess.document import Assessment
from aixreader.errors import OutputError, UserDataError
from tests.faults.assessment_kills import edited, new_file, rounds
from tests.faults.full_disk import small_disk
from tests.waiting import PROCESS_SECONDS

EACH = 40
WORKED = Path(__file__).resolve().parent.parent / "data" / "assessments" / "classifier.aixassess"
WRITER = """
import sys
from pathlib import Path
from aixreader.assess.assessment_file import AssessmentFile
from tests.faults.assessment_kills import edited
folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
file = AssessmentFile(folder / "pot.aixassess", folder / "own")
document = file.open()
for number in range(first, first + count):
    document = file.save(edited(document, number)).document
"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB."""
    yield from small_disk(tmp_path / "disk", "400k")


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    wrong, _ = rounds(tmp_path, 3)
    assert wrong == []


def write_together(folder: Path, each: int) -> int:
    """Two processes that save so many edits each on one file; how many of them are there at the end."""
    file = new_file(folder)
    children = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(first), str(each)]) for first in (0, 10_000)
    ]
    assert [child.wait(PROCESS_SECONDS) for child in children] == [0, 0]
    return len(file.open().items)


def test_two_at_a_time_lose_nothing(tmp_path: Path) -> None:
    assert write_together(tmp_path, EACH) == 2 * EACH


def test_a_full_disk_loses_nothing(disk: Path, tmp_path: Path) -> None:
    file = AssessmentFile(new_file(disk).path, tmp_path / "own")
    acknowledged = file.open()

    def fill() -> None:
        nonlocal acknowledged
        for number in range(1000):
            acknowledged = file.save(edited(acknowledged, number)).document

    with pytest.raises(OutputError, match="could not be written") as caught:
        fill()
    assert "as it was before" in caught.value.hint
    assert len(acknowledged.items) > 20
    assert AssessmentFile(file.path, tmp_path / "other").open() == acknowledged
    assert [path.name for path in disk.iterdir() if path.is_file()] == [file.path.name], "no half file is left"
    assert file.unsaved is not None
    assert len(file.unsaved.items) == len(acknowledged.items) + 1
    file.save(edited(Assessment(acknowledged.id, "Pot", acknowledged.edition, acknowledged.systems), 0))
    assert len(file.open().items) == 1


BREAKS: Mapping[str, Callable[[str], str]] = {
    "cut": lambda line: line[: len(line) // 2],
    "doubled": lambda line: f"{line}\n{line}",
    "without a quote": lambda line: line.replace('"', "", 1),
    "wrong type": lambda line: line.replace(': "', ": 7, ", 1) if ': "' in line else f"{line} 7",
    "stray text": lambda line: f"<<< {line}",
}


def test_a_line_that_was_edited_wrongly_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tea.aixassess"
    lines = WORKED.read_text("utf-8").splitlines()
    messages = []
    for number, line in enumerate(lines):
        for breaks in BREAKS.values():
            data = "\n".join([*lines[:number], breaks(line), *lines[number + 1 :]]).encode()
            path.write_bytes(data)
            try:
                AssessmentFile(path, tmp_path / "own").open()
            except UserDataError as error:
                messages.append(f"{error.message} {error.hint}")
            assert path.read_bytes() == data
    assert len(messages) > 4 * len(lines), "a line that is there twice, or a key without a quote, can be right"
    assert [text for text in messages if "tea.aixassess" not in text or "line " not in text] == []
    assert all("The file was not changed." in text for text in messages)
