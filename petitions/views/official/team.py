"""The registers of mediation teams and of mediators."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.actions.team import MEDIATOR_KEEPER, TEAM_KEEPER
from petitions.enums import Qualification, Sex
from petitions.filters.team import MediatorFilter, TeamFilter
from petitions.forms.team import MediatorForm, TeamForm
from petitions.models import Mediation, MediationTeam, Mediator
from petitions.models.team import TEAM_READERS
from petitions.rules.team import least_members, wants
from songcong.core.keyset import Row
from wards.calendar import law
from wards.http import OfficialRequest, official
from wards.rules.reader import Reader
from wards.rules.rights import may_write
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.cells import Column, Tag, choice, plain, yes_no
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import attachments, facts_of, record_context, timeline

WHOLE = Tag("Đủ cơ cấu", "green")
ENDED = Tag("Đã thôi hoạt động")
CASES_SHOWN = 30


def _make_up(row: Row, reader: Reader) -> Tag | tuple[Tag, ...]:
    if row["ended_on"] and row["ended_on"] < reader.day:
        return ENDED
    return make_up_tag(row["mediators_count"], row["women_count"])


def make_up_tag(mediators: int, women: int, least: int = 3) -> Tag:
    """Whether a team is made up as the law asks; lists compare with the number of the law."""
    lacks = wants(mediators, women, least)
    return Tag(_sentence(lacks), "amber") if lacks else WHOLE


def _sentence(lacks: list[str]) -> str:
    words = ", ".join(lacks)
    return words[:1].upper() + words[1:]


TEAMS = Register(
    prefix="petitions:official-team",
    title="Tổ hòa giải",
    one="tổ hòa giải",
    readers=TEAM_READERS,
    rows=lambda reader: MediationTeam.objects.visible_to(reader).live().with_members(reader.day),
    day="founded_on",
    names=(
        "name",
        "neighbourhood__name",
        "decision",
        "ended_on",
        "mediators_count",
        "women_count",
    ),
    columns=(
        plain("name", "Tên tổ", closed=None),
        plain("neighbourhood__name", "Thôn, tổ dân phố", "words"),
        plain("founded_on", "Ngày thành lập", "nowrap"),
        plain("decision", "Quyết định", listed=False),
        plain("mediators_count", "Hòa giải viên", "number"),
        plain("women_count", "Trong đó nữ", "number"),
        plain("ended_on", "Ngày thôi hoạt động", listed=False),
        Column("Cơ cấu", _make_up),
    ),
    filters=TeamFilter,
    template="petitions/official/team/list.html",
)
MEDIATORS = Register(
    prefix="petitions:official-mediator",
    title="Hòa giải viên",
    one="hòa giải viên",
    readers=TEAM_READERS,
    rows=lambda reader: Mediator.objects.visible_to(reader).live(),
    day="elected_on",
    names=(
        "name",
        "team__name",
        "sex",
        "born_in",
        "ethnicity",
        "qualification",
        "leads",
        "recognition",
        "recognised_on",
        "trained_on",
        "ended_on",
    ),
    columns=(
        plain("name", "Họ và tên", closed=None),
        plain("team__name", "Tổ hòa giải", "words"),
        choice("sex", "Giới tính", Sex.choices),
        Column("Năm sinh", lambda row, _reader: str(row["born_in"] or ""), listed=False),
        plain("ethnicity", "Dân tộc"),
        choice("qualification", "Trình độ", Qualification.choices, "words"),
        yes_no("leads", "Tổ trưởng", listed=False),
        plain("elected_on", "Ngày bầu", "nowrap"),
        plain("recognition", "Quyết định công nhận", listed=False),
        plain("recognised_on", "Ngày công nhận", "nowrap"),
        plain("trained_on", "Tập huấn gần nhất", listed=False),
        plain("ended_on", "Ngày thôi làm", "nowrap"),
    ),
    filters=MediatorFilter,
    template="petitions/official/team/list.html",
)
TEAM_DESK = Desk(TEAMS, MediationTeam.objects.visible_to, TeamForm, TEAM_KEEPER)
MEDIATOR_DESK = Desk(MEDIATORS, Mediator.objects.visible_to, MediatorForm, MEDIATOR_KEEPER)


@require_safe
@official(*TEAM_READERS)
def team_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One team: whether it is made up as the law asks, its people, its cases."""
    reader = request.reader
    rows = MediationTeam.objects.visible_to(reader).with_members(reader.day)
    team = get_object_or_404(rows.select_related("unit", "neighbourhood", "cancelled_by"), pk=pk)
    least, article = least_members(reader.day, law())
    lacks = wants(team.mediators_count, team.women_count, least)  # type: ignore[attr-defined]  # annotated
    cases = Mediation.objects.visible_to(reader).live().filter(case__team=team)
    ended = team.ended_on is not None and team.ended_on < reader.day
    context = record_context(
        TEAMS,
        team,
        facts=facts_of(team, "unit", "name", "neighbourhood", "founded_on", "decision", "ended_on"),
        events=timeline(team),
        team=team,
        heading=team.name,
        buttons=_team_buttons(reader, team),
        tags=[ENDED] if ended else [],
        lacks=_sentence(lacks) if lacks and not ended else "",
        article=article,
        members=team.mediators.live().in_office(reader.day).order_by("-leads", "name", "pk"),
        cases=cases.order_by("-received_on", "-pk")[:CASES_SHOWN],
        files=attachments(team, "petitions:official-team-file", request.reader),
    )
    return render(request, "petitions/official/team/detail.html", context)


@require_safe
@official(*TEAM_READERS)
def mediator_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One mediator: by whom elected, how recognised, whether trained."""
    rows = Mediator.objects.visible_to(request.reader)
    mediator = get_object_or_404(rows.select_related("unit", "team", "cancelled_by"), pk=pk)
    context = record_context(
        MEDIATORS,
        mediator,
        facts=[
            *facts_of(mediator, "unit", "team", "name", "sex"),
            ("Năm sinh", str(mediator.born_in or "")),
            *facts_of(mediator, "ethnicity", "qualification", "leads", "elected_on"),
            *facts_of(mediator, "recognition", "recognised_on", "trained_on"),
            *facts_of(mediator, "ended_on", "end_reason"),
        ],
        events=timeline(mediator),
        heading=mediator.name,
        buttons=desk_buttons(request.reader, MEDIATORS, mediator),
        files=attachments(mediator, "petitions:official-mediator-file", request.reader),
    )
    return render(request, "wards/official/record.html", context)


def _team_buttons(reader: Reader, team: MediationTeam) -> list[Button]:
    """A mediator added to it, and the desk's verbs."""
    verbs = desk_buttons(reader, TEAMS, team)
    if not may_write(reader, "mediator", team.office_id) or not verbs:
        return verbs
    last = team.mediators.live().order_by("-pk").first()
    following = f"?theo={last.pk}" if last else ""
    address = f"{reverse('petitions:official-mediator-create')}{following}"
    return [Button("Thêm hòa giải viên", address, is_step=True), *verbs]
