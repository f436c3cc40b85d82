"""What the user keeps between plans, own standards and village words, in step with the window."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import FacilityError, message

if TYPE_CHECKING:
    from app.service.library import Library
    from app.ui.document import PlanDocument
    from app.ui.rereading import Rereading


class OwnFiles(QObject):
    """Hold the library of the window; load it again after the user's files were changed.

    ``told`` gives a sentence about what could not be used or done, ``taught`` one about a word
    that was learnt.

    Args:
        document: What is open; it is checked again with a library that changed.
        rereading: A reading under way is begun anew, since it went by the names of before.
        parent: Owner.
    """

    told = Signal(object)
    taught = Signal(object)

    def __init__(
        self, document: PlanDocument, rereading: Rereading, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._rereading = document, rereading
        self.library: Library | None = None

    def take(self, library: Library) -> None:
        """Take the library that a file was opened with; tell what of it can't be used."""
        is_new = self.library is not library
        self.library = library
        if is_new:
            self._tell_problems()

    def _tell_problems(self) -> None:
        problems = self.library.problems if self.library is not None else ()
        if problems:
            rest = len(problems) - 1
            more = message("{first} (and {count} more)", first=problems[0], count=rest)
            self.told.emit(more if rest else problems[0])

    def reload(self) -> None:
        """Load the user's files again; what is open is checked and its names read anew."""
        from app.service.library import load_library

        try:
            self.library = load_library()
        except FacilityError as error:
            self.told.emit(error.message)
            return
        if self._document.is_open:
            self._update_document(self.library)
        self._tell_problems()

    def _update_document(self, library: Library) -> None:
        from app.service.village_words import with_names_read_again

        document, before = self._document, self._document.content.library
        document.take_library(library)
        if library.names != before.names:
            review = with_names_read_again(document.review, before.names, library.names)
            document.apply(message("Read names anew"), review)
        self._rereading.begin_anew()

    def teach(self, word: str, function: str | None) -> None:
        """Keep that ``word`` always means ``function``; other rooms of the name are read anew."""
        from app.rules.aliases import Alias
        from app.service.own_standards import teach

        today = datetime.datetime.now().astimezone().date()
        try:
            teach(Alias(name=word, function=function, date=today))
        except FacilityError as error:
            self.told.emit(error.message)
            return
        self.reload()
        self.taught.emit(
            message(
                "From now on “{word}” is read so on every plan, until you delete it.", word=word
            )
        )
