"""`aixreader edition get`: gets the full Exchange."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Parser, Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.control_characters import one_line
from aixreader.errors import DeliveryError
from aixreader.paths import policy_file, user_folders
from aixreader.progress import part

if TYPE_CHECKING:
    from aixreader.services.editions.full_exchange import Plan


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition get`."""
    parser = add_command(
        actions,
        "get",
        "get the full Exchange from the web",
        "Asks its server which commit is the newest, says how much there is to get, and gets it once you agree. What\n"
        "has arrived is kept: after a break-off, get goes on where it was.",
    )
    parser.add_argument(
        "--from", dest="address", metavar="ADDRESS", help="address of a git repository or a zip, instead of the usual"
    )
    parser.add_argument("--archive", action="store_true", help="get a zip, not by git's protocol")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(check=_check)


def run(options: argparse.Namespace, console: Console) -> int:
    """Get the Exchange, build it and print where it is."""
    from aixreader.delivery.request_counter import RequestCounter
    from aixreader.services.editions.build import build
    from aixreader.services.editions.exchange_address import exchange_address
    from aixreader.services.editions.full_exchange import FullExchange
    from aixreader.userdata.policy import read_policy

    folders = user_folders(options.temp_home)
    counter = RequestCounter()
    exchange = FullExchange(folders, counter, exchange_address(read_policy(policy_file()), options.address or ""))
    with ProgressBar() as bar, interruptible(bar) as report:
        plan = exchange.look(report, archive=options.archive)
    if not plan.is_here and not options.yes:
        _ask(plan, console)
    with ProgressBar() as bar, interruptible(bar) as report:
        source = exchange.get_text(plan, part(report, 0.0, 0.1 if plan.offer else 0.8))
        exchange.get_rest(plan, part(report, 0.1, 0.8))
        with build(source, part(report, 0.8, 1.0), out=None, folders=folders) as edition:
            manifest = edition.manifest
    received = sum(host.received for host in counter.hosts)
    if options.json:
        record = {
            "source": str(source),
            "edition": str(edition.folder),
            "revision": manifest.revision,
            "date": manifest.date,
            "sections": manifest.counts.sections,
            "requests": counter.requests,
            "received": received,
        }
        console.json(record)
    else:
        console.text(f"{manifest.title}, {manifest.counts.sections} sections, is in {source}")
        console.text(f"Received {received:,} bytes in {counter.requests} requests.")
        console.text(f"Read it with: aixreader --content {source}")
    return 0


def summary(plan: Plan) -> str:
    """What a plan is, in words: from where, which commit, how much."""
    lines = [f"From {plan.address}" + ("" if plan.is_secure else " (the connection is not encrypted)")]
    if plan.why:
        lines.append(f"As an archive: {plan.why}")
    if plan.commit:
        lines.append(f"Commit {plan.commit[:12]} of {plan.date[:10]}")
        lines.append(f"{plan.files} of {plan.total} files, about {plan.bytes / 1e6:.1f} MB")
    else:
        lines.append(f"The newest commit, about {plan.bytes / 1e6:.0f} MB; how much exactly is not told before")
    return "\n".join(lines)


def _ask(plan: Plan, console: Console) -> None:
    """Ask once; raises `DeliveryError` where there is nobody to answer, or the answer is no."""
    stdin = sys.stdin
    if stdin is None or not stdin.isatty():
        raise DeliveryError(
            f"Nothing was fetched: there is no terminal to ask at.\n{summary(plan)}", "Repeat the command with --yes."
        )
    console.note(summary(plan))
    console.note("Get it? [y/N]")
    if stdin.readline().strip().lower() not in ("y", "yes"):
        raise DeliveryError("Nothing was fetched.")


def _check(options: argparse.Namespace, parser: Parser) -> None:
    if options.address is not None and not one_line(options.address).strip():
        parser.error("--from needs an address")
    if options.edition is not None or options.content is not None:
        parser.error("get takes neither --edition nor --content")
