"""Sources that are damaged, odd or made to do harm, as folders and zips: `python -m tests.faults.hostile_sources`.

Each is built by a process of its own. The table tells how it ended, in how much time of the processor, and which pages
are gone without a word: in no page of the edition, and in no problem.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import socket
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from aixreader.source.site_layout import visible
from aixreader.source.zip_checks import entry_name

PAGE = "---\ntitle: Sound\n---\n## Sound\n> Category: runtime control\n> Permalink: https://owaspai.org/go/sound/\n\nWords.\n"
SITE: Mapping[str, str | bytes] = {
    "hugo.yaml": "title: Trial\nbaseURL: https://owaspai.org/\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n",
    "content/docs/sound.md": PAGE,
}
SUFFIXES = (".md", ".markdown", ".mdown", ".html", ".htm", ".org", ".rst")
MAX_SECONDS = 10
"""Of the processor, for one build."""
Make = Callable[[Path], Path]


def folder(files: Mapping[str, str | bytes], below: Callable[[Path], object] | None = None) -> Make:
    """A folder with the sound site and these files; `below` does more to it."""

    def make(place: Path) -> Path:
        for name, text in {**SITE, **files}.items():
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        if below is not None:
            below(place)
        return place

    return make


def page(text: str | bytes) -> Make:
    """A folder with the sound site and one page more."""
    return folder({"content/docs/odd.md": text})


def archive(
    files: Mapping[str, str | bytes], modes: Mapping[str, int] | None = None, change: Callable[[bytes], bytes] = bytes
) -> Make:
    """A zip of the sound site and these files, some with a mode of Unix; `change` does something to its bytes."""

    def make(place: Path) -> Path:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in {**SITE, **files}.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = (modes or {}).get(name, 0o100644) << 16
                packed.writestr(info, text)
        return written(place, change(data.getvalue()))

    return make


def written(place: Path, data: bytes) -> Path:
    """A file with these bytes, named as a zip."""
    place.parent.mkdir(parents=True, exist_ok=True)
    file = place.with_suffix(".zip")
    file.write_bytes(data)
    return file


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Bytes put in the place of others of the same length, everywhere."""
    return lambda data: data.replace(old, new)


def bomb(first: str, row: str) -> str:
    """Rows of YAML, each of which holds nine aliases of the one before."""
    rows = zip("abcdefghi", "bcdefghij", strict=True)
    return first + "".join(row.format(name=name, aliases=", ".join([f"*{before}"] * 9)) for before, name in rows)


LISTS = bomb("a: &a [x, x, x, x, x, x, x, x, x]\n", "{name}: &{name} [{aliases}]\n")
MERGES = bomb("a: &a {k: v}\n", "{name}: &{name} {{<<: [{aliases}]}}\n")


def linked(place: Path) -> None:
    """Links to a file outside, to a folder above, and to itself."""
    (place / "content" / "docs" / "link.md").symlink_to("/etc/passwd")
    (place / "content" / "docs" / "up").symlink_to(place)
    (place / "content" / "docs" / "loop.md").symlink_to("loop.md")
    (place / "static").symlink_to("/etc")


def special(place: Path) -> None:
    """A pipe and a socket where pages are expected."""
    os.mkfifo(place / "content" / "docs" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as end:
        here = Path.cwd()
        os.chdir(place / "content" / "docs")  # the address of a socket is short
        end.bind("socket.md")
        os.chdir(here)


def odd_names(place: Path) -> None:
    """Names with control and bidirectional characters, of bytes that are no text, and as long as they may be."""
    docs = os.fsdecode(place / "content" / "docs")
    for name in (b"a\nb.md", b"a\x1b[2J.md", "a\u202egnp.md".encode(), b"\xff\xfe.md", b"x" * 252 + b".md", b"a\\b.md"):
        Path(docs, os.fsdecode(name)).write_bytes(b"Words.\n")


def deep(place: Path) -> None:
    """Eighty folders in each other, a page in each."""
    at = place / "content" / "docs"
    for _ in range(80):
        at = at / "d"
        at.mkdir()
        (at / "_index.md").write_text("Words.\n", encoding="utf-8")


def sparse(place: Path) -> None:
    """A file of 200 MB that takes no room."""
    (place / "static").mkdir()
    with (place / "static" / "large.png").open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def folders_for_files(place: Path) -> None:
    """Folders where files are expected."""
    (place / "hugo.yaml").unlink()
    (place / "hugo.yaml").mkdir()
    (place / "content" / "docs" / "page.md").mkdir()
    (place / "firebase.json").mkdir()


def twice(data: bytes) -> bytes:
    """The zip with `content/docs/b.md` renamed to `content/docs/a.md`."""
    return data.replace(b"content/docs/b.md", b"content/docs/a.md")


def overlapping(place: Path) -> Path:
    """A zip whose directory names one entry's bytes ten times."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = random.Random(1).randbytes(10_000)  # noqa: S311 - the same each time
    data = packed.compress(text) + packed.flush()
    name = b"content/docs/00.md"
    common = struct.pack("<3H3L", 8, 0, 33, zlib.crc32(text), len(data), len(text))
    local = struct.pack("<4s2H", b"PK\3\4", 20, 0) + common + struct.pack("<2H", len(name), 0) + name + data
    directory = b"".join(
        struct.pack("<4s3H", b"PK\1\2", 0x0314, 20, 0)
        + common
        + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, 0)
        + b"content/docs/%02d.md" % number
        for number in range(10)
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 10, 10, len(directory), len(local), 0)
    return written(place, local + directory + end)


def many_entries(place: Path) -> Path:
    """A zip of more entries than a site may have."""
    return archive({f"static/{number}.txt": "" for number in range(20_001)})(place)


def flagless(place: Path) -> Path:
    """A zip as macOS packs it: names in UTF-8 and decomposed, without the flag that says so."""
    name = "content/docs/cafe\u0301.md"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for path, text in {**SITE, name: "Words.\n"}.items():
            packed.writestr(path, text)
    raw = bytearray(data.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := raw.find(mark, start)) >= 0:
            raw[start + at + 1] &= ~0x08
            start += 4
    return written(place, bytes(raw))


LINK, DEVICE, PIPE = 0o120777, 0o020666, 0o010666
CONTROL = "## One\n> Category: control\n> Permalink: https://owaspai.org/go/same/\n\nWords.\n"

SOURCES: Mapping[str, Make] = {
    # front matter
    "yaml: bomb of lists": page(f"---\n{LISTS}---\nWords.\n"),
    "yaml: bomb of merges": page(f"---\n{MERGES}---\nWords.\n"),
    "yaml: alias of itself": page("---\na: &a [*a]\n---\nWords.\n"),
    "yaml: brackets": page("---\na: " + "[" * 100_000 + "\n---\nWords.\n"),
    "yaml: dashes": page("---\n" + "- " * 60_000 + "\n---\nWords.\n"),
    "yaml: too long": page("---\n" + "a: b\n" * 40_000 + "---\nWords.\n"),
    "yaml: object": page("---\na: !!python/object/apply:os.system [id]\n---\nWords.\n"),
    "yaml: never closed": page("---\ntitle: Odd\nWords.\n"),
    "yaml: a list": page("---\n- a\n---\nWords.\n"),
    "yaml: odd dates": page("---\ndate: soon\nexpiryDate: [1]\n---\nWords.\n"),
    "toml: key of many parts": page("+++\n" + "a." * 60_000 + "b = 1\n+++\nWords.\n"),
    "toml: brackets": page("+++\na = " + "[" * 100_000 + "\n+++\nWords.\n"),
    "toml: broken": page("+++\na = = 1\n+++\nWords.\n"),
    "json: deep": page('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}\nWords.\n"),
    "json: never closed": page('{"a": "' + '\\"' * 100_000 + "\nWords.\n"),
    "json: long number": page('{"a": ' + "9" * 10_000 + "}\nWords.\n"),
    "cascade: patterns": folder(
        {
            "content/docs/_index.md": "---\ncascade:\n"
            "- {draft: true, target: {path: '" + "*a**" * 49 + "b'}}\n" * 200 + "---\n",
            **{f"content/docs/{'a' * 50}{number}.md": "Words.\n" for number in range(50)},
        }
    ),
    "cascade: all are drafts": folder({"content/docs/_index.md": "---\ncascade: {draft: true}\n---\n"}),
    # encodings
    "text: utf-16": page("---\ntitle: Wide\n---\nWords.\n".encode("utf-16")),
    "text: utf-16, half a letter": page("---\ntitle: Wide\n---\nWords.\n".encode("utf-16") + b"x"),
    "text: utf-32": page("---\ntitle: Wide\n---\nWords.\n".encode("utf-32")),
    "text: latin-1": page("---\ntitle: Café\n---\nÀ côté.\n".encode("latin-1")),
    "text: every byte": page(bytes(range(256)) * 50),
    "text: zeros": page(b"\0" * 10_000),
    "text: line ends of old Macs": page("---\rtitle: Old\r---\rWords.\r"),
    # kinds and names of pages
    "pages: every kind": folder(
        {f"content/docs/k{suffix[1:]}{suffix}": "Words.\n" for suffix in (*SUFFIXES, ".MD", ".adoc", ".pandoc")}
        | {"content/_content.gotmpl": "{{ }}"}
    ),
    "pages: one address twice": folder({f"content/docs/a{end}": "Words.\n" for end in (".md", ".html", "/index.md")}),
    "pages: index.md at the top": folder({"content/index.md": "Words.\n", "content/docs/index.md": "Words.\n"}),
    "pages: a bundle": folder({f"content/docs/b/{name}.md": "Words.\n" for name in ("index", "x", "sub/y")}),
    "pages: none is published": folder({"content/docs/sound.md": "---\ndraft: true\n---\n"}),
    "pages: empty": page(""),
    "pages: names that fold together": folder(
        {f"content/docs/{name}.md": "Words.\n" for name in ("Case", "case", "caf\u00e9", "cafe\u0301")}
    ),
    "pages: one slug in two sections": folder({"content/docs/a.md": CONTROL, "content/docs/b.md": CONTROL}),
    "pages: one slug 2,000 times": page(CONTROL * 2_000),
    "pages: 2,000 of them": folder({f"content/docs/{number}.md": "Words.\n" for number in range(2_000)}),
    "pages: one line of a megabyte": page("word " * 200_000),
    "pages: five megabytes": page("word\n\n" * 900_000),
    "pages: 10,000 headings": page("## Heading\n\nWords.\n\n" * 10_000),
    "pages: shortcodes in each other": page("{{< tabs >}}" * 5_000),
    # settings
    "settings: a bomb": folder({"hugo.yaml": LISTS}),
    "settings: broken": folder({"hugo.toml": "title = ", "config/_default/menus.json": "{"}),
    "settings: several": folder({"hugo.toml": "title = 'T'", "config.json": "{}", "config.yaml": "title: X"}),
    "settings: 5,000 entries": folder(
        {"hugo.yaml": "menus:\n  main:\n" + "  - {pageRef: /docs/sound, name: X, parent: X}\n" * 2_500}
    ),
    "settings: redirects in each other": folder({"firebase.json": "[" * 100_000}),
    "settings: people in one line": folder({"content/contributors.csv": "name\n" + ";" * 1_000_000}),
    # files
    "files: links": folder({}, linked),
    "files: pipe and socket": folder({}, special),
    "files: odd names": folder({}, odd_names),
    "files: 80 folders deep": folder({}, deep),
    "files: 200 MB of nothing": folder({}, sparse),
    "files: folders for files": folder({}, folders_for_files),
    # zips
    "zip: a name that climbs out": archive({"content/docs/../../../evil.md": "Words.\n"}),
    "zip: an absolute name": archive({"/content/docs/evil.md": "Words.\n"}),
    "zip: a long name": archive({"content/docs/" + "x" * 5_000 + ".md": "Words.\n"}),
    "zip: a name that is turned round": archive({"content/docs/\u202egnp.md": "Words.\n"}),
    "zip: a name of Windows' own": archive({"content/docs/aux.md": "Words.\n"}),
    "zip: one name twice": archive({"content/docs/a.md": "1", "content/docs/b.md": "2"}, change=twice),
    "zip: names that fold together": archive({"content/docs/A.md": "Words.\n", "content/docs/a.md": "Words.\n"}),
    "zip: links and devices": archive(
        {"content/docs/l.md": "/etc/passwd", "content/docs/d.md": "", "content/docs/p.md": "", "static": "/etc"},
        {"content/docs/l.md": LINK, "content/docs/d.md": DEVICE, "content/docs/p.md": PIPE, "static": LINK},
    ),
    "zip: a bomb": archive({"static/zeros.txt": b"\0" * 60_000_000}),
    "zip: many in the same bytes": overlapping,
    "zip: too many": many_entries,
    "zip: names without a flag": flagless,
    "zip: cut off": archive({}, change=lambda data: data[: len(data) // 2]),
    "zip: without its end": archive({}, change=lambda data: data[:-22]),
    "zip: another byte": archive({}, change=lambda data: data[:90] + b"?" + data[91:]),
    "zip: another size": archive({}, change=replaced(struct.pack("<L", len(PAGE)), struct.pack("<L", len(PAGE) - 1))),
    "zip: only its beginning": lambda place: written(place, b"PK\3\4" + b"x" * 100),
    "zip: empty": lambda place: written(place, b"PK\5\6" + b"\0" * 18),
    "zip: no zip": lambda place: written(place, b"Words.\n" * 100),
}


def lost(source: Path, edition: Path) -> list[str]:
    """The pages of a source that are in no page and no problem of its edition."""
    if source.is_dir():
        found = [
            Path(parent, name).relative_to(source).as_posix() for parent, _, names in os.walk(source) for name in names
        ]
    else:
        with zipfile.ZipFile(source) as packed:
            found = [entry_name(entry) for entry in packed.infolist() if not entry.filename.endswith("/")]
    wanted = {name for name in found if name.startswith("content/") and name.lower().endswith(SUFFIXES)}
    pages = json.loads((edition / "catalogue.json").read_text(encoding="utf-8"))["pages"]
    problems = json.loads((edition / "problems.json").read_text(encoding="utf-8"))["problems"]
    told = {each["file"] for each in (*pages, *problems)}
    return sorted(name for name in wanted if told.isdisjoint({name, visible(name), *map(str, Path(name).parents)}))


def main() -> None:
    """Build all sources, one process each, and print a table."""
    faulty = 0
    for name, make in SOURCES.items():
        with tempfile.TemporaryDirectory() as temporary:
            place = Path(temporary)
            source, out = make(place / "site"), place / "edition"
            before = _child_seconds()
            said = subprocess.run(
                [sys.executable, "-m", "aixreader", "build", source, "--out", out, "--temp-home", place / "home"],
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
            seconds = _child_seconds() - before
            gone = lost(source, out) if said.returncode == 0 else []
            is_sound = said.returncode in (0, 3) and "Traceback" not in said.stderr
            is_fault = not is_sound or seconds > MAX_SECONDS or bool(gone)
            faulty += is_fault
            words = (f"{'BAD' if is_fault else 'ok':4}{name}: exit {said.returncode}, {seconds:.1f} s", *gone)
            print(*words, *said.stderr.splitlines()[:1], sep="\n    ")  # noqa: T201
    print(f"{len(SOURCES)} sources, {faulty} faults")  # noqa: T201


def _child_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
