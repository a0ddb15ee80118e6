"""`aixreader mirror`: makes and keeps a signed mirror, from which readers update."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.mirror_output import print_pending, print_summary, print_verification
from aixreader.cli.parser import EXIT_CODES, Parser, Subparsers, add_command, add_content_options
from aixreader.cli.passphrase import PassphraseSource, add_key_options, add_passphrase_option
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import Cancelled, MirrorError, UserDataError
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from aixreader.services.mirrors.publication import Publication

ROLES = ("root", "targets", "snapshot", "timestamp")
KEYS = "aixreader-mirror-keys"
"""The default folder of keys, beside that of the settings: what is in that is deleted with the user's data."""
DETAILS = (
    "A mirror is a folder that any web server, file share or USB stick can carry. Readers that trust its root file\n\
(metadata/1.root.json) install what is signed in it, and nothing else."
)


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `mirror`, which has a parser for each action."""
    purpose = "make and keep a signed mirror, from which readers update"
    parser = commands.add_parser("mirror", help=purpose, description=f"{purpose}\n\n{DETAILS}", epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _add_init(actions)
    action = _action(actions, "add", "sign and publish a source")
    action.add_argument("source", metavar="SOURCE", type=Path, help="a source as of --content")
    action.add_argument("--name", default="", help="name of the edition (default: its date); replaces one of that name")
    action = _action(actions, "remove", "withdraw an edition")
    action.add_argument("name", metavar="EDITION", help="name of the edition")
    _action(actions, "renew", "sign anew what expires: snapshot and timestamp; the others where they are due")
    action = _action(actions, "rotate-key", "replace a key of a role")
    action.add_argument("role", metavar="ROLE", choices=ROLES, help="one of " + ", ".join(ROLES))
    action.add_argument("--public-key", metavar="FILE", type=Path, help="the new key, of another person")
    action.add_argument("--replace", metavar="ID", default="", help="beginning of the id of the key to replace")
    action = _action(actions, "sign", "add a signature to a pending root")
    action.add_argument("--key", metavar="FILE", type=Path, help="the key to sign with (default: those of --keys)")
    action.add_argument("--yes", action="store_true", help="sign without the question whether the changes are right")
    action = _action(actions, "verify", "check all signatures and contents as a reader would")
    action.add_argument(
        "--root", metavar="FILE", type=Path, help="the root file to trust (default: the mirror's first)"
    )
    _action(actions, "list", "list the editions, when signatures expire, and a pending root")
    action = add_command(actions, "key", "make a key for a second person, who signs on another computer")
    action.add_argument("file", metavar="FILE", type=Path, help="the key file to make; the public key is FILE.pub")
    add_passphrase_option(action)


def _action(actions: Subparsers, name: str, purpose: str) -> Parser:
    parser = add_command(actions, name, purpose)
    parser.add_argument("folder", metavar="DIR", help="folder of the mirror")
    add_key_options(parser)
    return parser


def _add_init(actions: Subparsers) -> None:
    action = _action(actions, "init", "make a mirror, with keys of its own")
    action.add_argument("--name", default="", help="who signs, as readers are told")
    action.add_argument("--offline", action="store_true", help="signatures are valid for a year, for USB sticks")
    action.add_argument(
        "--public-key",
        metavar="ROLE=FILE",
        type=_role_and_file,
        action="append",
        default=[],
        help="a key of another person who may sign for ROLE (made with `aixreader mirror key`)",
    )
    action.add_argument(
        "--signer",
        metavar=("ROLE=FILE", "URI"),
        nargs=2,
        action="append",
        default=[],
        help="sign for ROLE with a device or service (awskms:, gcpkms:, azurekms:, hv:, hsm:, gnupg:); FILE is its "
        "public key",
    )
    action.add_argument(
        "--threshold",
        metavar="ROLE=N",
        type=_role_and_number,
        action="append",
        default=[],
        help="how many signatures ROLE needs (default: 1)",
    )
    action.set_defaults(check=_check_signers)


def _check_signers(options: argparse.Namespace, parser: Parser) -> None:
    """The types of arguments in pairs are checked here: argparse knows one type for both."""
    try:
        options.signer = [(*_role_and_file(key), address) for key, address in options.signer]
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the action that `options` name."""
    actions = {
        "init": _init,
        "add": _add,
        "remove": _remove,
        "renew": _renew,
        "rotate-key": _rotate_key,
        "sign": _sign,
        "verify": _verify,
        "list": _list,
        "key": _key,
    }
    return actions[options.action](options, console)


def _publication(options: argparse.Namespace, *, is_new: bool = False) -> Publication:
    from aixreader.services.mirrors.publication import Publication

    keys = options.keys or user_folders(options.temp_home).config.parent / KEYS
    return Publication(Path(options.folder), keys, PassphraseSource(options, is_new=is_new))


def _init(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import OtherSigner, init_mirror

    others = [OtherSigner(role, file) for role, file in options.public_key]
    others += [OtherSigner(role, file, address) for role, file, address in options.signer]
    pending = init_mirror(
        _publication(options, is_new=True),
        others,
        dict(options.threshold),
        name=options.name,
        is_offline=options.offline,
    )
    if not options.json:
        console.text(f"Made a mirror in {options.folder}. Readers need its root file, metadata/1.root.json.")
    print_pending(pending, options.folder, console, is_json=options.json)
    return 0


def _add(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import add_edition

    with ProgressBar() as bar, interruptible(bar) as report:
        edition = add_edition(_publication(options), options.source, options.name, report)
    if options.json:
        console.json({"name": edition.name, "files": edition.files, "bytes": edition.total, "sha256": edition.sha256})
    else:
        console.text(f"Published {edition.name}: {edition.files} files, {edition.total:,} bytes.")
    return 0


def _remove(options: argparse.Namespace, console: Console) -> int:
    with _publication(options).publisher() as publisher:
        publisher.remove(options.name)
    if options.json:
        console.json({"removed": options.name})
    else:
        console.text(f"Withdrew {options.name}. Its contents are removed after some further changes.")
    return 0


def _renew(options: argparse.Namespace, console: Console) -> int:
    with _publication(options).publisher() as publisher:
        pending = publisher.renew()
    return _print_state(options, console, "Signed anew.", is_pending=pending is not None)


def _rotate_key(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import rotate_key

    pending = rotate_key(_publication(options, is_new=True), options.role, options.public_key, options.replace)
    return _print_state(options, console, f"Replaced a key of {options.role}.", is_pending=pending is not None)


def _sign(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import pending_changes, sign_pending

    for line in pending_changes(_publication(options)):
        console.note(f"pending root: {line}")
    if not options.yes and not _is_wanted(console):
        raise Cancelled
    pending = sign_pending(_publication(options), options.key)
    text = "Signed." if pending is not None else "Signed and published. Now run `aixreader mirror renew` with its keys."
    return _print_state(options, console, text, is_pending=pending is not None)


def _is_wanted(console: Console) -> bool:
    """Whether somebody at a terminal says that the changes are right."""
    if not sys.stdin.isatty():
        raise UserDataError(
            "Nobody can be asked whether these changes are right; nothing was signed.",
            "If they are, repeat with --yes.",
        )
    console.note("Sign this? Type yes:")
    return sys.stdin.readline().strip().lower() == "yes"


def _verify(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import verify

    with ProgressBar() as bar, interruptible(bar) as report:
        found = verify(options.folder, options.root, report)
    print_verification(found, console, is_json=options.json)
    return MirrorError.exit_code if found.faults else 0


def _list(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import summary

    print_summary(summary(_publication(options)), options.folder, console, is_json=options.json)
    return 0


def _key(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.mirrors.publication import make_own_key

    name = make_own_key(options.file, PassphraseSource(options, is_new=True))
    if options.json:
        console.json({"id": name, "public": f"{options.file}.pub"})
    else:
        console.text(f"Made {options.file}, which is yours alone, and {options.file}.pub, to be handed on.\nId: {name}")
    return 0


def _print_state(options: argparse.Namespace, console: Console, text: str, *, is_pending: bool) -> int:
    """Print what was done, or with --json what the mirror holds now."""
    from aixreader.services.mirrors.publication import summary

    found = summary(_publication(options))
    if options.json:
        print_summary(found, options.folder, console, is_json=True)
        return 0
    console.text(text)
    if is_pending:
        print_pending(found.pending, options.folder, console, is_json=False)
    return 0


def _role_and_file(text: str) -> tuple[str, Path]:
    """Type of an argument `ROLE=FILE`."""
    role, _, file = text.partition("=")
    if role not in ROLES or not file:
        raise argparse.ArgumentTypeError(f"'{text}' is not ROLE=FILE with a ROLE of {', '.join(ROLES)}")
    return role, Path(file)


def _role_and_number(text: str) -> tuple[str, int]:
    """Type of an argument `ROLE=N`."""
    role, _, number = text.partition("=")
    if role not in ROLES or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is not ROLE=N with a ROLE of {', '.join(ROLES)}")
    return role, int(number)
