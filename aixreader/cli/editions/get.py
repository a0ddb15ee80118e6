"""`aixreader edition get`: gets the full Exchange."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Parser, Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.control_characters import one_line
from aixreader.errors import AixError, DeliveryError
from aixreader.paths import Folders, policy_file, user_folders
from aixreader.progress import Report, part

if TYPE_CHECKING:
    from aixreader.services.comparison.edition_preview import EditionPreview
    from aixreader.services.editions.full_exchange import Plan


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition get`."""
    parser = add_command(
        actions,
        "get",
        "get the full Exchange from the web",
        "Asks its server which commit is the newest, says how much there is to get, and gets it once you agree. Then\n"
        "says what it holds and how it differs from the newest one that you have, and installs it once you agree.\n"
        "What has arrived is kept: after a break-off, get goes on where it was.",
    )
    parser.add_argument(
        "--from",
        dest="address",
        metavar="ADDRESS",
        help="address of a git repository or a zip, or a path, instead of your preference",
    )
    parser.add_argument("--archive", action="store_true", help="get a zip, not by git's protocol")
    parser.add_argument("--yes", action="store_true", help="get and install it without asking")
    parser.set_defaults(check=_check)


def run(options: argparse.Namespace, console: Console) -> int:
    """Get the Exchange, build it and print where it is."""
    from aixreader.delivery.request_counter import RequestCounter
    from aixreader.services.comparison.edition_preview import preview_lines
    from aixreader.services.editions.build import build
    from aixreader.services.editions.exchange_address import exchange_address
    from aixreader.services.editions.full_exchange import FullExchange
    from aixreader.userdata.policy import read_policy
    from aixreader.userdata.settings import SETTINGS_FILE, SettingsStore

    folders = user_folders(options.temp_home)
    counter = RequestCounter()
    preferred = SettingsStore(folders.config / SETTINGS_FILE).load().exchange
    address = exchange_address(read_policy(policy_file()), options.address or "", preferred)
    exchange = FullExchange(folders, counter, address)
    with ProgressBar() as bar, interruptible(bar) as report:
        plan = exchange.look(report, archive=options.archive)
    if not plan.is_here and not options.yes:
        _ask(f"{summary(plan)}\nGet it? [y/N]", console)
    with ProgressBar() as bar, interruptible(bar) as report:
        source = exchange.get_text(plan, part(report, 0.0, 0.4))
        preview = _preview(source, plan, folders, part(report, 0.4, 1.0))
    console.note("\n".join(preview_lines(preview)))
    try:
        if preview.differences is not None and not options.yes:
            _ask("Use it? [y/N]", console)
        source = exchange.keep(plan, source)
    except AixError:
        exchange.drop(source)
        raise
    with ProgressBar() as bar, interruptible(bar) as report:
        exchange.get_rest(plan, part(report, 0.0, 0.8))
        with build(source, part(report, 0.8, 1.0), out=None, folders=folders) as edition:
            manifest = edition.manifest
    received = sum(host.received for host in counter.hosts)
    if options.json:
        record = {
            "source": str(source),
            "edition": str(edition.folder),
            "revision": manifest.revision,
            "date": manifest.date,
            "pages": manifest.counts.pages,
            "sections": manifest.counts.sections,
            "problems": manifest.counts.problems,
            "differences": {kind: list(names) for kind, names in (preview.differences or {}).items()},
            "requests": counter.requests,
            "received": received,
        }
        console.json(record)
    else:
        console.text(f"{manifest.title}, {manifest.counts.sections} sections, is in {source}")
        console.text(f"Received {received:,} bytes in {counter.requests} requests.")
        console.text(f"Read it with: aixreader --content {source}")
    return 0


def _preview(source: Path, plan: Plan, folders: Folders, report: Report) -> EditionPreview:
    """What the new edition is, compared with the newest one that was got before."""
    from aixreader.services.comparison.edition_preview import preview_edition
    from aixreader.services.editions.kept_editions import kept_editions
    from aixreader.services.editions.session_factory import create_session_at

    before = next((kept.source for kept in kept_editions(folders) if kept.commit != plan.commit), None)
    with create_session_at(folders, part(report, 0.0, 0.4), source) as session:
        if before is None:
            return preview_edition(session, None, report)
        with create_session_at(folders, part(report, 0.4, 0.7), before) as other:
            return preview_edition(session, other, part(report, 0.7, 1.0))


def summary(plan: Plan) -> str:
    """What a plan is, in words: from where, which commit, how much."""
    lines = [f"From {plan.address}" + ("" if plan.is_secure else " (the connection is not encrypted)")]
    if plan.why:
        lines.append(f"As an archive: {plan.why}")
    if plan.commit:
        lines.append(f"Commit {plan.commit[:12]} of {plan.date[:10]}")
    if plan.total:
        lines.append(f"{plan.files} of {plan.total} files, about {plan.bytes / 1e6:.1f} MB")
    else:
        lines.append(f"The newest commit, about {plan.bytes / 1e6:.0f} MB; how much exactly is not told before")
    return "\n".join(lines)


def _ask(question: str, console: Console) -> None:
    """Ask; raises `DeliveryError` where there is nobody to answer, or the answer is no."""
    stdin = sys.stdin
    if stdin is None or not stdin.isatty():
        raise DeliveryError(
            f"Nothing was installed: there is no terminal to ask at.\n{question}", "Repeat the command with --yes."
        )
    console.note(question)
    if stdin.readline().strip().lower() not in ("y", "yes"):
        raise DeliveryError("Nothing was installed.", "The editions that are there are unchanged.")


def _check(options: argparse.Namespace, parser: Parser) -> None:
    if options.address is not None and not one_line(options.address).strip():
        parser.error("--from needs an address")
    if options.edition is not None or options.content is not None:
        parser.error("get takes neither --edition nor --content")
