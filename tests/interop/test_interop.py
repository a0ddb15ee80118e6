"""The rig that opens files in other programs: it knows every format, and tells what it did not try."""

from __future__ import annotations

from pathlib import Path

from aixreader.publish.citation import FORMATS as CITATION_FORMATS
from aixreader.services.export.export_formats import FORMATS
from aixreader.services.marks.marks_files import FORMATS as MARKS_FORMATS
from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS
from tests.interop.__main__ import CHECKS, Check, verdict
from tests.interop.book_checks import markdown_source, outline, plain_text
from tests.interop.outputs import CITATION_SUFFIXES, commands
from tests.interop.test_outputs import SECTIONS


def test_every_format_is_written_and_opened() -> None:
    names = {name for name, _ in commands(SECTIONS, whole=True)}
    books = [known.id for known in FORMATS if not known.is_whole]  # the others have checkers of their own
    for kind in books + [known.id for known in (*SHEET_FORMATS, *PICTURE_FORMATS)]:
        assert any(name.endswith(f".{kind}") for name in names), kind
    names |= {f"bookmarks.{known.id}" for known in MARKS_FORMATS} - {"bookmarks.json"}
    assert CITATION_SUFFIXES.keys() == {known.id for known in CITATION_FORMATS}
    names |= {f"citations.{suffix}" for suffix in CITATION_SUFFIXES.values()}
    names -= {"table-json.json", "relation-list.json", "crosswalk.json"}  # which no program reads
    assert names - {name for check in CHECKS for name in check.files} == set()


def test_a_program_that_is_not_installed_is_skipped_with_its_name(tmp_path: Path) -> None:
    row = verdict(Check(("a.txt",), "Reader", ("no-such-program", "vnu"), plain_text), tmp_path / "a.txt", tmp_path)
    assert (row.state, row.figures) == ("skipped", "not installed: no-such-program, vnu")
    assert str(row) == "| a.txt | Reader | skipped | not installed: no-such-program, vnu |"


def test_what_a_program_has_against_a_file_is_told(tmp_path: Path) -> None:
    def state(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        ask = {"txt": plain_text, "html": outline, "md": markdown_source}[name.rpartition(".")[2]]
        return verdict(Check((name,), "Reader", (), ask), path, tmp_path).state

    assert state("a.txt", "Tea, see https://owaspai.org/go/tea/") == "ok"
    assert state("b.txt", "Tea, see aix:tea") == "FAULT"
    head = '<meta name="author"><link rel="license">'
    assert state("a.html", f'{head}<h1 id="t">Tea</h1><h2>Milk</h2><a href="#t">up</a>') == "ok"
    assert state("b.html", f'{head}<h1>Tea</h1><a href="#t">up</a>') == "FAULT"
    assert state("c.html", f"{head}<h1>Tea</h1><h3>Milk</h3>") == "FAULT"
    assert state("a.md", "# Tea\n\n## Milk\n\n[x](https://example.org) [y](a.txt)\n") == "ok"
    for text in ("# Tea\n\n### Milk\n", "[x](/go/tea/)\n", "{{< tea >}}\n", "![x](gone.png)\n", "[x](aix:tea)\n"):
        assert state("b.md", text) == "FAULT", text
