"""Imports zips that are made to do harm, or were altered at random: nothing may be written outside the cache, nothing
at all for one that is refused, and none may take long (promise G6).

By hand: `python -m tests.faults.hostile_zips 2000 [ZIP]` alters a small zip so many times; ZIP, a real one of the
Exchange, has to be imported, and is then altered a hundredth as often.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from aixreader.errors import AixError
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.session_factory import create_session
from tests.faults.edition_kill import SITE, zip_folder
from tests.faults.hostile_sources import SOURCES
from tests.source.test_zip_checks import LIES, NAMES, Entry, pack
from tests.source.test_zip_checks import SITE as SOUND
from tests.waiting import wall_seconds

MAX_SECONDS = 20.0
LONGEST = 64
"""Bytes that are altered in one place, at most."""


class Imports:
    """Imports of zips, one after the other; `wrong` is what one of them did that it may not."""

    def __init__(self) -> None:
        self.taken = 0
        self.refused = 0
        self.slowest = 0.0
        self.wrong: list[str] = []

    def try_zip(self, name: str, make: Callable[[Path], Path]) -> None:
        """Import the zip that `make` puts in a folder of its own."""
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, "a/b/c")
            place.mkdir(parents=True)
            source = make(place / "site")
            before, refusals = files(Path(folder)), self.refused
            seconds = wall_seconds(lambda: self._import(source, Path(folder, "a/b/home"), name))
            refused = self.refused > refusals
            self.slowest = max(self.slowest, seconds)
            new = {path for path in files(Path(folder)) - before if not path.startswith("a/b/home/cache/")}
            if new - {"a/b/home/data/cache.key"}:
                self.wrong.append(f"{name}: wrote {sorted(new)[:3]}")
            if refused and list(Path(folder, "a/b/home").rglob("*.json")):
                self.wrong.append(f"{name}: was refused, and something of it is there")
            if seconds > MAX_SECONDS:
                self.wrong.append(f"{name}: took {seconds:.0f} s")

    def _import(self, source: Path, home: Path, name: str) -> None:
        try:
            create_session(user_folders(home), silent, content=source).close()
        except AixError:
            self.refused += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.wrong.append(f"{name}: {error!r}")
        else:
            self.taken += 1


def files(folder: Path) -> set[str]:
    """All that is in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def made() -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """Zips that are made to do harm."""
    for name, make in SOURCES.items():
        if name.startswith("zip:"):
            yield name, make
    for name in NAMES:
        yield f"name {name!r}", whole(pack([*SOUND, Entry(name.encode())]))
    for name, entry in LIES.items():
        yield f"lie {name}", whole(pack([*SOUND, entry]))


def altered(data: bytes, dice: random.Random) -> bytes:
    """Some bytes of a zip changed, cut out, put twice or exchanged; its end, where the directory is, as often as all
    else.
    """
    least = dice.choice((0, max(0, len(data) - 3000)))
    at = dice.randrange(least, len(data))
    length = dice.randint(1, min(LONGEST, len(data) - at))
    piece = data[at : at + length]
    other = dice.choice((b"", piece * 2, dice.randbytes(length), b"\xff" * length, b"\0" * length, b"../" + piece[3:]))
    return data[:at] + other + data[at + length :]


def whole(data: bytes) -> Callable[[Path], Path]:
    """Puts these bytes beside a place."""

    def make(place: Path) -> Path:
        path = place.with_suffix(".zip")
        path.write_bytes(data)
        return path

    return make


def attempts(times: int, seed: int = 1) -> Imports:
    """How it went with the site of the tests, altered so many times."""
    dice, imports = random.Random(seed), Imports()  # noqa: S311 - chance, not secrecy
    with tempfile.TemporaryDirectory() as folder:
        zip_folder(SITE, Path(folder, "site.zip"))
        data = Path(folder, "site.zip").read_bytes()
    for number in range(times):
        imports.try_zip(f"altered {number}", whole(altered(data, dice)))
    return imports


def main(times: int, real: Path | None) -> int:
    """Print how it went."""
    imports = Imports()
    for name, make in made():
        imports.try_zip(name, make)
    faults = tell("made to do harm", imports) + tell(f"altered {times} times", attempts(times))
    if real is not None:
        data = real.read_bytes()
        imports = Imports()
        imports.try_zip("the real one", whole(data))
        print(f"the real one: {'imported' if imports.taken else 'REFUSED'} in {imports.slowest:.1f} s")  # noqa: T201
        dice = random.Random(2)  # noqa: S311 - chance, not secrecy
        for number in range(times // 100):
            imports.try_zip(f"real, altered {number}", whole(altered(data, dice)))
        faults += tell(f"real, altered {times // 100} times", imports)
    return faults


def tell(what: str, imports: Imports) -> int:
    """Print it; returns how many were wrong."""
    counts = f"{imports.refused} refused, {imports.taken} taken, slowest {imports.slowest:.1f} s"
    print(f"{what}: {counts}, {len(imports.wrong)} wrong", *imports.wrong[:5], sep="\n  ", flush=True)  # noqa: T201
    return len(imports.wrong)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(int(arguments[0]) if arguments else 2000, Path(arguments[1]) if len(arguments) > 1 else None) > 0)
