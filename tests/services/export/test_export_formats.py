"""Sections exported as files."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from aixreader.errors import Cancelled, OutputError
from aixreader.html.text_lines import columns
from aixreader.model.attribution import UNSTATED, Attribution
from aixreader.progress import silent
from aixreader.publish.output import write_files
from aixreader.services.export.export_formats import FORMATS, WIDTH, export_files, export_sections
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.session import Session


def made(session: Session, form: str, *words: str) -> str:
    return export_sections(session, select_sections(session, words, {}), form, silent).decode()


def test_each_form_says_it_all(session: Session) -> None:
    for form in [known.id for known in FORMATS if known.write is not None and not known.is_whole]:
        data = export_sections(session, select_sections(session, ["teapot", "lidlock"], {}), form, silent)
        text = "".join(
            ZipFile(io.BytesIO(data)).read(name).decode()
            for name in ZipFile(io.BytesIO(data)).namelist()
        ) if form == "epub" else data.decode()  # fmt: skip
        for words in ("Somebody looks at the pot", "opens only for its owner", "owaspai.org/go/teapot"):
            assert words in text, form


def test_formats_of_other_programs_hold_the_whole_edition(session: Session) -> None:
    assert '"oversteep"' in made(session, "oscal", "all")
    with pytest.raises(OutputError, match="the whole edition"):
        made(session, "oscal", "oversteep")


def test_markdown_leads_to_the_site_where_it_does_not_hold_a_section(session: Session) -> None:
    text = made(session, "md", "oversteep")
    assert text.startswith("# Oversteeping\n")
    assert "](https://owaspai.org/go/generalkettle/)" in text
    assert "](/" not in text


def test_markdown_holds_no_shortcode_and_no_layout(session: Session) -> None:
    text = made(session, "md", "all")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    assert "{{" not in text
    assert not re.search(r"(?<!\\)<(?!https?://|mailto:|span id=|/span>|br>|/?su[bp]>|/?kbd>|[^<>\s]+@)", text)


def test_markdown_is_written_with_its_pictures(session: Session, tmp_path: Path) -> None:
    everything = select_sections(session, ["all"], {})
    pictures = len(everything.publication(session).pictures)
    assert pictures
    write_files(export_files(session, everything, "md", tmp_path / "tea pot.md", silent))
    assert sum(1 for _ in (tmp_path / "tea pot_files").iterdir()) == pictures
    assert "](tea%20pot_files/" in (tmp_path / "tea pot.md").read_text("utf-8")
    for folder in (tmp_path / "folder", tmp_path / "there"):
        if folder.name == "there":
            folder.mkdir()
        write_files(export_files(session, everything, "md", folder, silent))
        assert (folder / "index.md").is_file()
        assert sum(1 for _ in (folder / "pictures").iterdir()) == pictures
    again = export_files(session, everything, "md", tmp_path / "folder", silent)
    assert all(file.path.read_bytes() == file.data for file in again), "the same input gives the same bytes"


def test_what_can_have_nothing_beside_it_is_written_alone(session: Session, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    files = export_files(session, select_sections(session, ["all"], {}), "md", pipe, silent)
    assert [file.path for file in files] == [pipe]
    file = tmp_path / "file"
    file.touch()
    assert export_files(session, select_sections(session, ["teapot"], {}), "md", file, silent)[0].path == file
    files = export_files(session, select_sections(session, ["teapot"], {}), "txt", tmp_path / "tea", silent)
    assert [each.path for each in files] == [tmp_path / "tea"]


def test_plain_text_names_sections_by_their_permalinks(session: Session) -> None:
    text = made(session, "txt", "oversteep", "teapot")
    assert "Teapot watch\n------------\nControl" in text
    assert "https://owaspai.org/go/teapot/" in text
    assert "#s-" not in text


def test_plain_text_fits_a_terminal(session: Session) -> None:
    lines = made(session, "txt", "all").split("\n")
    assert max(columns(line) for line in lines if "://" not in line and not line.startswith("    ")) <= WIDTH == 80
    assert "\n\n\n\n" not in "\n".join(lines)


def test_only_web_pages_choose_dark_colours_themselves(session: Session) -> None:
    book = export_sections(session, select_sections(session, ["teapot"], {}), "epub", silent)
    style = ZipFile(io.BytesIO(book)).read("book/style.css").decode()
    assert "prefers-color-scheme" not in style, "e-readers have a night mode of their own"
    assert "prefers-color-scheme: dark" in made(session, "html", "teapot")


def test_each_form_names_whose_text_it_is_or_nobody(session: Session) -> None:
    for attribution, named in (
        (Attribution("Tea people", "https://tea.example/", "CC BY 4.0"), True),
        (UNSTATED, False),
    ):
        session.edition.manifest = replace(session.edition.manifest, attribution=attribution)
        for form in ("html", "epub", "md", "txt"):
            data = export_sections(session, select_sections(session, ["lidlock"], {}), form, silent)
            book = ZipFile(io.BytesIO(data)) if form == "epub" else None
            parts = (book.read(name).decode() for name in book.namelist()) if book else [data.decode()]
            text = "".join(parts)
            assert "OWASP AI Exchange" not in text, form
            assert "CC0" not in text, form
            assert ("Source: Tea people, tea.example, CC BY 4.0" in text) is named, form


def test_data(session: Session) -> None:
    read = json.loads(made(session, "json", "teapot"))
    assert read["about"]["edition"] == "Tiny Exchange"
    assert [section["slug"] for section in read["sections"]] == ["teapot"]


def test_it_can_be_cancelled(session: Session) -> None:
    def report(fraction: float, text: str) -> None:
        assert (fraction, bool(text)) == (0.0, True)
        raise Cancelled

    with pytest.raises(Cancelled):
        export_sections(session, select_sections(session, ["teapot"], {}), "html", report)


def test_paper_is_laid_out_by_a_browser(session: Session) -> None:
    assert [known.id for known in FORMATS if known.write is None] == ["pdf"]
    with pytest.raises(ValueError, match="pdf"):
        made(session, "pdf", "teapot")


def test_each_format_says_what_it_is() -> None:
    assert all(known.label and known.summary for known in FORMATS)
    assert len({known.id for known in FORMATS}) == len(FORMATS)
