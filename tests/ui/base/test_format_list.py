"""The list of formats."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.publish import citation
from aixreader.publish.output import OutputFormat
from aixreader.services.export import export_formats
from aixreader.services.marks import marks_files
from aixreader.services.tables import table_files
from aixreader.ui.base.format_list import FormatChoice, FormatList, format_label, written_text

FORMATS: tuple[OutputFormat[None], ...] = (
    OutputFormat("pdf", "PDF"),
    OutputFormat("md", "Markdown", folder_label="Markdown, a folder"),
)
OSCAL: OutputFormat[None] = OutputFormat("oscal", "OSCAL", file_suffix="oscal.json", limits="No tea.", is_whole=True)


@pytest.fixture
def formats(qtbot: QtBot) -> FormatList:
    made = FormatList(FORMATS)
    qtbot.addWidget(made)
    return made


def test_each_format_and_folder_is_a_row(formats: FormatList) -> None:
    assert [formats.item(row).text() for row in range(3)] == ["PDF (.pdf)", "Markdown (.md)", "Markdown, a folder"]
    for row, choice in enumerate((FormatChoice("PDF", "pdf"), FormatChoice("Markdown", "md"))):
        formats.setCurrentRow(row)
        assert formats.chosen == choice
    formats.setCurrentRow(2)
    assert formats.chosen.suffix == "", "a folder has none"


def test_what_is_not_possible_is_not_offered(formats: FormatList) -> None:
    formats.setCurrentRow(1)
    formats.allow(("pdf",))
    assert formats.chosen.suffix == "pdf"
    assert [bool(formats.item(row).flags()) for row in range(3)] == [True, False, False]
    formats.allow(None)
    assert all(formats.item(row).flags() for row in range(3))


def test_what_holds_the_whole_edition_is_offered_for_all_of_it(qtbot: QtBot) -> None:
    formats = FormatList((OSCAL, *FORMATS))
    qtbot.addWidget(formats)
    assert formats.item(3).text() == "OSCAL (.oscal.json)"
    formats.setCurrentRow(3)
    formats.allow(None, is_whole=False)
    assert formats.chosen.suffix == "pdf"
    assert not formats.item(3).flags()
    formats.allow(None, is_whole=True)
    assert formats.item(3).flags()


def test_what_a_format_does_not_hold_is_said() -> None:
    assert written_text("Written: a", OSCAL) == "Written: a – No tea."
    assert written_text("Written: a", FORMATS[0]) == "Written: a"


def test_the_longest_name_fits(qtbot: QtBot, formats: FormatList) -> None:
    long = FormatList((*FORMATS, OutputFormat("txt", "Text with its pictures, " * 3)))
    qtbot.addWidget(long)
    usual, name = formats.sizeHint().width(), long.fontMetrics().horizontalAdvance(long.item(2).text())
    assert usual == formats.minimumWidth(), "short names need no more"
    assert long.sizeHint().width() > name > usual


@pytest.mark.parametrize(
    "formats",
    [
        export_formats.FORMATS,
        marks_files.FORMATS,
        table_files.SHEET_FORMATS,
        table_files.PICTURE_FORMATS,
        citation.FORMATS,
    ],
    ids=["export", "marks", "sheets", "pictures", "citations"],
)
def test_every_format_has_a_label_of_its_own(formats: tuple[OutputFormat[object], ...]) -> None:
    labels = [format_label(known) for known in formats]
    assert all(labels)
    assert len(set(labels)) == len(labels)
