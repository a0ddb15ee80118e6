"""A citation of a section, in the formats of text, Markdown and reference managers.

All formats hold the same: the section by its permalink, the edition by date and revision, and of a quote its words and
their SHA-256, so that it can be verified later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

AUTHOR = "OWASP AI Exchange"
TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
SHORT_REVISION = 12


@dataclass(frozen=True, slots=True)
class Citation:
    """The cited section: its title and id (`slug`), the edition with its `date` (ISO 8601) and `revision`, `permalink`
    on the Exchange's site, `link` of the reader (aix:...), and a `quote` in plain text. Unknown parts are "".
    """

    title: str
    slug: str
    edition: str
    date: str = ""
    revision: str = ""
    permalink: str = ""
    link: str = ""
    quote: str = ""

    @property
    def address(self) -> str:
        """The permalink, or the link of the reader if there is none."""
        return self.permalink or self.link

    @property
    def day(self) -> str:
        """The date of the edition, without its time."""
        return self.date[:10]


def quote_digest(quote: str) -> str:
    """The SHA-256 of `plain_quote(quote)` in UTF-8, in hex."""
    import hashlib

    return hashlib.sha256(plain_quote(quote).encode()).hexdigest()


def plain_quote(quote: str) -> str:
    """A quote in the form that is cited and hashed: Unicode NFC, each run of white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", quote).split())


def cite(citation: Citation, format_id: str) -> str:
    """The citation in one of `FORMATS`."""
    write = format_of(None, format_id, FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(citation)


def _edition(citation: Citation) -> str:
    revision = f"revision {citation.revision[:SHORT_REVISION]}" if citation.revision else ""
    as_of = f"as of {citation.day}" if citation.day else ""
    return ", ".join(filter(None, (citation.edition, as_of, revision)))


def _note(citation: Citation) -> str:
    """The edition, and the quote with its digest; `services.citing` reads this back."""
    quote = plain_quote(citation.quote)
    quoted = f" Quote: “{quote}” SHA-256: {quote_digest(quote)}" if quote else ""
    return f"Edition: {_edition(citation)}.{quoted}"


def _plain(citation: Citation) -> str:
    return f"{AUTHOR}: {citation.title}. {citation.address}. {_note(citation)}"


def _markdown(citation: Citation) -> str:
    title = MARKDOWN.sub(r"\\\1", citation.title)
    note = MARKDOWN.sub(r"\\\1", _note(citation))
    return f"{AUTHOR}: [{title}]({citation.address}). {note}"


def _bibtex(citation: Citation) -> str:
    year = citation.day[:4]
    fields = {
        "author": f"{{{_tex(AUTHOR)}}}",
        "title": _tex(citation.title),
        "year": year,
        "date": citation.day,
        "howpublished": f"\\url{{{citation.address}}}",
        "url": citation.address,
        "note": _tex(_note(citation)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^\w-]", "-", f"owaspai-{citation.slug}{f'-{year}' if year else ''}")
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _csl(citation: Citation) -> str:
    item: dict[str, object] = {
        "id": f"owaspai-{citation.slug}",
        "type": "webpage",
        "author": [{"literal": AUTHOR}],
        "title": citation.title,
        "container-title": citation.edition,
        "URL": citation.address,
        "note": _note(citation),
    }
    if citation.day:
        item["issued"] = {"date-parts": [[int(part) for part in citation.day.split("-") if part.isdigit()]]}
    if citation.revision:
        item["version"] = citation.revision
    import json

    return json.dumps([item], ensure_ascii=False, indent=2)


def _ris(citation: Citation) -> str:
    tags = (
        ("TY", "ELEC"),
        ("AU", AUTHOR),
        ("TI", citation.title),
        ("T2", citation.edition),
        ("PY", citation.day[:4]),
        ("DA", citation.day.replace("-", "/")),
        ("ET", citation.revision),
        ("UR", citation.address),
        ("N1", _note(citation)),
    )
    return "\n".join([*(f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value), "ER  - "])


def _tex(text: str) -> str:
    return "".join(TEX.get(char, char) for char in text)


FORMATS: tuple[OutputFormat[Callable[[Citation], str]], ...] = (
    OutputFormat("plain", QT_TRANSLATE_NOOP("Formats", "As &text"), write=_plain),
    OutputFormat("md", QT_TRANSLATE_NOOP("Formats", "As &Markdown"), write=_markdown),
    OutputFormat("bibtex", QT_TRANSLATE_NOOP("Formats", "As &BibTeX"), write=_bibtex),
    OutputFormat("csl", QT_TRANSLATE_NOOP("Formats", "As CSL-&JSON"), write=_csl),
    OutputFormat("ris", QT_TRANSLATE_NOOP("Formats", "As &RIS"), write=_ris),
)
"""In the order of the menu; the first is the default."""
