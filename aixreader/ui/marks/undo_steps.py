"""What can be undone and redone, the latest last: changes of the user's marks, and what is kept elsewhere and shown
among them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from aixreader.userdata.changes import Change

MAX_UNDO_STEPS = 50


class FunctionStep(NamedTuple):
    """A step that changes no record: `undo` reverts it, `redo` carries it out again; `text` says what it was."""

    undo: Callable[[], None]
    redo: Callable[[], None]
    text: str = ""


Changes = tuple[Change, ...]
Step = Changes | FunctionStep
Done = Callable[[], None] | None


class UndoSteps:
    """A step are changes that revert others, or functions for what is no record. Changes that are made to revert a step
    are reported by `add_undone` and `add_redone` with what reverts them in turn, once they are saved.
    """

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._undone: list[Step] = []

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def can_redo(self) -> bool:
        """Whether a step was undone, and nothing new was done since."""
        return bool(self._undone)

    def add(self, step: Step) -> None:
        """Add the latest step; the oldest of more than `MAX_UNDO_STEPS` is given up, and so is what was undone."""
        self._undone.clear()
        self.add_redone(step)

    def add_undone(self, step: Step) -> None:
        """Add what carries out again the step that was undone last."""
        self._undone.append(step)

    def add_redone(self, step: Step) -> None:
        """Add what reverts the step that was redone last."""
        self._steps = [*self._steps, step][-MAX_UNDO_STEPS:]

    @property
    def changes(self) -> Changes:
        """The changes that undo the latest step; none where it is a function."""
        return _changes(self._steps)

    @property
    def redo_changes(self) -> Changes:
        """The changes that redo the step that was undone last; none where it is a function."""
        return _changes(self._undone)

    @property
    def text(self) -> str:
        """What the latest step was, as far as it says that itself."""
        return _text(self._steps)

    @property
    def redo_text(self) -> str:
        """What the step was that was undone last."""
        return _text(self._undone)

    def drop(self, steps: Collection[Step]) -> None:
        """Give up some steps: what they changed is out of reach."""
        dropped = {id(step) for step in steps}
        self._steps = [step for step in self._steps if id(step) not in dropped]
        self._undone = [step for step in self._undone if id(step) not in dropped]

    def clear(self) -> None:
        """Give up all steps."""
        self._steps.clear()
        self._undone.clear()

    def revert(self, change: Callable[[Changes], None], done: Done = None) -> None:
        """Revert the latest step, if there is one: `change` makes its changes, and calls `done` itself."""
        if not self._steps:
            return
        step = self._steps.pop()
        if isinstance(step, FunctionStep):
            step.undo()
            self.add_undone(step)
            _call(done)
        else:
            change(step)

    def repeat(self, change: Callable[[Changes], None], done: Done = None) -> None:
        """Carry out again the step that was undone last, if there is one; `change` and `done` as in `revert`."""
        if not self._undone:
            return
        step = self._undone.pop()
        if isinstance(step, FunctionStep):
            step.redo()
            self.add_redone(step)
            _call(done)
        else:
            change(step)


def _changes(steps: list[Step]) -> Changes:
    step = steps[-1] if steps else ()
    return () if isinstance(step, FunctionStep) else step


def _text(steps: list[Step]) -> str:
    step = steps[-1] if steps else ()
    return step.text if isinstance(step, FunctionStep) else ""


def _call(done: Done) -> None:
    if done is not None:
        done()
