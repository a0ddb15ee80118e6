"""Shows the attacks and watches the network meanwhile.

python -m tests.security.rig reader|control <result.json> [--alone]

`reader` shows them in the reader's pane, `control` in a browser without defences. `--alone`: this process has a network
of its own (see `isolation.py`), so that every packet and every question for a name is seen; without it only what comes
to the canaries is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.security.attack import DOMAIN
from tests.security.attacks import ATTACKS
from tests.security.canaries import Canaries
from tests.security.capture import Capture
from tests.security.isolation import settle_in
from tests.waiting import PROCESS_SECONDS

UNSEEN = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QUICK_BACKEND": "software"}
MAPPED = f'--host-resolver-rules="MAP *.{DOMAIN} 127.0.0.1"'


def main(mode: str, result: Path, *, alone: bool) -> None:
    """Watch one run; the result tells what each attack did, and each packet."""
    if alone:
        settle_in()
    canaries = Canaries(ATTACKS, dns=alone)
    capture = Capture() if alone else None
    with tempfile.TemporaryDirectory() as home:
        order, seen = Path(home) / "order.json", Path(home) / "seen.json"
        order.write_text(
            json.dumps(
                {
                    "mode": mode,
                    "ports": canaries.ports,
                    "pages": canaries.pages,
                    "home": home,
                    "flags": "" if alone else MAPPED,
                }
            ),
            encoding="utf-8",
        )
        started = subprocess.run(
            [sys.executable, "-m", "tests.security.shower", str(order), str(seen)],
            env=os.environ | UNSEEN | {"HOME": home, "USERPROFILE": home, "TMPDIR": home},
            capture_output=True,
            text=True,
            check=False,
            timeout=PROCESS_SECONDS,
        )
        if not seen.exists():
            sys.exit(started.stderr)
        told = json.loads(seen.read_text(encoding="utf-8"))
    packets = capture.stop() if capture is not None else []
    for name, asked in canaries.asked.items():
        if asked:
            told["seen"].setdefault(name, []).extend(sorted(asked))
    told["seen"] = {name: did for name, did in told["seen"].items() if did}
    result.write_text(json.dumps(told | {"packets": packets}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), alone="--alone" in sys.argv)
