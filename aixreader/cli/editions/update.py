"""`aixreader edition update`: installs the newest edition of the signed mirror that the policy names."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import NotFoundError
from aixreader.paths import policy_file, user_folders
from aixreader.progress import part


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition update`."""
    parser = add_command(
        actions,
        "update",
        "install the newest edition of the signed mirror that the administrator's policy names",
        "What is not signed as the mirror's root file demands is refused, and the installed edition stays.",
    )
    parser.add_argument(
        "--check", dest="only_check", action="store_true", help="only say whether there is a newer edition"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Update, and print what is installed."""
    from aixreader.delivery.request_counter import RequestCounter
    from aixreader.services.editions.session_factory import create_session
    from aixreader.services.mirrors.reader_mirror import look_for_update, update
    from aixreader.userdata.policy import read_policy

    folders, policy = user_folders(options.temp_home), read_policy(policy_file())
    if policy.warning:
        console.note(f"aixreader: {policy.warning}")
    if not policy.mirror:
        raise NotFoundError(
            "No mirror is set: the administrator's policy names none.",
            f"A policy with the key `mirror` belongs in {policy_file()}. Nothing was asked for.",
        )
    counter = RequestCounter()
    with ProgressBar() as bar, interruptible(bar) as report:
        if options.only_check:
            found = look_for_update(folders, policy, counter, report)
        else:
            found = update(folders, policy, counter, part(report, 0.0, 0.7))
            if found.is_new:
                create_session(folders, part(report, 0.7, 1.0)).close()
    if found.warning:
        console.note(f"aixreader: {found.warning}")
    installed = found.installed
    if options.json:
        console.json(
            {
                "edition": found.edition,
                "signed_by": found.signed_by,
                "is_new": found.is_new,
                "installed": installed.name if installed is not None else None,
                "requests": counter.requests,
            }
        )
    elif not found.edition:
        console.text(f"The mirror, signed by {found.signed_by}, has no edition.")
    elif options.only_check and found.is_new:
        console.text(f"There is a newer edition: {found.edition}, signed by {found.signed_by}.")
    else:
        state = "installed" if found.is_new else "up to date"
        console.text(f"{state}: {found.edition}, signed by {found.signed_by}")
    return 0
