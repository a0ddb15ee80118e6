"""`aixreader edition check`: what an editor of the Exchange should look at."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.checks.rules import Level
from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import SourceError
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aixreader.checks.finding import Finding

FORMATS = ("text", "json", "sarif", "github")
FOUND = 1
"""The exit code where there are findings that fail the check."""
MAX_DIFF = 64 * 1024 * 1024
"""Characters."""


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition check`."""
    parser = add_command(
        actions,
        "check",
        "check a source of the Exchange before it is published",
        "SOURCE is a source as of --content. Findings are errors, warnings and notes, with file and\n"
        "line. The exit code is 1 if there is one of the level of --fail-on, or a worse one.",
    )
    parser.add_argument("source", metavar="SOURCE", type=Path, help="what to check")
    parser.add_argument("--format", choices=FORMATS, help="text (default), json, sarif, or annotations for GitHub")
    parser.add_argument("--level", choices=list(Level), default=Level.NOTE, type=Level, help="leave out what is less")
    parser.add_argument(
        "--fail-on", choices=list(Level), default=Level.ERROR, type=Level, help="what fails the check (default: error)"
    )
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="leave out the findings that FILE lists")
    parser.add_argument("--write-baseline", metavar="FILE", type=Path, help="list all findings in FILE, and succeed")
    parser.add_argument(
        "--diff",
        metavar="FILE",
        help="a unified diff (- for standard input), such as that of git diff: annotations of its lines come first",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the findings of a source."""
    from aixreader.checks.baseline import new_findings, read_baseline, write_baseline
    from aixreader.services.editions.site_check import check_site, site_prefix

    known = read_baseline(options.baseline) if options.baseline is not None else frozenset()
    diff = _diff(options.diff) if options.diff is not None else ""
    with ProgressBar() as bar, interruptible(bar) as report:
        findings = check_site(options.source, report, user_folders(options.temp_home))
    if options.write_baseline is not None:
        write_baseline(options.write_baseline, findings)
        console.note(f"Wrote {len(findings)} findings to {options.write_baseline}.")
        return 0
    shown = [each for each in new_findings(findings, known) if each.rule.level.is_at_least(options.level)]
    console.text(_report(options, shown, site_prefix(options.source), diff))
    return FOUND if any(each.rule.level.is_at_least(options.fail_on) for each in shown) else 0


def _report(options: argparse.Namespace, findings: Sequence[Finding], prefix: str, diff: str) -> str:
    from aixreader.checks.changed_lines import changed_lines
    from aixreader.checks.report import annotation_report, json_report, text_report
    from aixreader.checks.sarif import sarif_report

    match options.format or ("json" if options.json else "text"):
        case "json":
            report = json_report(findings, prefix)
        case "sarif":
            report = sarif_report(findings, prefix)
        case "github":
            report = annotation_report(findings, prefix, changed_lines(diff, prefix))
        case _:
            report = text_report(findings, prefix)
    return report.removesuffix("\n")


def _diff(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.read(MAX_DIFF)
        with Path(name).open(encoding="utf-8", errors="replace") as file:
            return file.read(MAX_DIFF)
    except OSError as error:
        raise SourceError(
            f"The diff {name} cannot be read: {error.strerror}.", "Write it with git diff > FILE, or pass it in by -."
        ) from error
