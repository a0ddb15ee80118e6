"""Terms that the pages of a site define, and abbreviations that they write out.

What counts as a definition is what the text itself marks as one: words with their abbreviation in parentheses, a list
of definitions, `<dfn>` and `<abbr title>`, an entry of a glossary, a sentence that begins with a bold term or with the
section's own heading and says what that is, and the opening of a section on a threat or a control. Where the text
leaves room for another reading, nothing is defined: no explanation is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape

from aixreader.html.first_sentence import first_sentence, section_sentence
from aixreader.html.plain_text import BREAK, inline_text
from aixreader.html.tree import first_children
from aixreader.model import Section
from aixreader.model.category import CONTROL, THREAT, THREAT_GROUP
from aixreader.model.term import ABBREVIATION, DEFINED, Term
from aixreader.source.expansions import SHORT, expansion_before, expansion_of
from aixreader.source.glossary_entries import marked_terms
from aixreader.source.term_names import (
    MARKED,
    MIN_MEANING,
    STATED,
    TOLD,
    Found,
    abbreviation,
    capitalised,
    is_name,
    plain_name,
    title_name,
)
from aixreader.source.term_words import WORD, key_of, spellings

MAX_SHORT = 24
"""Characters of an abbreviation with the end of its markup."""
NEAR = 3_000
"""Characters of HTML from a heading to the end of the first sentence, at most."""
MIN_LETTERS = 3
"""Shorter abbreviations stand for several things: IP, PE, SP."""
HOMONYMS = frozenset({"ASP", "CIA", "CSP", "PAM", "RFC", "RPC", "SIG", "SLA", "SOC"})
"""Longer ones that do, in this field."""
ROLES = (THREAT, THREAT_GROUP, CONTROL)
TAGGED = r"(?:<(?:strong|em|b|i|dfn|abbr)>)?"
UNTAGGED = r"(?:</(?:strong|em|b|i|dfn|abbr)>)?"
SHORT_BEHIND = re.compile(rf"\({TAGGED}[“\"]?({SHORT})[”\"]?{UNTAGGED}(?:\)|[,;] )")
"""An abbreviation behind what it stands for."""
IN_BRACKETS = re.compile(r" \(([A-Za-z][^()<>]{6,100})\)")
STANDS_FOR = {
    verb: re.compile(rf" {verb} “?([A-Za-z][^().,;:<>”]{{6,100}})") for verb in ("stands for", "is short for")
}
"""Verbs, each with an expression for it and what it stands before."""
SHORT_BEFORE = re.compile(rf"(?<![\w#/.-])({SHORT}){UNTAGGED}$")
"""An abbreviation before what it stands for."""
SAYS_WHAT = re.compile(
    r"(?:\s*\([^()<>]{1,60}\))?,?\s+(?:(?:is|are)\s+(?:defined\s+as\s+)?(?:a|an|the|any|about|when|where|how)\b"
    r"|refers?\s+to\b|means\b|denotes?\b|(?:occurs?|happens?)\s+when\b|(?:is|are)\s+defined\s+as\b)\s*",
    re.IGNORECASE,
)
"""How a sentence goes on behind a term that it defines."""
GOES_ON = re.compile(r",?\s+(?:\(|is\b|are\b|refers?\b|means\b|denotes?\b|occurs?\b|happens?\b)", re.IGNORECASE)
"""The beginning of `SAYS_WHAT`, which most blocks do not have."""
JUDGED = frozenset(
    {"answer", "best", "challenge", "concern", "consequence", "crucial", "essential", "example", "few", "first", "good"}
    | {"great", "important", "issue", "key", "last", "lot", "matter", "most", "must", "necessary", "next", "number"}
    | {"only", "option", "part", "prerequisite", "problem", "question", "reason", "recommended", "requirement"}
    | {"result", "risk", "same", "second", "solution", "topic", "well"}
)
"""Words that say what to think of a thing, rather than what it is."""
PHRASE_END = re.compile(r"\b(?:that|which|who|where|when|of|for|to|in|by|with|on|from)\b|[,.;:(]")
ABOUT_ITSELF = re.compile(
    r"(?:this|the) (?:section|page|chapter|part|document)\b|impact:|(?:[^.:]{1,60}: )?see\b", re.IGNORECASE
)
"""The beginning of a sentence that tells of the text or of effects, and not what a threat or control is."""
VENUE = re.compile(
    r"\b(?:conference|symposium|proceedings|transactions|workshops?|journal|association|meeting)\b", re.IGNORECASE
)
"""In the name of where something was published: what it is called there is not spoken of elsewhere."""


def read_terms(pages: Iterable[tuple[str, str]], sections: Mapping[str, list[Section]]) -> tuple[Term, ...]:
    """The terms that pages (id and HTML) define, by name. `sections` has those of each page, with their offsets in it.

    The first definition of a term counts, one that is marked as such before others. An abbreviation that stands for
    different words is left out.
    """
    terms: dict[str, tuple[int, Term]] = {}
    unclear: set[str] = set()
    for page, html in pages:
        starts = [section.start for section in sections[page]]
        for found in _found(html, sections[page]):
            key = found.name if found.kind == ABBREVIATION else key_of(found.name)
            section = sections[page][max(0, bisect_right(starts, found.at) - 1)]
            known = terms.get(key)
            is_abbreviation = known is not None and found.kind == known[1].kind == ABBREVIATION
            if known and is_abbreviation and _number_aside(known[1].meaning) != _number_aside(found.meaning):
                unclear.add(key)
            elif known is None or found.surety < known[0]:
                forms = spellings(found.name, is_abbreviation=found.kind == ABBREVIATION)
                forms += tuple(form for name in found.also for form in spellings(name, is_abbreviation=False))
                term = Term(
                    found.name, found.meaning, section.id, found.kind, tuple(dict.fromkeys(forms)), _is_local(found)
                )
                terms[key] = found.surety, term
    kept = (term for key, (_, term) in terms.items() if key not in unclear)
    return tuple(sorted(kept, key=lambda term: (term.name.casefold(), term.name)))


def _is_local(found: Found) -> bool:
    """Whether other pages may mean something else: by a common word, by a short abbreviation or a homonym."""
    if found.kind == ABBREVIATION:
        return found.surety > MARKED and (len(found.name) < MIN_LETTERS or found.name in HOMONYMS)
    return found.surety == STATED and " " not in key_of(found.name)


def _number_aside(words: str) -> str:
    """The words of an expansion as they are compared."""
    return " ".join(word.removesuffix("s") for word in words.lower().replace("-", " ").split())


def _found(html: str, sections: list[Section]) -> list[Found]:
    readers: tuple[Callable[[], Iterator[Found]], ...] = (
        lambda: _abbreviations(html),
        lambda: marked_terms(html, sections),
        lambda: _bold(html),
        lambda: _headed(html, sections),
        lambda: _roles(html, sections),
    )
    found = [one for reader in readers for one in reader() if one.meaning]
    return sorted(found, key=lambda one: one.at)


def _abbreviations(html: str) -> Iterator[Found]:
    """Words with their abbreviation behind them, or an abbreviation with its words."""
    for match in SHORT_BEHIND.finditer(html):
        if sum(map(str.isupper, match[1])) < 2:  # "(Figure)"
            continue
        text = _text_before(html, match.start())
        words = expansion_before(match[1], text)
        if words and not VENUE.search(text[-len(words) - 80 :]):
            yield abbreviation(match.start(), match[1], words)
    for pattern in (IN_BRACKETS, *(pattern for verb, pattern in STANDS_FOR.items() if verb in html)):
        for match in pattern.finditer(html):
            if html[match.start() - 1].islower() and html[match.start() - 1] != "s":
                continue
            short = SHORT_BEFORE.search(html, max(0, match.start() - MAX_SHORT), match.start())
            if short and (words := expansion_of(short[1], unescape(match[1]))):
                yield abbreviation(match.start(), short[1], words)


def _bold(html: str) -> Iterator[Found]:
    """Blocks that begin with a term in bold letters, and say what that is."""
    for block, bold in first_children(html, ("p", "li", "dd", "td"), ("strong", "b", "dfn")):
        start = bold.end
        if not GOES_ON.match(html, start) or not is_name(name := inline_text(bold.content)):
            continue
        ending = BREAK.search(html, start)
        rest = " " + inline_text(html[start : ending.start() if ending else block.end])
        if _says_what(rest):
            yield Found(block.start, plain_name(name), first_sentence(f"{name}{rest}"), DEFINED)


def _headed(html: str, sections: list[Section]) -> Iterator[Found]:
    """Sections whose first sentence says what their heading is."""
    for section in sections:
        name = title_name(section)
        if not section.level or section.role in ROLES or not is_name(name):
            continue
        own = html[section.start : section.end]
        if own[:NEAR].lower().count(key_of(name).split()[0].lower()) < 2:  # heading and sentence
            continue
        sentence = section_sentence(own)
        rest = _behind(name, sentence)
        if rest and _says_what(rest):
            yield Found(section.start, name, sentence, DEFINED)


def _roles(html: str, sections: list[Section]) -> Iterator[Found]:
    """Threats and controls: what the first sentence of their section tells. Names of controls are in capitals."""
    for section in sections:
        name = title_name(section)
        if section.role not in ROLES or not is_name(name):
            continue
        sentence = section_sentence(html[section.start : section.end])
        rest = _behind(name, sentence)
        meaning = capitalised(rest.lstrip(": ")) if rest.startswith(":") else sentence
        if len(meaning) >= MIN_MEANING and not ABOUT_ITSELF.match(sentence):
            yield Found(section.start, name, meaning, section.role or "", TOLD, _aliases(rest))


def _aliases(rest: str) -> tuple[str, ...]:
    """Other names in quotation marks, in parentheses behind a term."""
    also = re.match(r"\s*\(\s*(?:also (?:called|known as|referred to as)|aka|a\.k\.a\.?)\s([^()]{3,160})\)", rest)
    names = re.findall(r"[“\"]([^“”\"]{3,60})[”\"]", also[1]) if also else []
    return tuple(name for name in (name.rstrip(",.") for name in names) if is_name(name))


def _behind(name: str, sentence: str) -> str:
    """What follows the name that a sentence begins with, "" where it begins otherwise."""
    wanted = {key_of(form).lower() for form in spellings(name, is_abbreviation=False)}
    words = list(WORD.finditer(sentence[:120]))
    first = 1 if words and words[0][0] in ("A", "An", "The") else 0
    count = len(key_of(name).split())
    named = words[first : first + count]
    if len(named) < count or key_of(" ".join(word[0] for word in named)).lower() not in wanted:
        return ""
    return sentence[named[-1].end() :]


def _says_what(rest: str) -> bool:
    """Whether a sentence that goes on with `rest` says what its term is, rather than what to think of it."""
    says = SAYS_WHAT.match(rest)
    if says is None:
        return False
    following = rest[says.end() : says.end() + 120]
    ending = PHRASE_END.search(following)
    phrase = following[: ending.start()] if ending else following
    return len(rest) - says.end() >= MIN_MEANING and not JUDGED.intersection(re.split(r"[\s-]+", phrase.lower()))


def _text_before(html: str, at: int) -> str:
    """The text between the beginning of the block and an offset, as far as an abbreviation reaches back."""
    context = html[max(0, at - 600) : at]
    if context.find(">") < context.find("<"):  # it begins inside a tag
        context = context[context.find(">") + 1 :]
    last = max((match.end() for match in BREAK.finditer(context)), default=0)
    return inline_text(context[last:])
