"""What the questions of the decision tree are called, and what they take for granted.

An assessment keeps answers by the id of their question, so an id has to outlive the words of an edition. A question is
recognised by the threats that it leads to, under all names that editions have had for them: the one with the most
threats in common. One that leads to no known threat is recognised by its words. Where neither helps, the id is made of
the first threat, or else of the words: such a question works like any other, but is a new one once its words change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aixreader.html.plain_text import fold
from aixreader.model.decision_tree import ALWAYS, SELF, YES, Need

ALWAYS_ID = "always"
MAX_TEXT = 4_000
"""Characters of a question in which words are looked for; those of the Exchange have up to 1,200."""
ABOVE = re.compile(r"\bthe above\b", re.IGNORECASE)
"""Of an answer that leads to the same as the question before it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a question takes for granted if `words` are in it. If they are all of it, it asks for nothing else."""

    need: Need
    words: re.Pattern[str]


TRAINS = Fact(
    Need("trains", SELF), re.compile(r"do you (?:train|fine-?tune)\S* the model yourself\b\W*", re.IGNORECASE)
)
ACTS = Fact(Need("acts", YES), re.compile(r"if the model triggers actions\W*", re.IGNORECASE))
AUGMENTS = Fact(Need("augments", YES), re.compile(r"\A.*\b(?:insert|augment|retriev|RAG\b).*", re.DOTALL))


@dataclass(frozen=True, slots=True)
class Cue:
    """By what a question is recognised: the `threats` it leads to, and `words` of it and its answers."""

    threats: frozenset[str]
    words: re.Pattern[str]
    fact: Fact | None = None


def _cue(threats: str, words: re.Pattern[str], fact: Fact | None = None) -> Cue:
    return Cue(frozenset(threats.split()), words, fact)


CUES: Mapping[str, Cue] = {
    "ragdata": _cue("", ABOVE, AUGMENTS),
    "trifecta": _cue("", re.compile(r"\bsend(?:s|ing)? (?:out )?data\b", re.IGNORECASE), ACTS),
    "acts": _cue("", re.compile(r"\btriggers? actions\b", re.IGNORECASE)),
    "trains": _cue(
        "supplymodelpoison transferlearningattack devmodelpoison modelpoison",
        re.compile(r"^who (?:trains|fine-?tunes)", re.IGNORECASE),
    ),
    "augments": _cue(
        "augmentationdatamanipulation manipulateaugmentation augmentationdataleak leakaugmentation",
        re.compile(r"\b(?:insert|augment|retriev|RAG\b)", re.IGNORECASE),
    ),
    "runs": _cue("runtimemodelpoison", re.compile(r"^who (?:runs|hosts|operates)", re.IGNORECASE)),
    "classifies": _cue("evasion", re.compile(r"\b(?:classification|judge?ment) task", re.IGNORECASE)),
    "theft": _cue(
        "modelexfiltration modeltheftuse devmodelleak devcodeleak runtimemodelleak runtimemodeltheft",
        re.compile(r"\bintellectual property\b", re.IGNORECASE),
        TRAINS,
    ),
    "trainingdata": _cue(
        "disclosureuse disclosureinoutput disclosureuseoutput modelinversionandmembership devdataleak",
        re.compile(r"\btraining data\b.{0,400}\bsensitive\b", re.IGNORECASE),
        TRAINS,
    ),
    "inputdata": _cue("inputdataleak leakinput", re.compile(r"\binput data\b.{0,400}\bsensitive\b", re.IGNORECASE)),
    "textout": _cue(
        "outputcontainsconventionalinjection insecureoutput", re.compile(r"\btext output\b", re.IGNORECASE)
    ),
    "genai": _cue(
        "directpromptinjection indirectpromptinjection promptinjection",
        re.compile(r"\b(?:GenAI|generative AI)\b", re.IGNORECASE),
    ),
}
"""In the order in which words are looked for: what is said in few words comes last."""


def question_id(kind: str, text: str, threats: Collection[str], taken: Collection[str]) -> str:
    """The id of a question with this `text`, answers included, that leads to these `threats` and their groups."""
    name = ALWAYS_ID if kind == ALWAYS else _recognised(text, threats) or _made_up(text, threats)
    number = 1
    while (numbered := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return numbered


def needs_of(name: str, text: str, earlier: Collection[str]) -> tuple[tuple[Need, ...], bool]:
    """What the question `name` takes for granted of `earlier` ones, and whether it asks for nothing else."""
    fact = CUES[name].fact if name in CUES else None
    found = fact.words.search(text[:MAX_TEXT]) if fact and fact.need.question in earlier else None
    if fact is None or found is None:
        return (), False
    return (fact.need,), found[0] == text


def _recognised(text: str, threats: Collection[str]) -> str:
    words = text[:MAX_TEXT]
    common = {name: len(cue.threats.intersection(threats)) for name, cue in CUES.items()}
    best = max(common, key=lambda name: common[name])
    return best if common[best] else next((name for name, cue in CUES.items() if cue.words.search(words)), "")


def _made_up(text: str, threats: Collection[str]) -> str:
    words = hashlib.sha256(fold(text).casefold().encode(errors="replace")).hexdigest()[:12]
    return next(iter(threats), f"question-{words}")
