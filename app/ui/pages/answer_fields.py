"""Fields for the answers that standards ask, one kind of field for each kind of answer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.rules.answers import is_answer
from app.rules.fact_list import FactKind
from app.ui.style.parts import Choice

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.model.facts import FactValue
    from app.rules.fact_list import FactQuestion


class AnswerField:
    """One field; what stays empty is not answered.

    Args:
        question: What is asked.
        answer: What was answered before, or None.
        tr: Language.
    """

    def __init__(self, question: FactQuestion, answer: FactValue | None, tr: Translator) -> None:
        self.question = question
        self.widget: QWidget
        choices = _choices(question, tr)
        self._list = Choice() if choices else None
        self._line = None if choices else QLineEdit()
        if self._list is not None:
            self._list.addItem(tr("not answered"), None)
            for text, value in choices:
                self._list.addItem(text, value)
            self._list.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self._list.setCurrentIndex(max(0, self._list.findData(answer)))
            self.widget = self._list
        elif self._line is not None:
            is_date = question.kind is FactKind.DATE
            self._line.setPlaceholderText("2016-05-01" if is_date else tr("not answered"))
            self._line.setText("" if answer is None else _written(answer))
            self._line.textChanged.connect(lambda _: self._mark())
            self.widget = self._line

    def value(self) -> FactValue | None:
        """Return the answer; None if it is empty or can't be understood."""
        if self._list is not None:
            chosen: FactValue | None = self._list.currentData()
            return chosen
        text = self._line.text().strip() if self._line is not None else ""
        found = _read(text, self.question.kind) if text else None
        return found if found is not None and is_answer(found, self.question) else None

    @property
    def is_wrong(self) -> bool:
        """Tell whether something stands there that is no answer."""
        has_text = self._line is not None and bool(self._line.text().strip())
        return has_text and self.value() is None

    def _mark(self) -> None:
        self.widget.setProperty("wrong", self.is_wrong)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


def _choices(question: FactQuestion, tr: Translator) -> list[tuple[str, FactValue]]:
    if question.kind is FactKind.YES_NO:
        return [(tr("yes"), True), (tr("no"), False)]
    return [(text, key) for key, text in question.choices]


def _written(answer: FactValue) -> str:
    if isinstance(answer, datetime.date):
        return answer.isoformat()
    return f"{answer:.15g}" if isinstance(answer, int | float) else str(answer)


def _read(text: str, kind: FactKind) -> FactValue | None:
    try:
        if kind is FactKind.DATE:
            return datetime.date.fromisoformat(text)
        return int(text) if kind is FactKind.COUNT else float(text)
    except ValueError:
        return None
