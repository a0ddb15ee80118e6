"""Adds the names of threats, controls and groups in editions of the Exchange to `resources/name_history.json`.

    python packaging/name_history.py OLDER NEWER ...

Each is a source of the Exchange (a folder, an archive, a clone), the oldest first; to add a new edition, give the one
before it as well. Run it with a Python that can import the reader. Prints what it concluded, and with a "?" what
somebody has to look at: move a name whose control has become wider from the names of the other one to "replaced", and
run it again. Roots never change once they are published: what users have stated is kept under them.
"""

import json
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path

from aixreader.comparison.name_changes import extend_history
from aixreader.errors import AixError
from aixreader.files import write_atomically
from aixreader.json_codec import decode, encode, parse
from aixreader.knowledge.name_history import FILE, NameHistory
from aixreader.paths import resources, user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import build


def main(argv: list[str]) -> int:
    """Add the names of the sources in `argv`."""
    if not argv:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for line in extend_file(resources() / FILE, [Path(name) for name in argv]):
            print(line)
    except AixError as error:
        print(f"name_history.py: {error}", file=sys.stderr)
        return 1
    return 0


def extend_file(file: Path, sources: Iterable[Path]) -> list[str]:
    """Add the names of the sources to the history in a file; returns the notes, a line each."""
    history = decode(NameHistory, parse(file.read_bytes()))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        editions = [
            stack.enter_context(build(source, silent, out=folder / str(number), folders=user_folders(folder / "home")))
            for number, source in enumerate(sources)
        ]
        extended, notes = extend_history(history, editions)
    write_atomically(file, as_text(extended).encode(), mode=0o644)
    return [f"{'?' if note.is_doubtful else ' '} {note.text}" for note in notes]


def as_text(history: NameHistory) -> str:
    """The JSON of a history, with the names of one thing on a line."""
    members = []
    for name in (field.name for field in fields(history)):
        value = getattr(history, name)
        items = ",\n".join(f"  {json.dumps(encode(item))}" for item in value) if isinstance(value, tuple) else ""
        members.append(f' "{name}": ' + (f"[\n{items}\n ]" if items else json.dumps(encode(value))))
    return "{\n" + ",\n".join(members) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
