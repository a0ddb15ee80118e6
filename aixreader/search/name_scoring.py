"""How the names of documents become scores: a query that is one, has one in it, or begins like one.

A document's name written as one word (`modelaccesscontrol`, `#MODEL ACCESS CONTROL`) weighs most, also its beginning;
then a title that has much of the query, and the query much of it. Of names that begin alike the one that most is
written of counts most: so the best result stays first from the first letter on.
"""

from __future__ import annotations

import re

from aixreader.search.names import Names
from aixreader.search.scores import Scores
from aixreader.search.stop_words import STOP_WORDS
from aixreader.search.titles import Titles
from aixreader.search.words import compact, stem

NAME_WEIGHT, NAME_PREFIX_WEIGHT, TITLE_MATCH_WEIGHT = 10.0, 8.0, 8.0
WHOLE_NAME_WEIGHT = 16.0
"""On top, where the query is the name and nothing else."""
SAME = 0.999
"""What a query and a title have in common if their words are the same."""
NAME_PREFIX_POWER = 0.7
"""The lower, the less the length of what is missing of a name counts."""
MAX_NAME_WORDS = 7
MIN_NAME_LENGTH = 4
MAX_NAME_COMPLETIONS = 8
FAME_WEIGHT = 14.0
"""For a name that begins with the query and that every document writes of."""
INNER_WORD_SHARE = 0.9
"""The share of it for a title in which another word than the first begins so."""
MAX_BEGUN_NAMES = 80
"""Names that begin with the query and are compared by what is written of them."""
ARTICLE = re.compile(r"\s*(?:the|an?)\s+", re.IGNORECASE)


class NameScoring:
    """Scores names on one index."""

    def __init__(self, names: Names, titles: Titles) -> None:
        self._names = names
        self._titles = titles

    def add(self, scores: Scores, text: str, typed: list[str], *, is_partial: bool) -> None:
        """Add the points for names that occur in a query; `typed` are the words of its `text`, corrected."""
        self._add_parts(scores, typed)
        self._add_whole(scores, text)
        if is_partial:
            self._add_begun(scores, compact(text), is_word=len(typed) == 1)
        self._add_titles(scores, typed)

    def _add_parts(self, scores: Scores, typed: list[str]) -> None:
        """Score names of documents that occur in the query, written as one word or as several."""
        content = sum(len(compact(word)) for word in typed if word not in STOP_WORDS)
        for size in range(min(MAX_NAME_WORDS, len(typed)), 0, -1):
            for start in range(len(typed) - size + 1):
                part = typed[start : start + size]
                name = compact(" ".join(part))
                if len(name) >= MIN_NAME_LENGTH and not STOP_WORDS.issuperset(part) and name in self._names:
                    share = min(1.0, len(name) / max(content, 1))
                    scores.add(self._names.of(name), NAME_WEIGHT * share, (name, "name", "name"), is_name=True)

    def _add_whole(self, scores: Scores, text: str) -> None:
        """Score names that are the query, but for an article."""
        article = ARTICLE.match(text)
        name = compact(text[article.end() :] if article else text)
        if len(name) > 1:  # a letter alone is the title of a part of an index
            scores.add(self._names.of(name), WHOLE_NAME_WEIGHT, (name, "name", "the whole query"), is_name=True)

    def _add_begun(self, scores: Scores, whole: str, *, is_word: bool) -> None:
        """Score names that begin with the query, and if it is a word those with a word that begins so."""
        names = self._names.beginning_with(whole, MAX_BEGUN_NAMES) if whole else []
        begun = [name for name in names if name != whole]
        fame = {number: self._titles.fame(number) for name in begun for number in self._names.of(name)}
        if is_word and whole:
            for number in self._titles.with_word_begun(whole):
                fame.setdefault(number, self._titles.fame(number) * INNER_WORD_SHARE)
        scores.add(fame, FAME_WEIGHT, (whole, "name", "begun name"), is_name=True)
        if len(whole) >= MIN_NAME_LENGTH:
            for name in begun[:MAX_NAME_COMPLETIONS]:
                weight = NAME_PREFIX_WEIGHT * (len(whole) / len(name)) ** NAME_PREFIX_POWER
                scores.add(self._names.of(name), weight, (name, "name", "begun name"), is_name=True)

    def _add_titles(self, scores: Scores, typed: list[str]) -> None:
        """Score titles by what they and the query have in common."""
        roots = {stem(word) for word in typed if word not in STOP_WORDS}
        found = {
            number: share
            for number, share in self._titles.overlaps(roots).items()
            if scores.named.get(number, 0.0) < NAME_WEIGHT  # its name is all of the query already
        }
        scores.add(found, TITLE_MATCH_WEIGHT, ("…", "title", "like the title"), is_name=True)
        same = {number: 1.0 for number, share in found.items() if share > SAME}
        scores.add(same, WHOLE_NAME_WEIGHT, ("…", "title", "the words of the title"), is_name=True)
