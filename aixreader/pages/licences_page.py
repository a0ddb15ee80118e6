"""The parts the reader is made of, each with its version, its licence, and the licence's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from aixreader.errors import NotFoundError
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document
from aixreader.paths import resources

TEXT = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
NO_TEXT = "No text of this licence was installed with the reader."


@dataclass(frozen=True, slots=True)
class Part:
    """A part: `licence` as SPDX writes it or in words, `package` as Python's index knows it ("" for none), `texts` the
    files of the reader's own that tell the licence, without ".txt".
    """

    name: str
    licence: str
    package: str = ""
    texts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its id in addresses."""
        return re.sub(r"\W+", "-", self.name.lower())


QT = ("Qt", "LGPL-3.0", "GPL-3.0")
PARTS = (
    Part("AIX Reader", "Apache-2.0", "", ("Apache-2.0",)),
    Part("Text of the OWASP AI Exchange", "CC0 1.0 (public domain)", "", ("CC0-1.0",)),
    Part("Qt and PySide6", "LGPL-3.0", "PySide6", QT),
    Part("Chromium, in Qt WebEngine", "BSD-3-Clause and others, LGPL-2.1 in parts", "", QT),
    Part("Python", "PSF-2.0", "", ("PSF-2.0",)),
    Part("Markdown", "BSD-3-Clause", "Markdown"),
    Part("Pygments", "BSD-2-Clause", "Pygments"),
    Part("PyYAML", "MIT", "PyYAML"),
    Part("Whoosh-Reloaded", "BSD-2-Clause", "Whoosh-Reloaded"),
    Part("XlsxWriter", "BSD-2-Clause", "XlsxWriter"),
    Part("cached-property", "BSD-3-Clause", "cached-property"),
    Part("cffi", "MIT-0", "cffi"),
    Part("cryptography, with OpenSSL", "Apache-2.0", "cryptography"),
    Part("dulwich", "Apache-2.0", "dulwich"),
    Part("et-xmlfile", "MIT", "et-xmlfile"),
    Part("lxml, with libxml2 and libxslt", "BSD-3-Clause, MIT", "lxml"),
    Part("nh3 and ammonia", "MIT, Apache-2.0", "nh3", ("Apache-2.0",)),
    Part("openpyxl", "MIT", "openpyxl"),
    Part("platformdirs", "MIT", "platformdirs"),
    Part("pycparser", "BSD-3-Clause", "pycparser"),
    Part("pypdf", "BSD-3-Clause", "pypdf"),
    Part("python-docx", "MIT", "python-docx"),
    Part("rapidfuzz", "MIT", "rapidfuzz"),
    Part("rfc8785", "Apache-2.0", "rfc8785"),
    Part("securesystemslib", "MIT", "securesystemslib"),
    Part("truststore", "MIT", "truststore"),
    Part("tuf", "Apache-2.0 or MIT", "tuf"),
    Part("typing-extensions", "PSF-2.0", "typing-extensions"),
    Part("urllib3", "MIT", "urllib3"),
)


def version_of(part: Part) -> str:
    """The installed version, "" if unknown."""
    distribution = _installed(part)
    return distribution.version if distribution is not None else ""


def licence_document(part_id: str) -> str:
    """The texts of a part's licence as a page; raises `NotFoundError` for an unknown part."""
    part = next((part for part in PARTS if part.id == part_id), None)
    if part is None:
        message = f"The reader has no part {part_id}."
        raise NotFoundError(message)
    texts = list(licence_texts(part)) or [NO_TEXT]
    title = f"{part.name}: licence"
    body = f'<h1>{escape(title)}</h1><p class="muted">{escape(part.licence)}</p>'
    body += "".join(f"<pre>{escape(text)}</pre>" for text in texts)
    return page_document(title, body, host=STYLES_HOST, kind="own")


def licence_texts(part: Part) -> Iterator[str]:
    """The texts of a part's licence: those shipped with the reader, then those of the installed package."""
    for name in part.texts:
        yield (resources() / "licences" / f"{name}.txt").read_text("utf-8")
    distribution = _installed(part)
    for file in (distribution.files or ()) if distribution is not None else ():
        if ".dist-info/" in str(file) and TEXT.search(file.name):
            yield Path(str(file.locate())).read_text("utf-8", errors="replace")


def _installed(part: Part) -> Distribution | None:
    try:
        return distribution(part.package) if part.package else None
    except PackageNotFoundError:
        return None
