"""Workbooks, comma-separated values and pictures of the table in LibreOffice, Gnumeric, Inkscape and others."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tests.interop.programs import Fault, Workbench

MAX_PAGES = 12
MAX_TABLE_PAGES = 20
A4 = {595, 596, 841, 842}
"""Points of its sides, as programs round them."""


def libreoffice_paper(path: Path, bench: Workbench) -> str:
    """Printed by LibreOffice, it has few pages, of A4."""
    _convert(path, "pdf", bench)
    about = bench.run("pdfinfo", bench.folder / f"{path.stem}.pdf").stdout
    pages = int(re.findall(r"Pages:\s+(\d+)", about)[0])
    size = re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", about)[0]
    most = MAX_TABLE_PAGES if path.stem.startswith("table") else MAX_PAGES
    figures = f"{pages} pages of {size[0]} x {size[1]} pts"
    if pages > most or not {int(float(side)) for side in size} <= A4:
        raise Fault(f"{figures}, asked {most} of A4")
    return figures


def openpyxl(path: Path, _bench: Workbench) -> str:
    """Numbers are numbers, addresses are links, and each sheet is set up for paper."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    numbers = links = 0
    wrong = []
    for sheet in book:
        texts = loose = 0
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                links += cell.hyperlink is not None
                numbers += isinstance(cell.value, int | float)
                if isinstance(cell.value, str):
                    texts += bool(re.fullmatch(r"\d+", cell.value))
                    loose += cell.value.startswith("https://") and " " not in cell.value and cell.hyperlink is None
        if loose:
            wrong.append(f"{sheet.title}: {loose} addresses are no links")
        if texts and sheet.title != "crosswalk":  # entries of standards are names, whatever they look like
            wrong.append(f"{sheet.title}: {texts} numbers are text")
        if sheet.page_setup.orientation != "landscape" or not sheet.print_title_rows:
            wrong.append(f"{sheet.title}: not landscape, or no head repeated")
    figures = f"{len(book.sheetnames)} sheets, {numbers} numbers, {links} links"
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong[:3])}")
    return figures


def gnumeric(path: Path, bench: Workbench) -> str:
    """Gnumeric reads every row."""
    target = bench.folder / f"{path.stem}-gnumeric.csv"
    done = bench.run("ssconvert", path, target)
    said = [line for line in done.stderr.splitlines() if "arn" in line or "rror" in line]
    complaints = [line for line in said if "ignoredErrors" not in line]  # Excel's green corners, which it knows not
    if complaints:
        raise Fault(complaints[0][:150])
    return f"{len(_rows(target))} rows of the first sheet"


def libreoffice_values(path: Path, bench: Workbench) -> str:
    """A byte order mark tells that it is UTF-8; LibreOffice reads every row."""
    if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
        raise Fault("no byte order mark")
    _convert(path, "xlsx", bench, "--infilter=CSV:44,34,76")  # comma, quotation mark, UTF-8
    from openpyxl import load_workbook

    sheet = load_workbook(bench.folder / f"{path.stem}.xlsx").active
    rows = len(_rows(path))
    read = sheet.max_row if sheet is not None else 0
    if read != rows:
        raise Fault(f"{read} rows of {rows}")
    return f"{rows} rows"


def inkscape(path: Path, bench: Workbench) -> str:
    """Inkscape draws it; cells are links, names are whole, and there is a font for every system."""
    target = bench.folder / f"{path.stem}-inkscape.png"
    done = bench.run("inkscape", "--export-type=png", "-o", target, path)
    if not target.exists():
        raise Fault(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "nothing drawn")
    text = path.read_text("utf-8")
    links, cut = len(re.findall(r"<a\b", text)), len(re.findall(r"…</", text))
    families = set(re.findall(r'font-family="([^"]+)"', text)) | set(re.findall(r"font-family:\s*([^;}\"]+)", text))
    figures = f"{links} links, {cut} names cut, fonts {', '.join(sorted(families))[:60]}"
    wrong = [] if links else ["no links"]
    wrong += ["names are cut"] if cut else []
    wrong += ["no sans-serif"] if not all("sans-serif" in family for family in families) else []
    if wrong:
        raise Fault(f"{figures}; {', '.join(wrong)}")
    return figures


def picture(path: Path, _bench: Workbench) -> str:
    """A sound PNG."""
    data = path.read_bytes()
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or b"IEND" not in data[-12:]:
        raise Fault("no whole PNG")
    return f"{int.from_bytes(data[16:20])} x {int.from_bytes(data[20:24])} px"


def _convert(path: Path, kind: str, bench: Workbench, *options: str) -> None:
    """Let LibreOffice write a file in another format to the folder."""
    own = f"-env:UserInstallation={(bench.folder / 'office').as_uri()}"
    bench.run("soffice", "--headless", own, *options, "--convert-to", kind, "--outdir", bench.folder, path)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
