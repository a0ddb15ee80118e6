"""The binding holds what the program does most: emitting. PySide6 6.12 on Python 3.11 lost a reference to `True` and
to `None` with every emit and aborted after some hundreds (see pyproject.toml).
"""

from __future__ import annotations

import subprocess
import sys

from tests.waiting import PROCESS_SECONDS

EMITS = 600
PROGRAM = f"""
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Thing(QObject):
    told = Signal(bool)

    def __init__(self):
        super().__init__()
        self.heard = 0

    @Slot(bool)
    def on_told(self, value):
        self.heard += value is True
        return None

application = QCoreApplication([])
thing = Thing()
thing.told.connect(thing.on_told)
for _ in range({EMITS}):
    thing.told.emit(True)
print(thing.heard)
"""


def test_emitting_again_and_again_does_not_end_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=PROCESS_SECONDS, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [str(EMITS)]
