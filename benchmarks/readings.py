"""Small wrong readings of the figures' contract, and the tests that must notice each."""

from dataclasses import dataclass

DAYS, NORMS = "tests/rules/test_working_days.py", "tests/rules/test_norms.py"
PETITIONS, MEDIATION = "tests/figures/test_petitions.py", "tests/figures/test_mediation.py"
RECEPTIONS, MEETINGS = "tests/figures/test_receptions.py", "tests/figures/test_meetings.py"
DISCLOSURES, DECISIONS = "tests/figures/test_disclosures.py", "tests/figures/test_decisions.py"
BOARDS, PERIODS = "tests/figures/test_boards.py", "tests/rules/test_periods.py"


@dataclass(frozen=True)
class Reading:
    """A wrong reading: what is misunderstood, where it stands, the tests that must notice."""

    name: str
    module: str
    right: str
    wrong: str
    tests: str


WORKING_DAYS = "songcong.core.working_days"
PETITION = "petitions.figures.petition"
MEDIATED = "petitions.figures.mediation"
DISCLOSED = "wards.figures.disclosure"
DECIDED = "wards.figures.decision"
BOARD = "inspections.figures.board"
RESOLVED_BY_DUE = 'Q(resolved_on__lte=F("judged_due"))'

READINGS = (
    Reading(
        "working Saturdays ignored",
        WORKING_DAYS,
        "if day in self.working:",
        "if day in ():",
        DAYS,
    ),
    Reading(
        "days off ignored",
        WORKING_DAYS,
        "day.weekday() < _SATURDAY and day not in self.off",
        "day.weekday() < _SATURDAY",
        DAYS,
    ),
    Reading(
        "due day not moved to a working day",
        WORKING_DAYS,
        "return self._roll(start + n * _DAY, _DAY) if n else start",
        "return start + n * _DAY",
        DAYS,
    ),
    Reading(
        "the day of the event counts",
        WORKING_DAYS,
        "return self._step(start, n, _DAY)",
        "return self._step(start - _DAY, n, _DAY)",
        DAYS,
    ),
    Reading(
        "counting back moves forward",
        WORKING_DAYS,
        "return self._roll(day - n * _DAY, -_DAY) if n else day",
        "return self._roll(day - n * _DAY, _DAY) if n else day",
        DAYS,
    ),
    Reading(
        "quarters of the calendar year",
        "songcong.core.periods",
        "if scheme is Scheme.CALENDAR:",
        "if scheme in Scheme:",
        PERIODS,
    ),
    Reading(
        "rates rounded half to even",
        "songcong.core.rates",
        "int(abs(tenths) + Fraction(1, 2))",
        "round(abs(tenths))",
        "tests/rules/test_rates.py",
    ),
    Reading(
        "complex ignored",
        "petitions.rules.settlement",
        'f"{key}.complex" if is_complex else key',
        "key",
        f"{NORMS} {PETITIONS}",
    ),
    Reading(
        "feedback counted from the day taken up",
        "petitions.rules.settlement",
        "return petition.received_on",
        "return taken_up_on(petition)",
        f"{NORMS} {PETITIONS}",
    ),
    Reading(
        "no falling back to the norm of other matters",
        "songcong.core.norms",
        'for candidate in (key, f"{stem}{dot}other"):',
        "for candidate in (key,):",
        NORMS,
    ),
    Reading(
        "more than half read as half",
        "songcong.core.norms",
        "return reached > asked",
        "return reached >= asked",
        NORMS,
    ),
    Reading(
        "two thirds read as 66.6667 percent",
        "songcong.core.norms",
        "return simple if abs(simple - written) <= _ROUNDING else written",
        "return written",
        NORMS,
    ),
    Reading(
        "on time: before the due day",
        PETITION,
        RESOLVED_BY_DUE,
        RESOLVED_BY_DUE.replace("lte", "lt"),
        PETITIONS,
    ),
    Reading(
        "overdue: due day before the last day",
        PETITION,
        "_in_progress(w) & Q(judged_due__lte=w.end)",
        "_in_progress(w) & Q(judged_due__lt=w.end)",
        PETITIONS,
    ),
    Reading(
        "guided over all processed",
        PETITION,
        "Q(eligible=True, **conditions)",
        "Q(**conditions)",
        PETITIONS,
    ),
    Reading(
        "withdrawn counted as on time or late",
        PETITION,
        "_resolved(window) & ~Q(outcome=Outcome.WITHDRAWN)",
        "_resolved(window)",
        PETITIONS,
    ),
    Reading(
        "resolved after the end counted as resolved",
        PETITION,
        "def _resolved(window: Window) -> Q:\n    return Q(resolved_on__lte=window.end)",
        "def _resolved(window: Window) -> Q:\n    return Q(resolved_on__isnull=False)",
        PETITIONS,
    ),
    Reading(
        "sorted on the first day counted as sorted before",
        PETITION,
        "Q(processed_on__gte=window.start)",
        "Q(processed_on__gt=window.start)",
        PETITIONS,
    ),
    Reading(
        "every kind taken up by sorting",
        PETITION,
        "kind=PetitionKind.FEEDBACK, handling=Handling.ACCEPT, then",
        "handling=Handling.ACCEPT, then",
        PETITIONS,
    ),
    Reading(
        "feedback taken up by any handling",
        PETITION,
        "kind=PetitionKind.FEEDBACK, handling=Handling.ACCEPT, then",
        "kind=PetitionKind.FEEDBACK, then",
        PETITIONS,
    ),
    Reading(
        "acceptance after the end falls back to sorting",
        PETITION,
        'Coalesce(F("accepted_on"), by_sorting)',
        'Coalesce(by_sorting, F("accepted_on"))',
        PETITIONS,
    ),
    Reading(
        "mediation ended by date alone",
        MEDIATED,
        "Q(ended_on__gt=window.end) | ~decided",
        "Q(ended_on__gt=window.end)",
        MEDIATION,
    ),
    Reading(
        "mediation settled by outcome alone",
        MEDIATED,
        "Q(outcome=MediationOutcome.SETTLED, ended_on__lte=window.end)",
        "Q(outcome=MediationOutcome.SETTLED)",
        MEDIATION,
    ),
    Reading(
        "a delegation from six persons on",
        "petitions.figures.reception",
        "persons__gte=GROUP",
        "persons__gt=GROUP",
        RECEPTIONS,
    ),
    Reading(
        "extraordinary receptions not the leader's",
        "petitions.figures.reception",
        "(ReceptionKind.PERIODIC, ReceptionKind.EXTRAORDINARY)",
        "(ReceptionKind.PERIODIC,)",
        RECEPTIONS,
    ),
    Reading(
        "published after the end counted as late",
        DISCLOSED,
        'Q(published_on__gt=F("judged_due"), published_on__lte=w.end)',
        'Q(published_on__gt=F("judged_due"))',
        DISCLOSURES,
    ),
    Reading(
        "the backlog is what is still unpublished",
        DISCLOSED,
        "waiting = Q(published_on__isnull=True) | Q(published_on__gte=window.start)",
        "waiting = Q(published_on__isnull=True)",
        DISCLOSURES,
    ),
    Reading(
        "disclosure on time over the published",
        DISCLOSED,
        'denominator=("due",)',
        'denominator=("on_time", "late")',
        DISCLOSURES,
    ),
    Reading(
        "households of all meetings",
        "wards.figures.meeting",
        "Q(kind__in=(MeetingKind.COMMUNITY, MeetingKind.CONFERENCE))",
        "Q()",
        MEETINGS,
    ),
    Reading(
        "contributions of votes that failed",
        DECIDED,
        "        where=_passed,",
        "        where=_voted,",
        DECISIONS,
    ),
    Reading(
        "recognised only of the period's votes",
        DECIDED,
        "lambda w: _recognised(w) & Q(judged_passed=True)",
        "lambda w: _recognised(w) & _passed(w)",
        DECISIONS,
    ),
    Reading(
        "recognised though it failed",
        DECIDED,
        "lambda w: _recognised(w) & Q(judged_passed=True)",
        "lambda w: _recognised(w)",
        DECISIONS,
    ),
    Reading(
        "recommendations by the day of supervision",
        BOARD,
        "Q(sent_on__gte=w.start)",
        "Q(finding__supervision__held_on__gte=w.start)",
        BOARDS,
    ),
    Reading(
        "an answer on the due day is late",
        BOARD,
        'Q(answered_on__lte=F("judged_due"))',
        'Q(answered_on__lt=F("judged_due"))',
        BOARDS,
    ),
    Reading(
        "predecessors left out",
        "songcong.core.figures.tally",
        "[found[member] for member in members]",
        "[found[unit_id]]",
        "tests/figures/test_properties.py tests/reports/test_figures_api.py",
    ),
)
