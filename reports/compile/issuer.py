"""Who issues a report, who signs it and under which law, on the last day of the period."""

from datetime import date

from django.db.models import Q

from reports.rules.snapshot import Issuer
from songcong.core.law import Law
from songcong.core.norms import NormMissing
from wards.models import Signatory, SteeringCommittee, Unit

_LAWS = ("disclosure.publish_within", "decision.threshold.other")


def issuer_of(committee: SteeringCommittee, day: date) -> Issuer:
    """The committee's lines on paper; without a signatory in force the name stays dotted."""
    signs = (
        Signatory.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            committee=committee,
            valid_from__lte=day,
        )
        .order_by("-valid_from")
        .first()
    )
    return Issuer(
        parent=committee.parent_line,
        name=committee.name,
        symbol=committee.symbol,
        place=committee.place,
        authority=signs.authority if signs else "TM. Ban Chỉ đạo",
        title=signs.title if signs else "Trưởng ban",
        signatory=signs.name if signs else "",
    )


def committee_of(unit: Unit) -> SteeringCommittee:
    """The committee that signs a ward's report; a ward without one gets its row here."""
    committee, _ = SteeringCommittee.objects.get_or_create(
        ward=unit,
        defaults={
            "name": f"Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở {in_sentence(unit)}",
            "place": unit.name,
        },
    )
    return committee


def city_committee(day: date) -> SteeringCommittee | None:
    """The committee that steers the units on a day."""
    return (
        SteeringCommittee.objects.filter(
            Q(mandates__valid_to__isnull=True) | Q(mandates__valid_to__gte=day),
            ward__isnull=True,
            mandates__valid_from__lte=day,
        )
        .order_by("pk")
        .first()
    )


def laws_of(law: Law, day: date) -> tuple[str, ...]:
    """The laws that a report rests on, as the norms of the day cite them, each once."""
    found: dict[str, None] = {}
    for key in _LAWS:
        try:
            citation = law.norms.resolve(key, day).citation
        except NormMissing:
            continue
        found[citation.partition(" Điều")[0].partition(";")[0]] = None
    return tuple(found)


def in_sentence(unit: Unit) -> str:
    """The unit's name within a sentence: "phường Mỏ Chè"."""
    return f"{unit.get_kind_display().lower()} {unit.name}"
