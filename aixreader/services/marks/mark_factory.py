"""Makes bookmarks, notes and highlights, with the section, the edition and the text that they refer to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex

from aixreader.html.plain_text import text_pieces
from aixreader.knowledge.section_text import section_text
from aixreader.model import Section
from aixreader.services.session.session import Session
from aixreader.userdata.clock import now
from aixreader.userdata.records import Annotation, Bookmark, Visit

MAX_EXCERPT_LENGTH = 240
SHORT_REVISION = 10
"""Characters of a revision in `edition_label`."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MarkFactory:
    """Makes marks in one session; `clock` returns the time, `name` a new id."""

    session: Session
    clock: Callable[[], str] = now
    name: Callable[[], str] = lambda: token_hex(8)

    def bookmark(self, section: Section, folder: str = "", place: float = 0.0) -> Bookmark:
        """A bookmark of `section`; `place` is its sort key in the folder."""
        text = section_text(self.session, section)
        when = self.clock()
        return Bookmark(
            self.name(),
            section.id,
            self.session.names.of(section),
            folder=folder,
            place=place,
            quote=excerpt(text),
            edition=edition_label(self.session),
            known=(text_digest(text),),
            created=when,
            changed=when,
        )

    def digest(self, section: Section) -> str:
        """The digest of the text of `section`."""
        return text_digest(section_text(self.session, section))

    def note(self, section: Section, note: str, digest: str = "") -> Annotation:
        """A note on a whole section; `digest` is that of its text, made here unless given."""
        when = self.clock()
        return Annotation(
            self.name(),
            section.id,
            self.session.names.of(section),
            note=note,
            edition=edition_label(self.session),
            known=(digest or self.digest(section),),
            created=when,
            changed=when,
        )

    def highlight(
        self,
        section: Section,
        quote: str,
        *,
        before: str = "",
        after: str = "",
        start: int = 0,
        colour: str,
        note: str = "",
    ) -> Annotation:
        """A highlight of `quote`; `before`, `after` and `start` as in `Annotation`."""
        when = self.clock()
        return Annotation(
            self.name(),
            section.id,
            self.session.names.of(section),
            quote=quote,
            before=before,
            after=after,
            start=start,
            colour=colour,
            note=note,
            edition=edition_label(self.session),
            created=when,
            changed=when,
        )


def make_visit(section: Section, title: str, when: str, former: Visit | None, share: float = 0.0) -> Visit:
    """A visit of `section`, whose name is `title`, at the time `when`; `former` is counted with it if it is of the
    same day.
    """
    name = visit_id(section.id, when)
    times = former.times + 1 if former is not None and former.id == name else 1
    return Visit(name, section.id, title, when, times, share)


def visit_id(section: str, when: str) -> str:
    """The id of a visit: there is one for each day and section."""
    return f"{when[:10]} {section}"


def edition_label(session: Session) -> str:
    """A short name of an edition: title, date, revision."""
    manifest = session.edition.manifest
    return ", ".join(part for part in (manifest.title, manifest.date[:10], manifest.revision[:SHORT_REVISION]) if part)


def text_digest(text: str) -> str:
    """A digest of the words of a text (16 hex digits of SHA-256); case, punctuation and white space do not count."""
    digest = hashlib.sha256()
    blank = ""
    for piece in text_pieces(text, "\n"):
        if words := " ".join(WORD.findall(piece.casefold())):
            digest.update(f"{blank}{words}".encode("utf-8", "surrogatepass"))
            blank = " "
    return digest.hexdigest()[:16]


def excerpt(text: str) -> str:
    """The first words of a text, at most `MAX_EXCERPT_LENGTH` characters, as one line."""
    line = " ".join(text.split(maxsplit=MAX_EXCERPT_LENGTH)[:MAX_EXCERPT_LENGTH])
    if len(line) <= MAX_EXCERPT_LENGTH:
        return line
    return f"{line[:MAX_EXCERPT_LENGTH].rpartition(' ')[0] or line[:MAX_EXCERPT_LENGTH]} …"
