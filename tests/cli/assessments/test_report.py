"""`aixreader assess report`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_it_is_printed_as_markdown(assess: Call, file: Path) -> None:
    out = assess("report", file).out
    assert out.startswith("# Assessment: Tea room")
    assert "## Tea room" in out
    assert "Statement of applicability" in out


def test_parts_format_and_author_are_chosen(assess: Call, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    outcome = assess("report", file, "--parts", "gaps", "--by", "Ann", "--out", out)
    assert f"Wrote the report to {out}" in outcome.err
    html = out.read_text("utf-8")
    assert "Selected by Ann" in html
    assert "Statement of applicability" not in html


def test_a_logo_is_embedded(assess: Call, file: Path, tmp_path: Path) -> None:
    logo, out = tmp_path / "logo.png", tmp_path / "report.html"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert assess("report", file, "--logo", logo, "--out", out).code == 0
    assert "data:image/png" in out.read_text("utf-8")
    refused = assess("report", file, "--logo", tmp_path / "logo.svg", "--out", out)
    assert refused.code == 4
    assert "not a PNG or JPEG" in refused.err


def test_a_part_that_there_is_not_is_refused(assess: Call, file: Path) -> None:
    assert assess("report", file, "--parts", "poetry").code == 2
