"""What a word is worth: how the plain words of a query become points for documents.

Every word gives points where it stands; the points of a document are added up. Nothing needs to stand, so that a
question in plain words finds its section. In order of what they bring, measured on queries with known answers:

- A name written as one word (`modelaccesscontrol`, `#MODEL ACCESS CONTROL`) is worth most, whole or begun.
- A word that the index does not know stands for the words that begin so, or that differ in a letter or two.
- Words are compared by their stem; the very word brings a little more. In a title it counts again, in a list of
  references hardly: what a section cites is not what it is about.
- Words that only make a question of it ("what", "how") are passed over, unless there is nothing else.
- Synonyms count less than what was typed.
- A list of links, such as an index, mentions everything and explains nothing: it stands last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aixreader.search.answer import Reason
from aixreader.search.postings import Postings
from aixreader.search.query_text import Words
from aixreader.search.synonyms import Synonyms
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import squeezed, stem, words

TITLE, BODY, EXACT, CITED = 0.8, 1.0, 0.35, 0.15
ENDING, SPELLING, SYNONYM = 0.6, 0.7, 0.45
NAME, BEGUN_NAME = 14.0, 4.0
LONGEST_NAME = 7
LEAST_NAME = 4
PASSED_OVER = frozenset(
    words(
        """a about an and any are as at be been but by can could did do does for from had has have he how i if in
        into is it its me my no not of on one or our shall she should so than that the their them then there
        these they this those to us was we were what when where which while who whom whose why will with would
        you your myself yourself ourselves much many some most more need needs use used using want tell explain
        mean means there's what's it's"""
    )
)


@dataclass(slots=True)
class Points:
    """The points of documents, why they have them, and the words to mark."""

    of: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    reasons: dict[int, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    marked: set[str] = field(default_factory=set)
    corrections: dict[str, str] = field(default_factory=dict)
    also: dict[str, None] = field(default_factory=dict)

    def add(
        self,
        found: Mapping[int, float],
        weight: float,
        reason: tuple[str, str, str],
        among: frozenset[int] | None = None,
    ) -> None:
        """Give each document of `found` its points times `weight`."""
        term, where, why = reason
        for number, points in found.items():
            if among is None or number in among:
                self.of[number] += points * weight
                self.reasons[number].append(Reason(term, where, why, points * weight))

    def take(self, other: Points) -> None:
        """Add what another part of the query gave."""
        for number, points in other.of.items():
            self.of[number] += points
            self.reasons[number] += other.reasons[number]
        self.learn(other)

    def learn(self, other: Points) -> None:
        """Take over what another part found out about words, not its points."""
        self.marked |= other.marked
        self.corrections |= other.corrections
        self.also |= other.also

    def keep(self, numbers: Iterable[int]) -> None:
        """Drop all documents but these."""
        kept = set(numbers)
        for number in [number for number in self.of if number not in kept]:
            del self.of[number]


class Ranking:
    """Gives points by one index."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._synonyms = synonyms

    def plain(self, query: Words) -> Points:
        """The points for plain words side by side."""
        points = Points()
        typed = words(query.text)
        self._add_names(points, query.text, typed, typing=query.typing)
        meant = [word for word in typed if word not in PASSED_OVER] or typed
        for place, word in enumerate(meant):
            last = query.typing and place == len(meant) - 1 and word == typed[-1]
            self._add_word(points, word, typing=last)
        for said, targets in self._synonyms.found_in(typed):
            self._add_synonym(points, said, targets)
        return points

    def beginning(self, typed: str) -> Points:
        """The points for the beginning of a word."""
        points = Points()
        for word in words(typed):
            self._add_exact(points, word, "typed", 1.0)
            self._add_best(points, word, [(pair, ENDING) for pair in self._vocabulary.endings(word)], "beginning")
        return points

    def phrase(self, typed: str) -> Points:
        """The points for words that stand together; without any for documents where they do not."""
        points = Points()
        parts = words(typed)
        if not parts:
            return points
        among = self._postings.with_phrase(parts)
        for word in parts:
            self._add_exact(points, word, "phrase", 1.0, among)
        for number in among:
            points.of[number] += 0.0
        return points

    def title(self, typed: str, *, typing: bool) -> Points:
        """The points for words in titles; every word has to stand there."""
        points = Points()
        kept: set[int] | None = None
        for place, word in enumerate(parts := words(typed)):
            found = dict(self._postings.points("title", stem(word)))
            if typing and place == len(parts) - 1:
                for term in self._postings.starting("heading", word, 50):
                    for number, value in self._postings.points("heading", term).items():
                        found[number] = max(found.get(number, 0.0), value)
            points.add(found, 1.0, (word, "title", "typed"))
            points.marked.add(stem(word))
            kept = set(found) if kept is None else kept & set(found)
        points.keep(kept or ())
        return points

    def cited(self, typed: str) -> Points:
        """The points for what is cited: every word has to stand in the references or the text."""
        points = Points()
        kept: set[int] | None = None
        for word in words(typed):
            found: dict[int, float] = defaultdict(float)
            for where in ("cited", "body"):
                for number, value in self._postings.points(where, stem(word)).items():
                    found[number] += value
            points.add(found, 1.0, (word, "cited", "typed"))
            points.marked.add(stem(word))
            kept = set(found) if kept is None else kept & set(found)
        points.keep(kept or ())
        return points

    # ------------------------------------------------------------ one word

    def _add_word(self, points: Points, word: str, *, typing: bool) -> None:
        known = self._vocabulary.knows(word)
        if known:
            self._add_exact(points, word, "typed", 1.0)
        endings = self._vocabulary.endings(word) if typing or not known else []
        if endings:
            self._add_best(points, word, [(pair, ENDING) for pair in endings], "beginning")
        if not known and not endings:
            self._add_spellings(points, word)

    def _add_exact(
        self, points: Points, word: str, why: str, weight: float, among: frozenset[int] | None = None
    ) -> None:
        root = stem(word)
        for where, term, share in (
            ("title", root, TITLE),
            ("body", root, BODY),
            ("words", word, EXACT),
            ("cited", root, CITED),
        ):
            points.add(self._postings.points(where, term), share * weight, (term, where, why), among)
        points.marked.add(root)

    def _add_best(self, points: Points, typed: str, terms: list[tuple[tuple[str, str], float]], why: str) -> None:
        """For several words that one may stand for: each document gets the points of its best."""
        best: dict[int, tuple[float, str]] = {}
        for (where, term), weight in terms:
            for number, value in self._postings.points(where, term).items():
                if number not in best or best[number][0] < value * weight:
                    best[number] = (value * weight, term)
            for number, value in self._postings.points("title", stem(term)).items():
                worth = (best[number][0] if number in best else 0.0) + value * weight * TITLE
                if number not in best or best[number][1] == term:
                    best[number] = (worth, term)
            points.marked.add(stem(term))
        for number, (value, term) in best.items():
            points.of[number] += value
            points.reasons[number].append(Reason(term, "words", f"{why} {typed}", value))

    def _add_spellings(self, points: Points, word: str) -> None:
        spellings = self._vocabulary.spellings(word)
        if not spellings:
            return
        points.corrections[word] = spellings[0][0]
        for term, apart in spellings:
            self._add_exact(points, term, f"spelling of {word}", SPELLING / apart)

    # ------------------------------------------------------------ several words

    def _add_names(self, points: Points, text: str, typed: list[str], *, typing: bool) -> None:
        """Names that stand in the query, written as one word or as several."""
        whole = squeezed(text)
        for size in range(min(LONGEST_NAME, len(typed)), 0, -1):
            for at in range(len(typed) - size + 1):
                part = typed[at : at + size]
                name = squeezed(" ".join(part))
                if len(name) >= LEAST_NAME and not (size == 1 and part[0] in PASSED_OVER):
                    share = len(name) / max(len(whole), 1)
                    found = dict.fromkeys(self._postings.points("name", name), 1.0)
                    points.add(found, NAME * share, (name, "name", "name"))
        if typing and len(whole) >= LEAST_NAME:
            for name in self._postings.starting("name", whole, 8):
                if name != whole:
                    found = dict.fromkeys(self._postings.points("name", name), len(whole) / len(name))
                    points.add(found, BEGUN_NAME, (name, "name", "begun name"))

    def _add_synonym(self, points: Points, said: str, targets: tuple[str, ...]) -> None:
        for target in targets:
            points.also[target] = None
            name = squeezed(target)
            found = dict.fromkeys(self._postings.points("name", name), 1.0)
            points.add(found, NAME * SYNONYM, (name, "name", f"synonym of {said}"))
            for word in words(target):
                if word not in PASSED_OVER:
                    self._add_exact(points, word, f"synonym of {said}", SYNONYM)
