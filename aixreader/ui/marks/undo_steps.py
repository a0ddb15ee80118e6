"""What can be undone, the latest last: changes of the user's marks, and what is kept elsewhere and shown among them."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.userdata.changes import Change

MAX_UNDO_STEPS = 50
Step = tuple[Change, ...] | Callable[[], None]


class UndoSteps:
    """A step are changes that revert others, or a function that reverts what is no record."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, step: Step) -> None:
        """Add the latest step; the oldest of more than `MAX_UNDO_STEPS` is given up."""
        self._steps = [*self._steps, step][-MAX_UNDO_STEPS:]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the latest step; none where it is a function."""
        step = self._steps[-1] if self._steps else ()
        return step if isinstance(step, tuple) else ()

    def clear(self) -> None:
        """Give up all steps."""
        self._steps.clear()

    def revert(self, change: Callable[[tuple[Change, ...]], None], done: Callable[[], None] | None = None) -> None:
        """Revert the latest step, if there is one: `change` makes its changes, and calls `done` itself."""
        if not self._steps:
            return
        step = self._steps.pop()
        if isinstance(step, tuple):
            change(step)
        else:
            step()
            if done is not None:
                done()
