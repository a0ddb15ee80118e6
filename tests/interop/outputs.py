"""Writes one file in each format of the reader, by its command line."""

from __future__ import annotations

import functools
import io
import json
import os
import subprocess
import sys
from collections.abc import Container, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.waiting import PROCESS_SECONDS

CITATION_SUFFIXES = {
    "bibtex": "bib",
    "biblatex": "biblatex.bib",
    "csl": "csl.json",
    "ris": "ris",
    "md": "md",
    "plain": "txt",
}
BOOKS = ("pdf", "html", "epub", "md", "txt", "json")
CITATIONS = "citations"
"""Stands for all files of citations, which tell the day."""
SHEETS = ("csv", "xlsx", "json")
THREAT = "evasion"
"""The Exchange's, with many controls; of another site the first one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A checkout of the reader with an edition; `home` is the folder of its settings and data. `environment` is added
    to that of its processes.
    """

    checkout: Path
    edition: Path
    home: Path
    environment: Mapping[str, str]

    def read(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command on the edition."""
        return self.run("--edition", self.edition, *options)

    def run(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the reader."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.checkout),
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            **self.environment,
        }
        done = subprocess.run(
            [sys.executable, "-m", "aixreader", "--temp-home", self.home, *options],
            cwd=self.checkout,
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=PROCESS_SECONDS,
            check=False,
        )
        out, errors = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))  # with its line ends
        return subprocess.CompletedProcess(done.args, done.returncode, out, errors)


class OwnReader(Reader):
    """The reader in this process: one start for all files."""

    def run(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the reader."""
        from aixreader.cli.main import main

        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        with redirect_stdout(out), redirect_stderr(io.StringIO()) as errors:
            code = main([*map(str, ("--temp-home", self.home, *options))])
        out.flush()
        return subprocess.CompletedProcess((), code, out.buffer.getvalue().decode(), errors.getvalue())


def build(checkout: Path, source: Path, edition: Path) -> None:
    """Compile `source` with the reader in `checkout`."""
    done = Reader(checkout, edition, edition.parent / "home", {}).run("build", source, "--out", edition)
    if done.returncode:
        raise SystemExit(done.stderr)


def write_outputs(
    reader: Reader, folder: Path, *, whole: bool = False, left_out: Container[str] = ()
) -> dict[str, str]:
    """Write all files into `folder`, but those whose names are `left_out`; `whole` also has every section in every
    format. Returns what was said of those that could not be written, by their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reader.home.mkdir(parents=True, exist_ok=True)
    sections = json.loads(reader.read("list", "--json").stdout)["sections"]
    failed: dict[str, str] = {}
    for name, options in commands(sections, whole=whole):
        if name in left_out:
            continue
        target = folder / name
        done = reader.read(*options, "--out", target)
        if done.returncode or not target.exists():
            failed[name] = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
    _write_bookmarks(reader, folder, sections, failed)
    if CITATIONS not in left_out:
        _write_citations(reader, folder, sections, failed)
    return failed


def commands(sections: list[dict[str, str]], *, whole: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each file, and the command that writes it but for its `--out`."""
    threats = [section["id"] for section in sections if section["role"] == "threat"]
    threat = THREAT if any(section["id"] == THREAT for section in sections) else threats[0]
    page = next(section["page"] for section in sections if section["id"] == threat)
    for kind in BOOKS:
        yield f"section.{kind}", ("export", threat, "--only")
        yield f"relations.{kind}", ("export", f"relations:{threat}")
        yield f"chapter.{kind}", ("export", page)
        if whole:
            yield f"all.{kind}", ("export", "all")
    yield "tagged.pdf", ("export", f"relations:{threat}", "--tagged")
    for kind in SHEETS:
        yield f"table-{kind}.{kind}", ("table",)
        yield f"crosswalk.{kind}", ("crosswalk",)
        yield f"relation-list.{kind}", ("relations",)
    for face in ("matrix", "elements"):
        for kind in ("svg", "png", "pdf"):
            yield f"{face}.{kind}", ("table", "--face", face)
            yield f"{face}-night.{kind}", ("table", "--face", face, "--night")


def _write_bookmarks(reader: Reader, folder: Path, sections: list[dict[str, str]], failed: dict[str, str]) -> None:
    marks = folder / "marks.json"
    marks.write_text(json.dumps(bookmarks(sections), indent=1), encoding="utf-8")
    reader.read("bookmarks", "import", marks)
    for kind in ("html", "md", "csv", "json"):
        target = folder / f"bookmarks.{kind}"
        done = reader.read("bookmarks", "export", "--format", kind, "--out", target)
        if done.returncode:
            failed[target.name] = done.stderr.strip()


def bookmarks(sections: list[dict[str, str]]) -> dict[str, Any]:
    """Marks for an import: bookmarks of the first sections with and without a slug in two folders, with tags, notes,
    colours and hostile titles.
    """
    named = [section for section in sections if section["permalink"]][:3]
    unnamed = [section for section in sections if not section["permalink"]][:3]
    made = "2026-03-01T10:00:00.000Z"
    folders = [
        {"id": "f1", "title": "Work & <tea>", "parent": "", "place": 0},
        {"id": "f2", "title": "Below", "parent": "f1", "place": 0},
    ]
    entries = [
        {
            "id": f"b{number}",
            "section": section["id"],
            "title": f'{section["title"]} & "more"',
            "folder": ("", "f1", "f2")[number % 3],
            "place": number,
            "tags": ["a, b", "tea"] if number % 2 else [],
            "colour": "yellow" if number % 2 else "",
            "edition": "AI Exchange, 2026-08-22",
            "created": made,
        }
        for number, section in enumerate([*named, *unnamed])
    ]
    notes = [
        {
            "id": f"n{number}",
            "section": section["id"],
            "title": section["title"],
            "note": "First line, with <b> & more.\nSecond line.",
            "created": made,
        }
        for number, section in enumerate([*named[:1], *unnamed[:1]])
    ]
    return {"format": "aixreader-marks", "version": 1, "folders": folders, "bookmarks": entries, "annotations": notes}


def _write_citations(reader: Reader, folder: Path, sections: list[dict[str, str]], failed: dict[str, str]) -> None:
    """Citations of three sections with a slug and three without, in one file of each form."""
    named = [section for section in sections if section["permalink"]][:3]
    unnamed = [section for section in sections if not section["permalink"]][:3]
    for form, suffix in CITATION_SUFFIXES.items():
        texts: list[str] = []
        for section in [*named, *unnamed]:
            done = reader.read("cite", section["id"], "--format", form, "--quote", "50 % of #1 & _x_", "--unchecked")
            if done.returncode:
                failed[f"citations.{suffix}"] = done.stderr.strip().splitlines()[-1]
                break
            texts.append(done.stdout)
        else:
            text = json.dumps([json.loads(one)[0] for one in texts]) if form == "csl" else "".join(texts)
            (folder / f"citations.{suffix}").write_text(text, encoding="utf-8", newline="")


def main(edition: Path, folder: Path, *left_out: str) -> int:
    """Write the files of an edition in this process, but those `left_out`; prints what failed."""
    from aixreader.ui.app import application

    application.make_qt = functools.cache(application.make_qt)  # a process has one
    failed = write_outputs(OwnReader(Path(), edition, folder / "home", {}), folder / "files", left_out=left_out)
    print(failed or "")  # noqa: T201
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
