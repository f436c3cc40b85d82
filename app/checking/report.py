"""The result of a check, as data; words, colours and rows are made from it later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.rules.rule_kinds import Certainty, Force

if TYPE_CHECKING:
    from app.checking.feasibility import Feasibility
    from app.errors import Message
    from app.model.plan import Problem, Room
    from app.model.review import Decision, FacilityType, Review
    from app.rules.standard import Row, Standard


RULE_CODE = "RULE."
"""Beginning of the codes of findings of rules."""


class Outcome(StrEnum):
    """How one function ended."""

    MET = "met"
    SHORT = "short"
    MISSING = "missing"
    UNDETERMINED = "undetermined"
    DECIDED = "decided"


class Verdict(StrEnum):
    """How the rooms as a whole ended."""

    COMPLIES = "complies"
    COMPLIES_WITH_DECISIONS = "complies_with_decisions"
    DOES_NOT_COMPLY = "does_not_comply"
    UNDETERMINED = "undetermined"


class FactOutcome(StrEnum):
    """How one fact, or all of them, ended."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class FindingKind(StrEnum):
    """What a finding tells."""

    REQUIREMENT = "requirement"
    TARGET = "target"
    SUBSIDY = "subsidy"
    NOTE = "note"


class ClassBasis(StrEnum):
    """What decided the class."""

    GROSS_AREA = "gross_area"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"
    NO_CLASSES = "no_classes"


class AreaBasis(StrEnum):
    """Where the deciding gross area comes from."""

    DECLARED = "declared"
    MEASURED = "measured"


@dataclass(frozen=True, kw_only=True)
class FacilityFinding:
    """Type, class and gross area.

    Attributes:
        facility: Type of the facility.
        row: Row of the standard that decides, or None while the class is undetermined.
        class_basis: What decided the class.
        gross_area_m2: The deciding gross area, or None if unknown.
        gross_area_basis: Where it comes from, or None if unknown.
        declared_m2: Gross area as declared, or None.
        measured_m2: Gross area as measured, or None.
        estimate_m2: Gross area estimated from the net areas where neither is known; never decides.
        at_bound: Whether the gross area lies exactly on a bound of two classes.
        alternatives: Numbers of the other classes that the bound allows.
    """

    facility: FacilityType
    row: Row | None
    class_basis: ClassBasis
    gross_area_m2: float | None = None
    gross_area_basis: AreaBasis | None = None
    declared_m2: float | None = None
    measured_m2: float | None = None
    estimate_m2: float | None = None
    at_bound: bool = False
    alternatives: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FunctionFinding:
    """One function of the row: what is asked, what there is.

    Attributes:
        function: Id of the function.
        name: Name as printed in the standard.
        group: Id of the group.
        required_m2: The table's figure in force (corrected if corrections are on); None while the
            class is undetermined.
        printed_m2: The figure as printed, if a suspected misprint stands in this row; else None.
        suspected_m2: The suspected figure of such a row; else None.
        pro_rata_m2: Figure converted to this building's gross area, or None if it can't be.
        measured_m2: Sum of the rooms that certainly serve the function.
        difference_m2: Measured less the deciding figure; None if there is no deciding figure.
        outcome: How it ended.
        reason: Why it is undetermined, or how it was decided; None otherwise.
        rooms: Keys of the rooms that certainly serve it.
        open_rooms: Keys of the open rooms that could serve it.
        clause: Where the figure stands.
        is_adjustable: Whether the standard lets a person decide otherwise.
        decision: What a person decided, or None.
        doubt_m2: How far ``measured_m2`` may be off by measuring.
    """

    function: str
    name: str
    group: str
    required_m2: float | None
    pro_rata_m2: float | None
    measured_m2: float
    difference_m2: float | None
    outcome: Outcome
    clause: str
    printed_m2: float | None = None
    suspected_m2: float | None = None
    reason: Message | None = None
    rooms: tuple[str, ...] = ()
    open_rooms: tuple[str, ...] = ()
    is_adjustable: bool = False
    decision: Decision | None = None
    doubt_m2: float = 0.0

    @property
    def is_close(self) -> bool:
        """Tell whether measuring doubt alone could turn met into short or short into met."""
        return self.difference_m2 is not None and 0 < self.doubt_m2 >= abs(self.difference_m2)


@dataclass(frozen=True, kw_only=True)
class GroupFinding:
    """Subtotal of a group, or the total (group ``total``); information, it decides nothing."""

    group: str
    name: str
    required_m2: float | None
    pro_rata_m2: float | None
    measured_m2: float
    difference_m2: float | None


@dataclass(frozen=True, kw_only=True)
class CheckFinding:
    """One check besides the rooms: beds, staff, a service, the range of the standard.

    Attributes:
        code: Stable code, such as ``BEDS`` or ``STAFF.manager``.
        name: What is checked, for people.
        outcome: How it ended.
        required: What is asked, for people.
        measured: What was answered, for people; None if not answered.
        clause: Where it stands.
        is_fact: Whether it was answered as a fact, so that it counts for ``facts_outcome``.
        force: How binding it is; only what is mandatory decides.
        certainty: How sure it is that the clause says so.
        reason: How the figures come about or why it stays open; None if nothing is to be said.
        is_adjustable: Whether the standard lets a person decide otherwise.
        kind: Kind of the rule that it comes from.
    """

    code: str
    name: Message
    outcome: FactOutcome
    required: Message
    measured: Message | None
    clause: str
    is_fact: bool = True
    force: Force = Force.MANDATORY
    certainty: Certainty = Certainty.LOCAL
    reason: Message | None = None
    is_adjustable: bool = False
    kind: FindingKind = FindingKind.REQUIREMENT

    @property
    def is_rule(self) -> bool:
        """Tell whether it comes from a rule of its own rather than from the row of the class."""
        return self.code.startswith(RULE_CODE)

    @property
    def decides(self) -> bool:
        """Tell whether it counts for an outcome."""
        return self.force is Force.MANDATORY


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What another standard than the deciding one says; it changes no outcome.

    Attributes:
        standard: The standard.
        checks: One finding for each of its rules.
        problems: What a person should know about the standard itself.
    """

    standard: Standard
    checks: tuple[CheckFinding, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def rule_checks(self) -> tuple[CheckFinding, ...]:
        """Return the findings without those of rules that don't apply."""
        return _applying(self.checks)


def _applying(checks: tuple[CheckFinding, ...]) -> tuple[CheckFinding, ...]:
    """Return the rules that say something; a note whose facts nobody gave says nothing."""
    return tuple(
        item
        for item in checks
        if item.is_rule
        and item.outcome is not FactOutcome.NOT_APPLICABLE
        and not (item.force is Force.NOTE and item.outcome is FactOutcome.UNDETERMINED)
    )


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that was found about one review.

    Attributes:
        review: What was checked.
        standard: What it was checked against.
        facility: Type, class and gross area.
        functions: One finding for each function, in printed order.
        groups: Subtotals in printed order.
        total: Total over all functions.
        checks: Facts and other checks.
        outcome: How the rooms ended.
        facts_outcome: How the facts ended.
        unassigned_rooms: Keys of the rooms that serve no function and are not circulation.
        problems: Problems of the reading and of the check, errors first.
        notes: What the sheet has to say besides (misprints, switches, measuring rule).
        advice: What the other chosen standards say, in the order of the review.
        feasibility: What classes need beside what there is; None where nothing is prescribed.
    """

    review: Review
    standard: Standard
    facility: FacilityFinding
    functions: tuple[FunctionFinding, ...]
    groups: tuple[GroupFinding, ...]
    total: GroupFinding
    checks: tuple[CheckFinding, ...]
    outcome: Verdict
    facts_outcome: FactOutcome
    unassigned_rooms: tuple[str, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...] = ()
    advice: tuple[Advice, ...] = ()
    feasibility: Feasibility | None = None

    @property
    def row_checks(self) -> tuple[CheckFinding, ...]:
        """Return the findings of the row of the class: range, beds, staff, services."""
        return tuple(item for item in self.checks if not item.is_rule)

    @property
    def rule_checks(self) -> tuple[CheckFinding, ...]:
        """Return the findings of the standard's other rules, without those that don't apply."""
        return _applying(self.checks)

    @property
    def open_rooms(self) -> tuple[Room, ...]:
        """Return the rooms about which a person still has to answer a question."""
        return tuple(room for room in self.review.plan.rooms if room.is_open)

    def finding_of(self, room: Room) -> FunctionFinding | None:
        """Return the finding of the function that ``room`` serves, or None."""
        for finding in self.functions:
            if finding.function == room.function:
                return finding
        return None

    def count(self, outcome: Outcome) -> int:
        """Return how many functions ended with ``outcome``."""
        return sum(finding.outcome is outcome for finding in self.functions)
