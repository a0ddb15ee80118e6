"""Make the files that integrate the program into a Linux desktop: man page, shell completions, icons.

    python packaging/desktop_files.py FOLDER

Run it with a Python that can import the reader. Writes a tree for `/usr/share`, with the desktop entries, types of
files and AppStream metainfo of `packaging/linux/`.
"""

import argparse
import gzip
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import icon_files

HERE = Path(__file__).resolve().parent
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main(argv: list[str]) -> int:
    """Write the files below the folder in `argv`."""
    from aixreader import __version__
    from aixreader.cli.commands import make_parser

    folder = Path(argv[0])
    parser = make_parser()
    write(folder / "man/man1/aixreader.1.gz", packed(man_page(parser, __version__)))
    write(folder / "bash-completion/completions/aixreader", bash(parser))
    write(folder / "zsh/vendor-completions/_aixreader", zsh(parser))
    write(folder / "fish/vendor_completions.d/aixreader.fish", fish(parser))
    for entry in (HERE / "linux").glob("*.desktop"):
        shutil.copyfile(entry, with_folder(folder / "applications" / entry.name))
    for types in (HERE / "linux").glob("*.mime.xml"):
        shutil.copyfile(types, with_folder(folder / "mime" / "packages" / f"{types.name.partition('.')[0]}.xml"))
    for metainfo in (HERE / "linux").glob("*.metainfo.xml"):
        shutil.copyfile(metainfo, with_folder(folder / "metainfo" / metainfo.name))
    icons(folder / "icons/hicolor")
    return 0


def with_folder(path: Path) -> Path:
    """`path`, after its folder was made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write(path: Path, data: "str | bytes") -> None:
    """Write a file, and make its folder."""
    with_folder(path).write_bytes(data.encode() if isinstance(data, str) else data)


def packed(text: str) -> bytes:
    """`text` compressed with gzip, without a time stamp."""
    return gzip.compress(text.encode(), 9, mtime=0)


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """(name, help, parser) of each command."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to look into a parser
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - as above
            for name, inner in action.choices.items():
                yield name, helps.get(name, ""), inner


def options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """(long name, name of the value or "", help, choices) of each option."""
    for action in parser._actions:  # noqa: SLF001 - as above
        long = next((name for name in action.option_strings if name.startswith("--")), "")
        if long and action.help != argparse.SUPPRESS:
            takes = "" if action.nargs == 0 else str(action.metavar or action.dest).upper()
            yield long, takes, action.help or "", tuple(map(str, action.choices or ()))


def man_page(parser: argparse.ArgumentParser, version: str) -> str:
    """The manual page (troff)."""
    lines = [
        f'.TH AIXREADER 1 "" "AIX Reader {version}" "User Commands"',
        ".SH NAME",
        r"aixreader \- read the OWASP AI Exchange offline",
        ".SH SYNOPSIS",
        ".B aixreader",
        "[\\fIOPTION\\fR]... [\\fILINK\\fR] [\\fISOURCE\\fR]",
        ".br",
        ".B aixreader",
        "[\\fIOPTION\\fR]... \\fICOMMAND\\fR ...",
        ".SH DESCRIPTION",
        "Without a command the window opens, at LINK (such as aix:evasion) if there is one. SOURCE is a folder or",
        "archive of the Exchange's site to open.",
        "The commands work without a display. The reader makes no network requests.",
        ".SH OPTIONS",
        *_troff(parser),
        ".SH COMMANDS",
    ]
    for name, purpose, inner in commands(parser):
        lines += [f".SS {name}", _escaped(purpose[:1].upper() + purpose[1:] + "."), *_troff(inner)]
    lines += [
        ".SH FILES",
        ".TP",
        ".I /etc/aixreader/policy.json",
        "Policy of the administrator for all users.",
        ".TP",
        ".I ~/.local/share/aixreader/marks.db",
        "Bookmarks, highlights, notes and history.",
        ".SH EXIT STATUS",
        *_exit_codes(parser.epilog or ""),
    ]
    return "\n".join(lines) + "\n"


def _troff(parser: argparse.ArgumentParser) -> Iterator[str]:
    for long, takes, text, _ in options(parser):
        yield ".TP"
        yield f".B {_escaped(long)}" + (f" \\fI{_escaped(takes)}\\fR" if takes else "")
        yield _escaped(text[:1].upper() + text[1:] + ".")


def _exit_codes(epilog: str) -> Iterator[str]:
    """The exit codes as listed in the epilog of the help: "exit codes: 0 success; 1 not found; ..."."""
    for code in " ".join(epilog.split()).removeprefix("exit codes: ").split("; "):
        number, _, meaning = code.partition(" ")
        yield ".TP"
        yield f".B {number}"
        yield _escaped(meaning[:1].upper() + meaning[1:] + ".")


def _escaped(text: str) -> str:
    plain = text.replace("%%", "%").replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain


def bash(parser: argparse.ArgumentParser) -> str:
    """Completion for bash."""
    names = " ".join(name for name, _, _ in commands(parser))
    cases = "\n".join(
        f'        {name}) words="{" ".join(long for long, *_ in options(inner))}" ;;'
        for name, _, inner in commands(parser)
    )
    own = " ".join(long for long, *_ in options(parser))
    return (
        "# bash completion for aixreader\n_aixreader() {\n"
        '    local word command="" words="" current="${COMP_WORDS[COMP_CWORD]}"\n'
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do\n'
        f'        case " {names} " in *" $word "*) command=$word; break ;; esac\n    done\n'
        f'    case "$command" in\n        "") words="{own} {names}" ;;\n{cases}\n    esac\n'
        '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")\n'
        "}\ncomplete -o default -F _aixreader aixreader\n"
    )


def zsh(parser: argparse.ArgumentParser) -> str:
    """Completion for zsh."""

    def quoted(text: str) -> str:
        return text.replace("'", "'\\''").replace("[", r"\[").replace("]", r"\]").replace(":", r"\:")

    names = "\n".join(f"    '{name}:{quoted(purpose)}'" for name, purpose, _ in commands(parser))
    cases = []
    for name, _, inner in commands(parser):
        specs = " ".join(
            f"'{long}[{quoted(text)}]{':value:' if takes else ''}'" for long, takes, text, _ in options(inner)
        )
        cases.append(f"        {name}) _arguments {specs} '*:argument:_files' ;;")
    return (
        "#compdef aixreader\nlocal -a names\nnames=(\n" + names + "\n)\n"
        "_arguments -C '1:command:->command' '*::argument:->argument'\n"
        "case $state in\n    command) _describe command names ;;\n    argument)\n        case $words[1] in\n"
        + "\n".join(cases)
        + "\n        esac ;;\nesac\n"
    )


def fish(parser: argparse.ArgumentParser) -> str:
    """Completion for fish."""

    def quoted(text: str) -> str:
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    names = " ".join(name for name, _, _ in commands(parser))
    lines = ["# fish completion for aixreader"]
    for long, takes, text, _ in options(parser):
        lines.append(f"complete -c aixreader -l {long[2:]} {'-r ' if takes else ''}-d {quoted(text)}")
    for name, purpose, inner in commands(parser):
        unset = f"'not __fish_seen_subcommand_from {names}'"
        lines.append(f"complete -c aixreader -n {unset} -a {name} -d {quoted(purpose)}")
        for long, takes, text, choices in options(inner):
            given = f"-xa {quoted(' '.join(choices))} " if choices else ("-r " if takes else "")
            seen = f"'__fish_seen_subcommand_from {name}'"
            lines.append(f"complete -c aixreader -n {seen} -l {long[2:]} {given}-d {quoted(text)}")
    return "\n".join(lines) + "\n"


def icons(folder: Path) -> None:
    """The program's icon, as SVG and as PNG."""
    shutil.copyfile(icon_files.drawing(), with_folder(folder / "scalable/apps/aixreader.svg"))
    for size, png in icon_files.pictures(SIZES).items():
        write(folder / f"{size}x{size}/apps/aixreader.png", png)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
