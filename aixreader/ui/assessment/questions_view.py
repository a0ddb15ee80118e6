"""The questions about a system, one at a time or all below one another.

Signals: those of `QuestionCard`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from aixreader.ui.assessment.assessment_view import AssessmentView
from aixreader.ui.assessment.consequence_rows import ConsequenceRows
from aixreader.ui.assessment.question_card import QuestionCard

if TYPE_CHECKING:
    from aixreader.services.assessments.question_states import Consequence, QuestionState


class QuestionsView(AssessmentView):
    """Keeps a card for each question as long as the edition asks the same ones."""

    answered = Signal(str, str)
    reason_given = Signal(str, str)
    judged = Signal(str, str, bool)
    text_requested = Signal(str)
    threat_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QLabel(self)
        self.all_box = QCheckBox(self.tr("&All in view"), self)
        self.back = QToolButton(self)
        self.next = QToolButton(self)
        self.cards: dict[str, QuestionCard] = {}
        self._questions: dict[str, QuestionState] = {}
        self._asked: tuple[tuple[str, str, tuple[object, ...]], ...] = ()
        self._current = ""
        self._scroll = QScrollArea(self)
        self._body = QWidget()
        self._not_asked = QWidget(self._body)
        self._others = ConsequenceRows(self._not_asked)
        self._build()
        self.all_box.toggled.connect(self._arrange)
        self.back.clicked.connect(self.show_previous)
        self.next.clicked.connect(self.show_next)
        self._others.chosen.connect(self.threat_chosen)

    def _build(self) -> None:
        self.progress.setObjectName("hint")
        self.all_box.setToolTip(self.tr("Show all questions below one another"))
        for button, text, hint in (
            (self.back, self.tr("‹ Previous"), self.tr("The question before")),
            (self.next, self.tr("Next ›"), self.tr("The next question (Enter)")),
        ):
            button.setText(text)
            button.setToolTip(hint)
            button.setObjectName("plain")
        head, steps = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 0)
        head.addWidget(self.progress, 1)
        head.addWidget(self.all_box)
        steps.setContentsMargins(10, 0, 10, 4)
        steps.addWidget(self.back)
        steps.addStretch(1)
        steps.addWidget(self.next)
        note = QLabel(self.tr("No question of the Exchange asks for these. Decide yourself whether they apply."), self)
        note.setWordWrap(True)
        others = QVBoxLayout(self._not_asked)
        others.setContentsMargins(10, 8, 10, 12)
        others.addWidget(note)
        others.addWidget(self._others)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._not_asked)
        self._column.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(steps)
        layout.addWidget(self._scroll, 1)

    # ------------------------------------------------------------ what it shows

    @property
    def current(self) -> str:
        """The id of the question that is shown, or that was gone to last; "" without questions."""
        return self._current

    def show_questions(
        self, questions: tuple[QuestionState, ...], others: tuple[Consequence, ...], *, is_editable: bool
    ) -> None:
        """Show the questions about a system, and the threats that no question asks for."""
        asked = tuple((each.id, each.text, each.values) for each in questions)
        self._questions = {each.id: each for each in questions}
        if asked != self._asked:
            self._asked = asked
            self._make_cards(questions)
        for each in questions:
            self.cards[each.id].show_question(each, is_editable=is_editable)
        self._others.show_rows(others)
        if self._current not in self._questions:
            self._current = next((each.id for each in questions if each.is_open), questions[0].id if questions else "")
        self._show_progress(questions)
        self._arrange()

    def _show_progress(self, questions: tuple[QuestionState, ...]) -> None:
        from aixreader.services.assessments.question_states import progress

        done, total = progress(questions)
        to_judge = sum(condition.holds is None for each in questions for condition in each.conditions)
        text = self.tr("{0} of {1} answered").format(done, total)
        if to_judge:
            text += "\n" + self.tr("%n condition(s) to be judged", "", to_judge)
        self.progress.setText(text if questions else self.tr("This edition has no questions."))

    def _make_cards(self, questions: tuple[QuestionState, ...]) -> None:
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = {}
        for number, question in enumerate(questions):
            card = self.cards[question.id] = QuestionCard(question, self._body)
            card.answered.connect(self.answered)
            card.reason_given.connect(self.reason_given)
            card.judged.connect(self.judged)
            card.text_requested.connect(self.text_requested)
            card.threat_chosen.connect(self.threat_chosen)
            card.next_requested.connect(self._on_next_requested)
            self._column.insertWidget(number, card)

    @Slot()
    def _arrange(self) -> None:
        """Show all cards, or the current one; what is not asked for comes after the last one."""
        shows_all, names = self.all_box.isChecked(), list(self.cards)
        for name, card in self.cards.items():
            card.setVisible(shows_all or name == self._current)
        is_last = not names or self._current == names[-1]
        self._not_asked.setVisible(bool(self._others.texts) and (shows_all or is_last))
        self.back.setEnabled(bool(names) and self._current != names[0])
        self.next.setEnabled(bool(names) and not is_last)

    # ------------------------------------------------------------ going on

    @Slot()
    def show_next(self) -> None:
        """Show the next question, and focus it."""
        self._step(1)

    @Slot()
    def show_previous(self) -> None:
        """Show the question before, and focus it."""
        self._step(-1)

    @Slot(str)
    def _on_next_requested(self, question: str) -> None:
        self._current = question
        self.show_next()

    def _step(self, step: int) -> None:
        names = list(self.cards)
        here = names.index(self._current) if self._current in names else 0
        if 0 <= here + step < len(names):
            self.show_question(names[here + step])

    def show_next_open(self) -> bool:
        """Show the next question that is open, after the last one from the first; whether there is one."""
        names = list(self.cards)
        here = names.index(self._current) + 1 if self._current in names else 0
        found = next((name for name in (*names[here:], *names[:here]) if self._questions[name].is_open), "")
        if found:
            self.show_question(found)
        return bool(found)

    def show_question(self, question: str) -> None:
        """Show a question, and focus its answers."""
        if self._current in self.cards:
            self.cards[self._current].submit()
        self._current = question
        self._arrange()
        card = self.cards[question]
        card.focus_answer()
        if (layout := self._body.layout()) is not None:
            layout.activate()
        self._scroll.verticalScrollBar().setValue(card.y())  # from its beginning, however long it is

    def submit(self) -> None:
        """Have what was typed saved."""
        for card in self.cards.values():
            card.submit()
