"""Citations in BibTeX, biber, LaTeX, citeproc and a reader of RIS; bookmarks in browsers."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

from tests.interop.citation_styles import STYLES, rendered
from tests.interop.programs import Fault, Workbench

PREAMBLE = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{url}"
BIBTEX_STYLES = ("plain", "alpha", "ieeetr")
LONG_REVISION = re.compile(r"\b[0-9a-f]{40}\b")
RISPY = """
import json, rispy, sys
print(json.dumps(rispy.load(open(sys.argv[1], encoding="utf-8", newline=""))))
"""
PREFERENCES = """user_pref("browser.places.importBookmarksHTML", true);
user_pref("browser.bookmarks.file", "{}");
"""
SECONDS = "90"
"""How long a browser is left to import."""


def bibtex(path: Path, bench: Workbench) -> str:
    """BibTeX with the styles plain, alpha and ieeetr: no warning, and LaTeX sets it."""
    for style in BIBTEX_STYLES:
        name = f"bibtex-{style}"
        commands = rf"\nocite{{*}}\bibliographystyle{{{style}}}\bibliography{{{path.with_suffix('')}}}"
        _write(bench, name, rf"{PREAMBLE}\begin{{document}}{commands}\end{{document}}")
        bench.run("pdflatex", "-interaction=nonstopmode", name)
        said = bench.run("bibtex", name, may_fail=True).stdout
        if warnings := re.findall(r"^(?:Warning|.*error).*$", said, re.MULTILINE):
            raise Fault(f"{style}: {warnings[0]}")
        _set(bench, name)
    return _entries(path, bench, "bibtex-plain.bbl", r"\bibitem")


def biber(path: Path, bench: Workbench) -> str:
    """Sound for biber and biblatex: no warning, and LaTeX sets it."""
    name = "biblatex"
    package = rf"\usepackage[backend=biber]{{biblatex}}\addbibresource{{{path}}}"
    _write(bench, name, rf"{PREAMBLE}{package}\begin{{document}}\nocite{{*}}\printbibliography\end{{document}}")
    bench.run("pdflatex", "-interaction=nonstopmode", name)
    said = bench.run("biber", name, may_fail=True).stdout
    if warnings := re.findall(r"^(?:WARN|ERROR).*$", said, re.MULTILINE):
        raise Fault(warnings[0])
    _set(bench, name)
    return _entries(path, bench, "biblatex.bbl", r"\entry")


def _write(bench: Workbench, name: str, text: str) -> None:
    (bench.folder / f"{name}.tex").write_text(text, encoding="utf-8")


def _set(bench: Workbench, name: str) -> None:
    for _ in range(2):
        bench.run("pdflatex", "-interaction=nonstopmode", name, may_fail=True)
    log = (bench.folder / f"{name}.log").read_text("utf-8", errors="replace")
    if errors := re.findall(r"^! .*", log, re.MULTILINE):
        raise Fault(f"LaTeX: {errors[0]}")


def _entries(path: Path, bench: Workbench, name: str, sign: str) -> str:
    """How many entries there are, and that each has one address that everybody can open."""
    text = path.read_text("utf-8")
    entries = re.split(r"^(?=@)", text, flags=re.MULTILINE)[1:]
    set_ones = (bench.folder / name).read_text("utf-8").count(sign)
    wrong = [entry.splitlines()[0] for entry in entries if len(re.findall(r"https?://", entry)) != 1 or "aix:" in entry]
    if wrong or set_ones < len(entries):
        raise Fault(f"{set_ones} of {len(entries)} set; {len(wrong)} without one address on the web: {wrong[:1]}")
    return f"{len(entries)} entries, one address each"


def citeproc(path: Path, bench: Workbench) -> str:
    """citeproc-js in thirteen styles: edition and short revision survive in all but one."""
    items = json.loads(path.read_text("utf-8"))
    private = sum("aix:" in json.dumps(item) for item in items)
    lacking = set()
    for item in items[:2]:
        lines = rendered(bench.tools, json.dumps([item]))
        lacking |= {STYLES[style] for style, line in lines.items() if not re.search(r"evision \w{7,12}\b", line)}
        lacking |= {f"{STYLES[style]} (long)" for style, line in lines.items() if LONG_REVISION.search(line)}
    if private or len(lacking) > 1:
        raise Fault(f"{private} of {len(items)} private addresses; no short revision in {', '.join(sorted(lacking))}")
    return f"{len(items)} items; the revision shown in {len(STYLES) - len(lacking)} of {len(STYLES)} styles"


def pandoc_csl(path: Path, bench: Workbench) -> str:
    """Sets a list of references of it."""
    text = "---\nnocite: '@*'\n---\n"
    done = bench.run("pandoc", "--citeproc", "--bibliography", path, "-t", "plain", text=text)
    if done.stderr.strip():
        raise Fault(done.stderr.strip().splitlines()[0])
    count = len([block for block in done.stdout.split("\n\n") if block.strip()])
    return f"{count} references"


def ris(path: Path, bench: Workbench) -> str:
    """Its reader takes each entry; lines end as RIS wants it, authors are whole, no hash is an edition."""
    data = path.read_bytes()
    entries = json.loads(bench.python(RISPY, path))
    wrong = [] if data.count(b"\r\n") == data.count(b"\n") else ["lines end with LF alone"]
    authors = {author for entry in entries for author in entry.get("authors", [])}
    wrong += [f"author {author!r}" for author in authors if not author.endswith(",")]
    wrong += ["a hash as an edition"] if any("edition" in entry for entry in entries) else []
    wrong += (
        ["no day of access"]
        if not all("access_date" in entry or "secondary_date" in entry for entry in entries)
        else []
    )
    addresses = [address for entry in entries for address in entry.get("urls", [])]
    wrong += [address for address in addresses if not address.startswith("https://")][:1]
    if wrong:
        raise Fault(f"{len(entries)} entries; {'; '.join(wrong)}")
    return f"{len(entries)} entries, {len(addresses)} addresses"


def firefox_import(path: Path, bench: Workbench) -> str:
    """Firefox imports the file as its own bookmarks, with folders."""
    profile = bench.folder / "firefox-import"
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES.format(path), encoding="utf-8")
    bench.run(
        "timeout", SECONDS, "firefox-esr", "--headless", "--no-remote", "--profile", profile, "about:blank",
        may_fail=True,
    )  # fmt: skip
    with sqlite3.connect(profile / "places.sqlite") as database:
        rows = database.execute(
            "SELECT b.type, b.title, p.url FROM moz_bookmarks b LEFT JOIN moz_places p ON p.id = b.fk"
            " JOIN moz_bookmarks f ON f.id = b.parent LEFT JOIN moz_bookmarks g ON g.id = f.parent"
            " WHERE b.id > 6 AND f.guid != 'tags________' AND (g.guid IS NULL OR g.guid != 'tags________')"
        ).fetchall()
        tags = database.execute(
            "SELECT t.title FROM moz_bookmarks t JOIN moz_bookmarks r ON r.id = t.parent WHERE r.guid = 'tags________'"
        ).fetchall()
    folders = [title for kind, title, _ in rows if kind == 2]
    return _imported([(title, url) for kind, title, url in rows if kind == 1], folders, f", tags {_words(tags)}")


def chromium_import(path: Path, bench: Workbench) -> str:
    """Chromium imports the file at its first start, with folders."""
    profile, preferences = bench.folder / "chromium-import", bench.folder / "preferences.json"
    first_run = {"import_bookmarks_from_file": str(path), "skip_first_run_ui": True}
    preferences.write_text(json.dumps({"distribution": first_run}), encoding="utf-8")
    # Debian's Chromium reads them from there alone; in a mount namespace of its own nobody else sees them.
    start = 'mount --bind "$1" /etc/chromium/master_preferences && exec timeout "$2" xvfb-run -a chromium --no-sandbox'
    bench.run(
        "unshare", "--mount", "sh", "-c", f'{start} --disable-gpu --user-data-dir="$3" about:blank', "-",
        preferences, SECONDS, profile, may_fail=True,
    )  # fmt: skip
    file = profile / "Default" / "Bookmarks"
    if not file.exists():
        raise Fault("Chromium did not start")
    marks: list[tuple[str, str]] = []
    folders: list[str] = []
    _walk(json.loads(file.read_text("utf-8"))["roots"], marks, folders)
    return _imported(marks, folders, "")


def _walk(node: dict[str, object], marks: list[tuple[str, str]], folders: list[str]) -> None:
    """Collect what is in Chromium's tree, but the names of its own folders."""
    for child in node.values() if "type" not in node else node.get("children", ()):  # type: ignore[attr-defined]
        if child["type"] == "url":
            marks.append((child["name"], child["url"]))
        else:
            folders += [child["name"]] if "type" in node else []
            _walk(child, marks, folders)


def _imported(marks: list[tuple[str, str]], folders: list[str], more: str) -> str:
    private = [url for _, url in marks if not url.startswith("https://")]
    figures = f"{len(marks)} bookmarks in {len(folders)} folders ({_words((name,) for name in folders)}){more}"
    if private or len(marks) < 6 or {"Work & <tea>", "Below"} - set(folders):
        raise Fault(f"{figures}; {len(private)} private addresses")
    return figures


def _words(rows: object) -> str:
    return ", ".join(str(row[0]) for row in rows)  # type: ignore[attr-defined]


def notes_in_bookmarks(path: Path, _bench: Workbench) -> str:
    """Notes stand below their bookmarks, as browsers write descriptions."""
    text = path.read_text("utf-8")
    if "<DD>" not in text:
        raise Fault("no notes")
    return f"{text.count('<DD>')} notes"


def web_addresses(path: Path, _bench: Workbench) -> str:
    """No address in it is private."""
    text = path.read_text("utf-8-sig")
    private = len(re.findall(r"\baix:", text))
    if private:
        raise Fault(f"{private} private addresses, {text.count('https://')} of the web")
    return f"{text.count('https://')} addresses of the web"
