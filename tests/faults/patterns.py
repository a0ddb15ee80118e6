"""Tries every regular expression of the program with the inputs that are worst for it.

By hand: `python -m tests.faults.patterns` tries all of them with a megabyte of each; with names of modules, theirs
only.

Inputs are made from the expression itself: runs of every character that it names, openers without an end, the
beginning of a match over and over, each repeated part again and again behind what has to stand before it. An expression
that looks at a text again for each of its characters takes minutes for a megabyte; so sizes grow, and the first that
takes out of proportion longer ends the trial.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own parser, without stubs
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any
from unittest.mock import patch

import aixreader
from tests.waiting import cpu_seconds_once

SIZES = (18, 250, 2_000, 16_000, 64_000, 256_000, 1_000_000)
QUICK_SIZES = SIZES[:3]
"""Characters. A power shows at the last of these; what doubles with each character at the first ones."""
SUSPECT_SECONDS = 0.003
SUSPECT_SECONDS_PER_CHARACTER = 2e-7
"""Below them a size is passed without a comparison."""
MAX_GROWTH = 2.5
"""How many times as long as in proportion to the text a larger one may take."""
MAX_SECONDS = 10.0
"""For a megabyte."""
MANY = 16
"""A repetition that ends earlier takes the same time at all sizes."""
CANDIDATES = "a1_ \n\t\xa0é.-'\"<>/=()[]{}*`#:,;|&!?\\~+^$%@A中\x00\u0301"
"""Characters that stand for classes."""
CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w", "LINEBREAK": r"\n"}
MAX_ATOMS, MAX_PAIRED = 24, 5
CALL = "re."
"""In the text of every module that calls `re`."""
SCAN, MATCH, WHOLE = "scan", "match", "fullmatch"
"""Looked for from every character of a text on, as `sub` and `search` do; tried at one place; held to a whole text."""
ANYHOW = frozenset((SCAN, MATCH, WHOLE))


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of the program, and the ways it is used: some of `SCAN`, `MATCH` and `WHOLE`."""

    place: str
    pattern: re.Pattern[str]
    ways: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A module, parsed and walked once: all its nodes, and each call of `re` in a function with that function."""

    nodes: tuple[ast.AST, ...]
    calls: tuple[tuple[ast.FunctionDef, ast.Call], ...]


# --------------------------------------------------------------------------------------------------- where they are
def modules() -> Iterator[str]:
    """The names of all modules of the program."""
    for module in pkgutil.walk_packages(aixreader.__path__, "aixreader."):
        if not module.name.endswith("__main__"):
            yield module.name


def in_modules(names: Iterable[str]) -> Iterator[Found]:
    """The compiled expressions of these modules: on their own, in tables, in classes, and written in functions."""
    loaded = {name: importlib.import_module(name) for name in names}
    held = {
        (name, attribute): (value, patterns)
        for name, module in loaded.items()
        for attribute, value in vars(module).items()
        if (patterns := list(_in_value(value, 0)))
    }
    uses = _Uses(_sources(loaded, {attribute for _, attribute in held}))
    for (name, attribute), (value, patterns) in held.items():
        if (name, attribute) not in uses.imported:
            for pattern in patterns:
                ways = uses.ways(name, attribute) if pattern is value else ANYHOW
                yield Found(f"{name}.{attribute}", pattern, ways)
    for name, source in uses.sources.items():
        yield from _in_functions(name, source)


def _sources(loaded: dict[str, ModuleType], names: set[str]) -> dict[str, Source]:
    """The modules whose text calls `re` or has one of `names`; the others need not be parsed."""
    wanted = re.compile(rf"{re.escape(CALL)}|\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    return {name: _source(module) for name, module in loaded.items() if wanted.search(_text(module))}


@cache
def _text(module: ModuleType) -> str:
    return Path(module.__file__ or "").read_text("utf-8")


@cache
def _source(module: ModuleType) -> Source:
    text = _text(module)
    nodes = tuple(ast.walk(ast.parse(text)))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)] if CALL in text else []
    return Source(nodes, tuple((function, call) for function in functions for call in _calls_of_re(function)))


def _calls_of_re(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(CALL) and node.args:
            yield node


def _in_value(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        for part in _parts(value):
            yield from _in_value(part, depth + 1)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if isinstance(value, type) and value.__module__.startswith("aixreader."):
        return tuple(vars(value).values())
    if type(value).__module__.startswith("aixreader.") and not isinstance(value, type):
        names = getattr(value, "__slots__", ()) or getattr(value, "__dict__", ())
        return [getattr(value, name, None) for name in names]
    return ()


def _in_functions(module: str, source: Source) -> Iterator[Found]:
    """Expressions that stand as plain texts in calls of `re` inside functions."""
    for _function, call in source.calls:
        yield from _in_call(module, call)


def _in_call(module: str, call: ast.Call) -> Iterator[Found]:
    assert isinstance(call.func, ast.Attribute)
    written = call.args[0]
    if isinstance(written, ast.Constant) and isinstance(written.value, str) and call.func.attr != "escape":
        arguments = (*call.args[1:], *(word.value for word in call.keywords))
        flags = [getattr(re, text[3:]) for arg in arguments if (text := ast.unparse(arg)).startswith("re.")]
        way = call.func.attr if call.func.attr in (MATCH, WHOLE) else SCAN
        yield Found(f"{module}:{call.lineno}", re.compile(written.value, *flags), frozenset({way}))


def builders(names: Iterable[str]) -> set[str]:
    """The functions that put an expression together: "module.function"."""
    return {
        f"{name}.{function.name}"
        for name in names
        if CALL in _text(module := importlib.import_module(name))
        for function, call in _source(module).calls
        if ast.unparse(call.func) != "re.escape" and not isinstance(call.args[0], ast.Constant)
    }


def built_during(work: Callable[[], object], functions: Iterable[str]) -> list[Found]:
    """The expressions that `functions` put together while `work` runs; what they keep is forgotten before."""
    found: list[Found] = []
    wanted = set(functions)
    compiled = re.compile

    def record(pattern: str | re.Pattern[str], flags: int = 0) -> re.Pattern[str]:
        result = compiled(pattern, flags)
        for depth in (1, 2):  # the caller, or what it has called of `re`
            frame = sys._getframe(depth)  # the way to tell who calls
            place = f"{frame.f_globals['__name__']}.{frame.f_code.co_name}"
            if place in wanted:
                found.append(Found(place, result, frozenset((SCAN, MATCH))))
        return result

    for function in wanted:
        module, _, name = function.rpartition(".")
        forget = getattr(getattr(importlib.import_module(module), name, None), "cache_clear", None)
        if forget is not None:
            forget()
    real = re.sub
    with patch.object(re, "compile", record), patch.object(re, "sub", lambda found, *rest: record(found).sub(*rest)):
        work()
    assert re.sub is real
    return found


class _Uses:
    """How the program uses the names of its modules: which expressions it scans texts with, which it matches once."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self.sources = sources
        self.imported: dict[tuple[str, str], tuple[str, str]] = {}
        """(module, name in it) -> (module it was imported from, name there)."""
        self._ways: dict[tuple[str, str], set[str]] = {}
        for module, source in sources.items():
            self._read(module, source)

    def ways(self, module: str, name: str) -> frozenset[str]:
        """Some of `SCAN`, `MATCH` and `WHOLE`; all where that cannot be seen."""
        owned = {(module, name), *(alias for alias, origin in self.imported.items() if origin == (module, name))}
        found = frozenset(way for key in owned for way in self._ways.get(key, ()))
        return found or ANYHOW

    def _read(self, module: str, source: Source) -> None:
        called: set[int] = set()
        for node in source.nodes:
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    self.imported[module, alias.asname or alias.name] = (node.module, alias.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called.add(id(node.value))
                if node.attr not in ("pattern", "flags"):
                    way = node.attr if node.attr in (MATCH, WHOLE) else SCAN
                    self._ways.setdefault((module, node.value.id), set()).add(way)
        for node in source.nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                self._ways.setdefault((module, node.id), set()).update(ANYHOW)


# ------------------------------------------------------------------------------------------------- the worst inputs
Items = Iterable[tuple[object, Any]]
"""A parsed sequence: operators of `re._constants`, each with its argument, whose type depends on it."""
SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


@dataclass(slots=True)
class _Walk:
    """What a walk through an expression finds."""

    atoms: dict[str, None] = field(default_factory=dict)
    prefixes: dict[str, None] = field(default_factory=dict)
    pumped: dict[tuple[str, str], None] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)

    def walk(self, items: Items, before: str) -> str:
        """Note what stands in a sequence that comes after `before`; returns a short text that it matches."""
        example = ""
        for operator, argument in items:
            self.prefixes[before + example] = None
            example += self._item(operator, argument, before + example)
        self.prefixes[before + example] = None
        return example

    def _item(self, operator: object, argument: Any, before: str) -> str:  # noqa: ANN401  # see `Items`
        text = ""
        if operator in SINGLE:
            chars = _chars(operator, argument)
            self.atoms.update(dict.fromkeys(chars))
            text = chars[0] if chars else ""
        elif operator in REPEATS:
            least, most, inner = argument
            text = self._repeat(least, most, inner, before)
        elif operator is op.SUBPATTERN:
            text = self.walk(argument[3], before)
            self.groups[argument[0] or 0] = text
        elif operator is op.BRANCH:
            texts = [self.walk(branch, before) for branch in argument[1]]
            text = texts[0]
        elif operator is op.ATOMIC_GROUP:
            text = self.walk(argument, before)
        elif operator in (op.ASSERT, op.ASSERT_NOT):
            self.walk(argument[1], before)
        elif operator is op.GROUPREF:
            text = self.groups.get(argument, "")
        return text

    def _repeat(self, least: int, most: int, inner: Items, before: str) -> str:
        body = self.walk(inner, before)
        if most == op.MAXREPEAT or most > MANY:
            self.pumped.update(dict.fromkeys((before, text) for text in {body, *_texts(inner)} if text))
        return body * min(least, MANY)


def _texts(items: Items) -> list[str]:
    """Single characters, or the alternatives, of a repeated part."""
    found = list(items)
    if len(found) != 1:
        return []
    operator, argument = found[0]
    if operator in SINGLE:
        return _chars(operator, argument)
    if operator is op.SUBPATTERN:
        return _texts(argument[3])
    if operator is op.BRANCH:
        return [_Walk().walk(branch, "") for branch in argument[1]][:8]
    return []


def _chars(operator: object, argument: Any) -> list[str]:  # noqa: ANN401  # see `Items`
    """A few characters that a class holds, unlike each other."""
    if operator is op.LITERAL:
        return [chr(argument)]
    if operator is op.NOT_LITERAL:
        return [char for char in "a <" if ord(char) != argument][:2]
    if operator is op.ANY:
        return ["a", " "]
    is_negated = argument[0][0] is op.NEGATE
    named = [] if is_negated else [chr(value) for kind, value in argument if kind is op.LITERAL]
    ranged = [] if is_negated else [chr(value[0]) for kind, value in argument if kind is op.RANGE]
    fitting = [char for char in CANDIDATES if _holds(argument, char)]
    return list(dict.fromkeys((*fitting[:3], *named[:4], *ranged[:2])))


def _holds(items: list[tuple[object, Any]], char: str) -> bool:
    is_negated = items[0][0] is op.NEGATE
    return any(_is_in(kind, value, char) for kind, value in items) != is_negated


def _is_in(kind: object, value: Any, char: str) -> bool:  # noqa: ANN401  # see `Items`
    if kind is op.LITERAL:
        return bool(ord(char) == value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if kind is op.CATEGORY:
        name = str(value).removeprefix("CATEGORY_")
        is_in = re.match(CATEGORIES[name.removeprefix("NOT_")], char) is not None
        return is_in != name.startswith("NOT_")
    return False


Input = Callable[[int], str]
"""A text of about so many characters."""
Run = Callable[[int], object]
"""Tries an expression with such a text."""


def worst_inputs(pattern: re.Pattern[str]) -> dict[str, Input]:
    """Texts that are bad for `pattern`, by what they are made of."""
    found = _Walk()
    found.walk(parser.parse(pattern.pattern, pattern.flags), "")
    atoms = list(found.atoms)[:MAX_ATOMS] or ["a"]
    inputs: dict[str, Input] = {}

    def add(start: str, part: str, end: str) -> None:
        if part:
            inputs[f"{start!r} + {part!r} * n + {end!r}"] = lambda size: (
                start + part * max(1, (size - len(start)) // len(part)) + end
            )

    for atom in atoms:
        add("", atom, "")
    for first, second in itertools.permutations(atoms[:MAX_PAIRED], 2):
        add("", first + second, "")
    for prefix in list(found.prefixes)[:40]:
        add("", prefix, "")
        add("", prefix + "\n", "")
    for prefix, part in list(found.pumped)[:60]:
        for end in ("", "\x00", "\n"):
            add(prefix, part, end)
        add("", prefix + part, "")
        add("", prefix + part * 30, "")
        add(prefix, part + "\n", "")
    return inputs


# ------------------------------------------------------------------------------------------------------ the trial
def try_pattern(found: Found, sizes: Sequence[int], *, worst_at: int = 0) -> tuple[str, float]:
    """What is wrong with an expression, "" for nothing; and the seconds of its worst input at the largest size.

    With `worst_at` the input that took longest is tried up to that size too.
    """
    slowest: tuple[float, Run | None] = (0.0, None)
    for work in _works(found):
        for name, make in worst_inputs(found.pattern).items():
            run = _run(work, make)
            wrong, seconds = _grow(run, sizes)
            if wrong:
                return f"{found.place} {found.pattern.pattern[:80]!r}: {name}: {wrong}", seconds
            if seconds >= slowest[0]:
                slowest = seconds, run
    if worst_at and slowest[1] is not None:
        wrong, seconds = _grow(slowest[1], [size for size in SIZES if sizes[-1] < size <= worst_at])
        return f"{found.place} {found.pattern.pattern[:80]!r}: {wrong}" if wrong else "", seconds
    return "", slowest[0]


def _works(found: Found) -> Iterator[Callable[[str], object]]:
    if SCAN in found.ways:
        yield lambda text: sum(1 for _ in found.pattern.finditer(text))
    if MATCH in found.ways:
        yield found.pattern.match
    if WHOLE in found.ways:
        yield found.pattern.fullmatch


def _run(work: Callable[[str], object], make: Input) -> Run:
    return lambda size: work(make(size))


def _grow(run: Run, sizes: Iterable[int]) -> tuple[str, float]:
    """What is out of proportion when `run` is given larger and larger sizes, "" for nothing; and the last seconds."""
    seconds = 0.0
    for size in sizes:
        seconds = _seconds(run, size)
        suspect = max(SUSPECT_SECONDS, size * SUSPECT_SECONDS_PER_CHARACTER)
        if seconds > MAX_SECONDS:
            return f"{seconds:.1f} s for {size} characters", seconds
        if seconds > suspect:
            quarter = min(_seconds(run, size // 4) for _ in range(2))
            seconds = min(seconds, _seconds(run, size))
            if seconds > suspect and seconds > 4 * MAX_GROWTH * max(quarter, suspect / 40):
                return f"{seconds * 1e3:.1f} ms for {size} characters, {quarter * 1e3:.1f} ms for a quarter", seconds
    return "", seconds


def _seconds(run: Run, size: int) -> float:
    return cpu_seconds_once(lambda: run(size))


def all_expressions() -> list[Found]:
    """Every expression of the program that is used in some way of its own."""
    return list({(one.pattern, one.ways): one for one in in_modules(modules())}.values())


def main(names: list[str]) -> int:
    """Print what is wrong, and the slowest."""
    tried = [one for one in all_expressions() if not names or any(name in one.place for name in names)]
    results = []
    for one in tried:
        wrong, seconds = try_pattern(one, SIZES)
        results.append((seconds, one.place))
        if wrong:
            print(wrong, flush=True)  # noqa: T201
            results.pop()
    print(f"{len(tried)} expressions, {len(tried) - len(results)} wrong")  # noqa: T201
    for seconds, place in sorted(results, reverse=True)[:10]:
        print(f"{seconds:8.3f} s  {place}")  # noqa: T201
    return len(tried) - len(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) > 0)
