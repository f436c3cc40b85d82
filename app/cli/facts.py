"""``yishen facts`` and ``yishen quota``: what standards ask besides rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.cli.call import COMPLIES, FAILS, OPEN, known_library, say
from app.cli.files import write_text
from app.errors import CallError, message

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from app.i18n import Translator
    from app.rules.standard import Standard
    from app.service.library import Library


def split_words(values: Iterable[str]) -> list[str]:
    """Return the words of an option that may be given several times, or parted by commas."""
    words = [word.strip() for value in values for word in value.replace("，", ",").split(",")]
    return list(dict.fromkeys(word for word in words if word))


def find_standards(library: Library, keys: Iterable[str]) -> tuple[Library, tuple[Standard, ...]]:
    """Return the standards that a person named, and the library with them.

    Raises:
        StandardError: One is not known, or its file has mistakes.
    """
    from app.service.library import find_standard

    found = []
    for key in keys:
        library, standard = find_standard(library, key)
        found.append(standard)
    return library, tuple(found)


def run_template(standard: str, advice: Iterable[str], out: str | None, tr: Translator) -> int:
    """Print a facts file to fill in, or write it.

    Raises:
        FacilityError: A standard is not known, or the file can't be written.
    """
    from app.rules.facts_template import facts_template

    _, standards = find_standards(known_library(tr), [standard, *split_words(advice)])
    write_text(facts_template(standards, tr), out or "-")
    if out is not None and out != "-":
        say(tr("Written: {file}", file=out))
    return COMPLIES


@dataclass(frozen=True, kw_only=True)
class QuotaCall:
    """The options of one call; None where an option was left out."""

    standard: str
    households: float
    completed: datetime.date | None
    residential: str | None
    area: float | None


def run_quota(call: QuotaCall, tr: Translator) -> int:
    """Print in one line for each quota of a standard how much area it asks for.

    Returns:
        0 if the area is enough or was not given, 1 if it is not, 3 if it can't be told.

    Raises:
        FacilityError: The standard is not known, or has no quota.
    """
    from app.checking.quota_answers import answer_quotas

    library, (standard,) = find_standards(known_library(tr), [call.standard])
    answers: dict[str, object] = {"households": call.households}
    if call.completed is not None:
        answers["completion_date"] = call.completed
    if call.residential is not None:
        answers["residential_kind"] = call.residential
    found = answer_quotas(standard, answers, call.area)
    if not found:
        has_quota = [item.key for item in library.standards if answer_quotas(item, {}, None)]
        text = message(
            "“{title}” has no area by households; standards that have: {keys}.",
            title=standard.short_title,
            keys=", ".join(has_quota),
        )
        raise CallError(text)
    for item in found:
        say(tr(item.sentence))
    outcomes = {item.is_enough for item in found}
    if False in outcomes:
        return FAILS
    return OPEN if any(item.required_m2 is None for item in found) else COMPLIES
