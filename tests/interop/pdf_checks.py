"""PDFs in qpdf, poppler, MuPDF, Okular and pypdf."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.interop.programs import Fault, Workbench

if TYPE_CHECKING:
    from pypdf import PdfReader

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
HEAD = 24
"""Points that the upper edge of a heading may stand above the place its entry leads to."""
LINE = 3
"""Points within which words stand on one line."""
GAP = re.compile(r"\w +[,.;:](?=\s)")
MIN_FONT = 7.0


def qpdf(path: Path, bench: Workbench) -> str:
    """Its structure is sound."""
    said = bench.run("qpdf", "--check", path).stdout
    if "WARNING" in said:
        raise Fault(said.splitlines()[-1])
    return "sound"


def poppler(path: Path, bench: Workbench) -> str:
    """Pages, version and title; fonts are embedded; the text can be copied."""
    about = dict(line.split(":", 1) for line in bench.run("pdfinfo", path).stdout.splitlines() if ":" in line)
    fonts = [line.split() for line in bench.run("pdffonts", path).stdout.splitlines()[2:]]
    loose = [font[0] for font in fonts if font[-5] != "yes"]
    text = bench.run("pdftotext", path, "-").stdout
    joiners, gaps = text.count("\N{WORD JOINER}"), len(GAP.findall(text))
    figures = f"{about['Pages'].strip()} pages, PDF {about['PDF version'].strip()}, {len(fonts)} fonts"
    wrong = []
    if loose:
        wrong.append(f"{len(loose)} fonts not embedded ({loose[0]})")
    if joiners:
        wrong.append(f"{joiners} word joiners in copied text")
    if not about.get("Title", "").strip():
        wrong.append("no title")
    figures += f", {gaps} gaps before punctuation"
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong)}")
    return figures


def mupdf(path: Path, bench: Workbench) -> str:
    """Every page is drawn without a complaint."""
    done = bench.run("mutool", "draw", "-F", "txt", "-o", "/dev/null", path)
    said = [line for line in done.stderr.splitlines() if line.startswith(("warning", "error"))]
    complaints = [line for line in said if "ICC support" not in line]  # of Debian's MuPDF, not of the file
    if complaints:
        raise Fault(f"{len(complaints)} complaints: {complaints[0]}")
    return "drawn"


def okular(path: Path, bench: Workbench) -> str:
    """It stays open, and says nothing of the file."""
    done = bench.run("timeout", "12", "okular", path, may_fail=True)
    said = [
        line for line in done.stderr.splitlines() if "poppler" in line.lower() or "okular.generator" in line.lower()
    ]
    if done.returncode != 124 or said:
        raise Fault(f"exit code {done.returncode} {said[:1]}")
    return "opened"


def links(path: Path, _bench: Workbench) -> str:
    """Every internal link leads to a page; outside ones lead to the web or to a mailbox (pypdf)."""
    from pypdf import PdfReader

    with PdfReader(path) as reader:
        inside, outside = _targets(reader)
        wrong = [f"{target} leads nowhere" for target in inside if target not in reader.named_destinations]
        wrong += [target for target in outside if not target.startswith(("https://", "http://", "mailto:"))]
        outline = _outline(reader.outline)
        figures = f"{len(inside)} links inside, {len(outside)} outside, {len(outline)} in the outline"
        catalogue: Any = reader.trailer["/Root"]
        if catalogue.get("/PageMode") == "/UseOutlines" and not outline:
            wrong.append("asks for an outline and has none")
        wrong += [] if (catalogue.get("/ViewerPreferences") or {}).get("/DisplayDocTitle") else ["no DisplayDocTitle"]
        wrong += [] if "/Metadata" in catalogue else ["no XMP"]
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong[:3])}{' ...' if len(wrong) > 3 else ''}")
    return figures


def _targets(reader: PdfReader) -> tuple[list[str], list[str]]:
    """The names that links inside lead to, and the addresses of those outside."""
    inside: list[str] = []
    outside: list[str] = []
    for page in reader.pages:
        for annotation in page.annotations or ():
            link: Any = annotation.get_object()
            target = _target(link)
            if isinstance(target, str):
                is_address = "/A" in link and link["/A"].get("/S") == "/URI"
                (outside if is_address else inside).append(target)
    return inside, outside


def page_references(path: Path, bench: Workbench) -> str:
    """The number behind a link to a section is that of the page it leads to."""
    from pypdf import PdfReader

    boxes = PAGE.findall(bench.run("pdftotext", "-bbox", path, "-").stdout)
    right, wrong = 0, []
    with PdfReader(path) as reader:
        names = reader.named_destinations
        for number, page in enumerate(reader.pages):
            numbers = [
                word for word in WORD.findall(boxes[number][2]) if word[3].strip("\N{NO-BREAK SPACE}(),.").isdigit()
            ]
            for annotation in page.annotations or ():
                link = annotation.get_object()
                target = _target(link)
                if not isinstance(target, str) or target not in names or "note-" in target:
                    continue
                shown = [
                    int(word[3].strip("\N{NO-BREAK SPACE}(),."))
                    for word in numbers
                    if _is_in(word, link["/Rect"], page)
                ]
                leads = (reader.get_destination_page_number(names[target]) or 0) + 1
                if len(shown) == 1 and _is_small(link["/Rect"]):
                    right += shown[0] == leads
                    wrong += [f"page {number + 1}: {shown[0]} for {leads}"] if shown[0] != leads else []
    if wrong:
        raise Fault(f"{len(wrong)} of {right + len(wrong)} page references wrong: {'; '.join(wrong[:3])}")
    return f"{right} page references, all right"


def heads(path: Path, bench: Workbench) -> str:
    """No heading of the outline stands alone at a page's foot, with nothing below it but its line of category."""
    from pypdf import PdfReader

    boxes = bench.run("pdftotext", "-bbox", path, "-").stdout
    lines = [_lines(body) for _, _, body in PAGE.findall(boxes)]
    with PdfReader(path) as reader:
        places = [
            (entry.title, reader.get_destination_page_number(entry), entry.top) for entry in _outline(reader.outline)
        ]
        heights = [float(page.mediabox.height) for page in reader.pages]
    alone = []
    for title, page, top in places:
        if page is None or top is None or page < 0:
            continue
        below = [line for line in lines[page] if line > heights[page] - float(top) - HEAD]
        if len(below) <= 2:
            alone.append(f"page {page + 1} ({str(title)[:25]})")
    if alone:
        raise Fault(f"{len(alone)} of {len(places)} headings alone at the foot: {', '.join(alone[:4])}")
    return f"{len(places)} headings, none alone at a foot"


def picture_page(path: Path, bench: Workbench) -> str:
    """A picture on paper: pages and their size, links, the smallest letters."""
    about = dict(line.split(":", 1) for line in bench.run("pdfinfo", path).stdout.splitlines() if ":" in line)
    strict = bench.run("mutool", "draw", "-F", "stext", "-o", "-", path).stdout
    sizes = [float(size) for size in re.findall(r'<font name="[^"]*" size="([\d.]+)"', strict)]
    from pypdf import PdfReader

    with PdfReader(path) as reader:
        count = sum(len(page.annotations or ()) for page in reader.pages)
    figures = f"{about['Pages'].strip()} pages of {about['Page size'].strip()}, {count} links"
    figures += f", letters from {min(sizes, default=0):.1f} pt"
    wrong = [] if count else ["no links on cells"]
    if min(sizes, default=MIN_FONT) < MIN_FONT - 0.05:
        wrong.append(f"letters under {MIN_FONT:.0f} pt")
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong)}")
    return figures


def _is_in(word: tuple[str, str, str, str], box: Any, page: Any) -> bool:  # noqa: ANN401  # pypdf's
    """Whether the middle of a word's upper edge lies in a link's box."""
    left, top = float(word[0]) + 1, float(page.mediabox.height) - (float(word[1]) + float(word[2])) / 2
    return bool(float(box[0]) - 1 <= left <= float(box[2]) and float(box[1]) - 1 <= top <= float(box[3]) + 1)


def _is_small(box: Any) -> bool:  # noqa: ANN401  # pypdf's
    """Whether a link is no longer than the number of a page."""
    return float(box[2]) - float(box[0]) < 30


def _lines(body: str) -> list[float]:
    """The upper edges of the lines of a page, from its top, without the last one, which has its number."""
    tops = {round(float(top) / LINE): float(top) for _, top, _, _ in WORD.findall(body)}
    return sorted(tops.values())[:-1]


def _outline(entries: list[Any]) -> list[Any]:
    return [one for entry in entries for one in (_outline(entry) if isinstance(entry, list) else [entry])]


def _target(link: Any) -> object:  # noqa: ANN401  # pypdf's own kinds of objects
    if link.get("/Subtype") != "/Link":
        return None
    action = link.get("/A")
    if action is None:
        return link.get("/Dest")
    return action.get("/URI") if action.get("/S") == "/URI" else action.get("/D")
