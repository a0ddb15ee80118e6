"""A citation of a section, in the formats of text, Markdown and reference managers.

All formats hold the same: the section by its address, the edition by date and revision, and of a quote its words and
their SHA-256, so that it can be verified later. Where a style of a reference manager shows no note, the edition is
part of what it does show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aixreader.control_characters import escape_controls
from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "←": r"\ensuremath{\leftarrow}", "→": r"\ensuremath{\rightarrow}", "↔": r"\ensuremath{\leftrightarrow}",
    "⇒": r"\ensuremath{\Rightarrow}", "≠": r"\ensuremath{\neq}", "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}", "≈": r"\ensuremath{\approx}", "∞": r"\ensuremath{\infty}", "−": r"\ensuremath{-}",
}  # fmt: skip
"""What TeX would read as something else, and the signs in the Exchange's text that LaTeX does not know as letters."""
PICTOGRAPHS = re.compile("[\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
SHORT_REVISION = 12
CASED = re.compile(r"(?<=\w)[A-Z]|[A-Z](?=\.)")
"""In a word whose letters keep their case: "AI", "DoS", "LLMs"."""
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names of BibTeX's own abbreviations, which each style spells in its way."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The cited section: its title and id (`slug`), the edition with its `date` (ISO 8601) and `revision`, `url` on
    the web, `link` of the reader (aix:...), a `quote` in plain text, the day it was `accessed` (ISO 8601), and the
    `author` of the edition's text. Unknown parts are "".
    """

    title: str
    slug: str
    edition: str
    date: str = ""
    revision: str = ""
    url: str = ""
    link: str = ""
    quote: str = ""
    accessed: str = ""
    author: str = ""

    @property
    def address(self) -> str:
        """The address on the web, or the link of the reader if there is none."""
        return self.url or self.link

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
    """The edition by its date and revision. As the work that contains the section, all styles show it of a web page,
    also those that leave out its date.
    """
    as_of = f"as of {citation.day}" if citation.day else ""
    revision = f"revision {citation.revision[:SHORT_REVISION]}" if citation.revision else ""
    return ", ".join(filter(None, (citation.edition, as_of, revision)))


def _note(citation: Citation) -> str:
    """The edition, and the quote with its digest; `services.citing` reads this back."""
    quote = plain_quote(citation.quote)
    quoted = f" Quote: “{quote}” SHA-256: {quote_digest(quote)}" if quote else ""
    return f"Edition: {_edition(citation)}.{quoted}"


def _plain(citation: Citation) -> str:
    by = f"{citation.author}: " if citation.author else ""
    return f"{by}{citation.title}. {citation.address}. {_note(citation)}"


def _markdown(citation: Citation) -> str:
    title = MARKDOWN.sub(r"\\\1", citation.title)
    note = MARKDOWN.sub(r"\\\1", _note(citation))
    by = MARKDOWN.sub(r"\\\1", f"{citation.author}: ") if citation.author else ""
    return f"{by}[{title}]({citation.address}). {note}"


def _bibtex(citation: Citation) -> str:
    """For BibTeX's own styles, which know neither addresses nor days."""
    fields = {
        "howpublished": f"{{{_tex_address(citation.address)}}}",
        "year": f"{{{citation.day[:4]}}}" if citation.day else "",
        "month": MONTHS[int(citation.day[5:7]) - 1] if MONTH.fullmatch(citation.day) else "",
    }
    return _bib_entry("misc", citation, fields)


def _biblatex(citation: Citation) -> str:
    fields = {
        "date": f"{{{citation.day}}}" if citation.day else "",
        "url": f"{{{citation.address}}}",
        "urldate": f"{{{citation.accessed}}}" if citation.accessed else "",
    }
    return _bib_entry("online", citation, fields)


def _bib_entry(kind: str, citation: Citation, fields: dict[str, str]) -> str:
    """An entry with author, title, `fields` (values in braces, or names of months) and note."""
    year = citation.day[:4]
    values = {
        "author": f"{{{{{_tex(citation.author)}}}}}" if citation.author else "",
        "title": f"{{{_tex_title(citation.title)}}}",
        **fields,
        "note": f"{{{_tex(_note(citation))}}}",
    }
    lines = [f"  {name} = {value}," for name, value in values.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]+", "-", f"{_key(citation)}{f'-{year}' if year else ''}")
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _key(citation: Citation) -> str:
    """The name of an entry: the site (the Exchange where the section is on none) and the section."""
    host = citation.address.partition("://")[2].partition("/")[0].lower()
    return f"{host.removeprefix('www.').removesuffix('.org') or 'owaspai'}-{citation.slug}"


def _csl(citation: Citation) -> str:
    item: dict[str, object] = {
        "id": _key(citation),
        "type": "webpage",
        **({"author": [{"literal": citation.author}]} if citation.author else {}),
        "title": citation.title,
        "container-title": _edition(citation),
        "URL": citation.address,
        "note": _note(citation),
    }
    for name, day in (("issued", citation.day), ("accessed", citation.accessed)):
        if day:
            item[name] = {"date-parts": [[int(part) for part in day.split("-") if part.isdigit()]]}
    import json

    return escape_controls(json.dumps([item], ensure_ascii=False, indent=2))


def _ris(citation: Citation) -> str:
    tags = (
        ("TY", "ELEC"),
        (
            "AU",
            citation.author and f"{citation.author},",
        ),  # with a comma, so that it is not split into first and last names
        ("TI", citation.title),
        ("T2", _edition(citation)),
        ("PY", citation.day[:4]),
        ("DA", citation.day.replace("-", "/")),
        ("UR", citation.address),
        ("Y2", citation.accessed.replace("-", "/")),
        ("N1", _note(citation)),
    )
    return "\r\n".join([*(f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value), "ER  - ", ""])


def _tex_title(title: str) -> str:
    """A title for TeX, with acronyms and names in braces: styles change the case of all other letters. Emoji are left
    out: pdfLaTeX has none.
    """
    title = PICTOGRAPHS.sub("", title)
    return " ".join(_in_braces(_tex(word)) if CASED.search(word) else _tex(word) for word in title.split())


def _in_braces(word: str) -> str:
    """A word whose case no style changes. BibTeX takes a brace before a command for an accented letter."""
    return f"{{{{{word}}}}}" if word.startswith("\\") else f"{{{word}}}"


def _tex_address(address: str) -> str:
    r"""An address for a field that no style knows to be one. Where TeX would read `#` or `%` before `\url` does, which
    depends on the packages, it is set as text.
    """
    return f"\\texttt{{{_tex(address)}}}" if {"#", "%"} & set(address) else f"\\url{{{address}}}"


def _tex(text: str) -> str:
    return "".join(TEX.get(char, char) for char in text)


FORMATS: tuple[OutputFormat[Callable[[Citation], str]], ...] = (
    OutputFormat("plain", QT_TRANSLATE_NOOP("Formats", "As &text"), write=_plain),
    OutputFormat("md", QT_TRANSLATE_NOOP("Formats", "As &Markdown"), write=_markdown),
    OutputFormat("bibtex", QT_TRANSLATE_NOOP("Formats", "As &BibTeX"), write=_bibtex),
    OutputFormat("biblatex", QT_TRANSLATE_NOOP("Formats", "As Bib&LaTeX"), write=_biblatex),
    OutputFormat("csl", QT_TRANSLATE_NOOP("Formats", "As CSL-&JSON"), write=_csl),
    OutputFormat("ris", QT_TRANSLATE_NOOP("Formats", "As &RIS"), write=_ris),
)
"""In the order of the menu; the first is the default."""
