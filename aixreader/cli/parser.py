"""The words of the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader import __version__
from aixreader.publish.output import BOOKS, CITATIONS, PICTURES, SHEETS
from aixreader.services.session.window_options import LINK

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

EXIT_CODES = """\
exit codes: 0 done; 1 not found; 2 wrong usage, or no screen for the window; 3 the source cannot be read;
4 the edition or your data is damaged, missing or too new; 5 something cannot be written; 130 cancelled"""
COMMANDS = frozenset(
    {
        "build",
        "info",
        "list",
        "show",
        "search",
        "relations",
        "table",
        "crosswalk",
        "cite",
        "export",
        "problems",
        "bookmarks",
    }
)
NAME = "a slug (monitoruse), a permalink, an old /goto/ address, a section id (page#heading) or a heading's title"
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations: they would change their meaning with the next option."""

    def __init__(self, **options: object) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**options)  # type: ignore[arg-type] # argparse's own keywords, handed through

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help, version or usage; that nobody reads it is no error. (In Python 3.11.2 it is one.)"""
        try:
            super()._print_message(message, file)
        except OSError:
            return


def read_links(arguments: Sequence[str]) -> list[str]:
    """`arguments` with a link to a section in a command's place (`aixreader aix:monitoruse`) made `--open LINK`."""
    read: list[str] = []
    for word in arguments:
        if LINK.match(word) and read[-1:] != ["--open"] and COMMANDS.isdisjoint(read):
            read.append("--open")
        read.append(word)
    return read


def make_parser() -> Parser:
    """The parser of `aixreader`."""
    parser = Parser(
        prog="aixreader",
        description="The OWASP AI Exchange on your desk, offline. Without a command, the window opens; with a link\n"
        "(aix:monitoruse, or a permalink) it opens there, in the window that is open already if there is one.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"aixreader {__version__}")
    _add_content(parser, default=None)
    _add_window(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_build(commands)
    _add_info(commands)
    _add_list(commands)
    _add_show(commands)
    _add_search(commands)
    _add_relations(commands)
    _add_table(commands)
    _add_crosswalk(commands)
    _add_cite(commands)
    _add_export(commands)
    _add_problems(commands)
    _add_bookmarks(commands)
    return parser


def _command(commands: argparse._SubParsersAction[Parser], name: str, purpose: str, more: str = "") -> Parser:
    """A command with the options that all have."""
    description = f"{purpose}\n\n{more}" if more else purpose
    parser = commands.add_parser(name, help=purpose, description=description, epilog=EXIT_CODES)
    _add_content(parser, default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print a JSON object instead of text")
    return parser


def _add_content(parser: Parser, default: object) -> None:
    """What to read; `default` keeps a command's parser from undoing what stood before the command."""
    group = parser.add_argument_group("content (without either: what came with the reader)")
    group.add_argument("--edition", metavar="DIR", type=Path, default=default, help="a built edition")
    group.add_argument(
        "--content", metavar="SOURCE", type=Path, default=default, help="a folder or zip of the Exchange's site"
    )
    group.add_argument(
        "--temp-home", metavar="DIR", type=Path, default=default, help="keep settings, data and cache under DIR"
    )


def _add_window(parser: Parser) -> None:
    group = parser.add_argument_group("window")
    group.add_argument("--open", metavar="SLUG", type=_name, help="go to this section first")
    group.add_argument("--screenshot", metavar="FILE", type=Path, help="write a picture of the window and end")
    group.add_argument("--smoke", action="store_true", help="end as soon as the first page is shown")
    group.add_argument("--dark", action="store_true", help="dark colours")
    group.add_argument("--contrast", action="store_true", help="high contrast")
    group.add_argument("--safe-mode", action="store_true", help="draw without the graphics card")
    group.add_argument("--size", metavar="WxH", type=_size, help="size of the window in pixels, such as 1280x800")


def _name(text: str) -> str:
    """A name of the content, as UTF-8 also where the locale is C and Python passes its bytes on unread."""
    try:
        return text.encode("utf-8", errors="surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def _size(text: str) -> tuple[int, int]:
    match = SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no size such as 1280x800")
    return int(match[1]), int(match[2])


def _add_build(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "build",
        "compile a source into an edition",
        "Without --out the edition goes to the cache, where the same source is found again at once.",
    )
    parser.add_argument("source", metavar="SOURCE", nargs="?", type=Path, help="a folder or zip of the Exchange's site")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="write it here: a new or empty folder, or an older edition"
    )
    parser.add_argument("--dump", metavar="DIR", type=Path, help="also write each page's sanitised HTML here")


def _add_info(commands: argparse._SubParsersAction[Parser]) -> None:
    _command(commands, "info", "tell what an edition is and how much it holds")


def _add_list(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "list",
        "list sections",
        "Aligned columns on a terminal, tabs between them elsewhere: id, role, when, by, title.",
    )
    parser.add_argument("--role", metavar="ROLE", help="threat, threat-group, control, control-group, discussion ...")
    parser.add_argument("--when", metavar="WHEN", help="governance, development-time or runtime")
    parser.add_argument("--by", metavar="WHO", help='"AI engineer" or "information security"')


def _add_show(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "show", "print a section with the sections below it", f"SLUG is {NAME}.")
    parser.add_argument("slug", metavar="SLUG", type=_name, help="what to show")
    parser.add_argument(
        "--format", choices=("text", "md", "html", "json"), default="text", help="text (default), md, html or json"
    )
    parser.add_argument("--only", action="store_true", help="without the sections below it")


def _add_search(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "search",
        "find sections by their words",
        'Plain words, "a phrase", AND, OR, NOT or -word, begin*, and title: role: when: by: page: ref: before a word.\n'
        "Elsewhere than on a terminal, tabs stand between: id, role, title, path, snippet.",
    )
    parser.add_argument("query", metavar="QUERY", nargs="+", type=_name, help="what to look for")
    for name, what in (
        ("role", "threat, threat-group, control, control-group, discussion ..."),
        ("when", "governance, development-time or runtime"),
        ("by", '"AI engineer" or "information security"'),
        ("page", "a page, by its title or id"),
        ("standard", "what cites it, such as NIST"),
    ):
        parser.add_argument(f"--{name}", metavar=name.upper(), type=_name, help=f"only: {what}")
    parser.add_argument("--limit", metavar="N", type=_count, default=10, help="at most so many (10)")
    parser.add_argument("--explain", action="store_true", help="tell why each ranks where it does")


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 on")
    return int(text)


def _add_relations(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "relations",
        "tell which controls answer which threats",
        "Columns: threat, control, where the Exchange states it, remarks. A group of controls is one entry; what\n"
        f"concerns a control through its group is told with that group. SLUG is {NAME}; without it all are printed.",
    )
    parser.add_argument("slug", metavar="SLUG", nargs="?", type=_name, help="a threat or a control")
    _add_file(parser, SHEETS, "every edge of the graph, with those through groups")


def _add_table(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "table",
        "print the periodic table of threats and controls, with what it leaves out",
        "Columns: asset and impact, attack surface, threat, controls. Files: csv has a line for each control of each\n"
        "row; xlsx and json have the threats, controls, relations and cross-walk as well; svg, png, pdf are pictures.",
    )
    _add_file(parser, (*SHEETS, *PICTURES), "the table")
    parser.add_argument("--face", choices=("matrix", "elements"), default="matrix", help="of a picture: which face")
    parser.add_argument("--night", dest="dark_table", action="store_true", help="a picture in dark colours")


def _add_crosswalk(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "crosswalk",
        "tell which sections map to which standards",
        "Columns: section, standard, entry, name, how far the standard goes where the section says so.",
    )
    parser.add_argument("--standard", metavar="NAME", type=_name, help="only these, such as ATLAS or 27002")
    _add_file(parser, SHEETS, "every mapping")


def _add_cite(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "cite",
        "cite a section, or verify a citation",
        f"SLUG is {NAME}. A citation tells the edition, and of a quote its words and their SHA-256; --verify tells\n"
        "whether the quote still stands in the edition that is open (exit code 1 where it does not).",
    )
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("slug", metavar="SLUG", nargs="?", type=_name, help="what to cite")
    wanted.add_argument(
        "--verify", metavar="TEXT", type=_name, help="a citation, a file that holds one, or - for stdin"
    )
    parser.add_argument("--quote", metavar="WORDS", type=_name, help="words of the section to quote")
    parser.add_argument("--unchecked", action="store_true", help="quote them even if they do not stand there")
    parser.add_argument("--format", choices=CITATIONS, default="plain", help="plain (default), md, bibtex, csl or ris")


def _add_export(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(
        commands,
        "export",
        "write sections to a file that needs no reader",
        "SELECTION is one or more of: all, a slug, a page, relations:SLUG (a threat with its controls, or a\n"
        "control with its threats), search:WORDS, bookmarks, bookmarks:FOLDER; or notes alone. What stands below a\n"
        "section goes with it.",
    )
    parser.add_argument("selection", metavar="SELECTION", nargs="+", type=_name, help="what to write")
    parser.add_argument("--only", action="store_true", help="without the sections below")
    parser.add_argument("--made-by", metavar="NAME", type=_name, default="", help="of a PDF: told on its cover")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="of a PDF")
    parser.add_argument(
        "--tagged", action="store_true", help="a PDF with tags for screen readers (PDF/UA); needs WeasyPrint, is slow"
    )
    _add_file(parser, BOOKS, "paper (pdf), a web page, an EPUB book, Markdown, plain text, data")


def _add_file(parser: Parser, forms: Sequence[str], what: str) -> None:
    parser.add_argument("--format", choices=tuple(forms), help=f"write a file of this form: {what}")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write here; its ending names the form, too")


def _add_problems(commands: argparse._SubParsersAction[Parser]) -> None:
    _command(
        commands,
        "problems",
        "list what the compiler found odd in the source, and what it did about it",
        "Columns: file and line, kind, what is odd, what was done.",
    )


def _add_bookmarks(commands: argparse._SubParsersAction[Parser]) -> None:
    purpose = "list, add, remove, export and import bookmarks; the window may be open meanwhile"
    parser = commands.add_parser("bookmarks", help=purpose, description=purpose, epilog=EXIT_CODES)
    _add_content(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _command(actions, "list", "list bookmarks", "Columns: id, title, folder, tags.")
    for name, purpose in (("add", "bookmark sections"), ("remove", "take bookmarks away")):
        action = _command(actions, name, purpose, f"SLUG is {NAME}.")
        action.add_argument("slug", metavar="SLUG", nargs="+", type=_name, help="a section")
    action = _command(actions, "export", "write bookmarks, notes and history", "Without --out they are printed.")
    action.add_argument(
        "--format",
        choices=("json", "md", "html", "csv"),
        help="complete (json), to read (md, csv), for browsers (html)",
    )
    action.add_argument("--out", metavar="FILE", type=Path, help="write here; its ending names the format, too")
    action = _command(
        actions,
        "import",
        "take marks over from a file",
        "FILE is JSON of an export, or a browser's bookmarks file. What is there twice is one, what differs is told.",
    )
    action.add_argument("file", metavar="FILE", type=Path, help="what to read")
    action.add_argument("--theirs", action="store_true", help="where something differs, take the file's")
