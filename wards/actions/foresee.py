"""What a change of the ground would touch, told before it is saved; nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from songcong.core.law_change import LawChange, Touched, touched_by
from songcong.core.open_work import (
    Beginning,
    Hands,
    lines_before,
    open_work_of,
    work_held_by,
)
from songcong.core.shown import shown
from wards.actions.committee import MANDATE_KEEPER, MandateFacts
from wards.actions.editing import day_of, refuse_outside_life
from wards.actions.person import judge_end, judge_lock
from wards.actions.unit import UNIT_KEEPER, UnitFacts
from wards.enums import UnitKind
from wards.models import (
    ApiToken,
    CommitteeMandate,
    HouseholdCount,
    Meeting,
    Neighbourhood,
    PeopleDecision,
    RoleAssignment,
    SteeringCommittee,
    Unit,
    User,
)

NOTHING = "Không có gì thay đổi."
NOTHING_MOVES = "Không có hạn hay số liệu nào đã tính phải đổi theo."


@dataclass(frozen=True)
class Outlook:
    """What follows from what was typed: sentences, and how much is touched."""

    sentences: Sequence[str] = ()
    touched: Sequence[Touched] = ()

    @property
    def touches_nothing(self) -> bool:
        """Whether rows were looked for and none is touched."""
        return bool(self.touched) and not any(one.how_many for one in self.touched)


def law_outlook(change: LawChange, sentences: Iterable[str] = ()) -> Outlook:
    """Days off or norms that change: what moves with them, kinds of which none does left out."""
    touched = [one for one in touched_by(change) if one.how_many]
    return Outlook([*sentences, *([] if touched else [NOTHING_MOVES])], touched)


def unit_outlook(facts: UnitFacts, row: Unit | None = None) -> Outlook:
    """A unit added or corrected: its code, its committee, its name, lines before its first day.

    Raises Refused where the unit could not stand beside the others.
    """
    UNIT_KEEPER.judge(facts, row)
    return _new_unit(facts) if row is None else _changed_unit(facts, row)


def _new_unit(facts: UnitFacts) -> Outlook:
    named = f"{UnitKind(facts.kind).label} {facts.name}"
    sentences = [f"{named} có từ {shown(facts.valid_from)}, đứng cuối mọi danh sách."]
    earlier = Unit.objects.filter(code=facts.code).order_by("valid_from")
    sentences += [
        f"Mã {facts.code} từng là của {old}, đến {shown(old.valid_to)}." for old in earlier
    ]
    if facts.kind not in (UnitKind.CITY, UnitKind.PROVINCE):
        sentences.append("Ban Chỉ đạo của đơn vị được lập theo, chưa có người ký.")
        sentences.append("Chưa thuộc quyền chỉ đạo của Ban nào cho đến khi được thêm vào đó.")
    return Outlook(sentences)


def _changed_unit(facts: UnitFacts, row: Unit) -> Outlook:
    sentences: list[str] = []
    touched: list[Touched] = []
    if (facts.name, facts.kind) != (row.name, row.kind):
        named = f"{UnitKind(facts.kind).label} {facts.name}"
        sentences.append(f"Mọi trang ghi {named} thay cho {row}; báo cáo đã lấy số giữ tên cũ.")
    if facts.code != row.code:
        sentences.append(f"Sổ Excel mang mã {row.code} không nhập vào đơn vị này được nữa.")
    if facts.parent != row.parent:
        above = str(facts.parent) if facts.parent else "không đơn vị nào ở đây"
        sentences.append(f"Thuộc {above}.")
    if facts.valid_from != row.valid_from:
        sentences.append(f"Có từ {shown(facts.valid_from)} thay vì {shown(row.valid_from)}.")
    if facts.valid_from > row.valid_from:
        sentences.append("Những gì ghi trước ngày đó nằm ngoài thời gian của đơn vị:")
        touched = [
            *lines_before(Beginning(row.pk, facts.valid_from)),
            Touched("vai trò bắt đầu trước ngày đó", _starting(row, facts.valid_from)),
        ]
    return Outlook(sentences or [NOTHING], touched)


def _starting(unit: Unit, before: date) -> int:
    return RoleAssignment.objects.filter(unit=unit, valid_from__lt=before).count()


def mandate_outlook(
    facts: MandateFacts, committee: SteeringCommittee, row: CommitteeMandate | None = None
) -> Outlook:
    """A unit in a committee's mandate: whose figures count it, who reads it, what is open there.

    Raises Refused where the days could not stand beside the others.
    """
    MANDATE_KEEPER.judge(facts, row, committee=committee)
    until = f" đến hết {shown(facts.valid_to)}" if facts.valid_to else ""
    sentences = [f"{committee} chỉ đạo {facts.unit} từ {shown(facts.valid_from)}{until}."]
    if row is not None and (row.unit, row.valid_from, row.valid_to) == (
        facts.unit,
        facts.valid_from,
        facts.valid_to,
    ):
        sentences = [NOTHING] if row.confirmed == facts.confirmed else ["Chỉ đổi dấu đối chiếu."]
        return Outlook(sentences)
    if row is not None:
        was = f" đến hết {shown(row.valid_to)}" if row.valid_to else ""
        sentences.append(f"Trước đây ghi: {row.unit}, từ {shown(row.valid_from)}{was}.")
    sentences.append(
        "Số liệu, báo cáo của Ban tính đơn vị này ở các kỳ kết thúc trong thời gian đó; "
        "báo cáo đã lấy số giữ nguyên."
    )
    people = RoleAssignment.objects.filter(committee=committee)
    readers = _lasting(people, facts.valid_from).values("user").distinct().count()
    if not readers:
        sentences.append("Ban chưa có ai để đọc sổ của đơn vị trong thời gian đó.")
    touched = [Touched("người của Ban đọc được sổ của đơn vị trong thời gian đó", readers)]
    if facts.valid_to is not None:
        touched += open_work_of([facts.unit.pk])
    return Outlook(sentences, touched)


def role_end_outlook(row: RoleAssignment, last: date, *, at: datetime) -> Outlook:
    """A role that ends: who still holds it there, what its holder has in hand, tokens.

    Raises Refused where it cannot end so.
    """
    judge_end(row, last)
    place = row.unit or row.committee
    where = f" tại {place}" if place else ""
    sentences = [
        f"{row.user} thôi vai trò {row.get_role_display()}{where} sau ngày {shown(last)}.",
        _who_stays(row, last),
    ]
    if not _lasting(row.user.role_assignments.exclude(pk=row.pk), last + _DAY).exists():
        sentences.append("Người này không còn vai trò nào khác: đăng nhập sẽ không thấy việc gì.")
    units = [row.unit_id] if row.unit_id else []
    touched = [*work_held_by(Hands(row.user_id, units, at)), _tokens([row])]
    return Outlook(sentences, touched)


def lock_outlook(user: User, *, by: User, at: datetime) -> Outlook:
    """An account locked or unlocked: roles without anybody else, work in hand, tokens.

    Raises Refused for the own account.
    """
    judge_lock(user, by)
    today = day_of(at)
    roles = list(
        _lasting(user.role_assignments.filter(valid_from__lte=today), today).select_related(
            "unit", "committee", "user"
        )
    )
    held = Touched("vai trò còn hiệu lực", len(roles))
    if not user.is_active:
        said = ["Người này đăng nhập lại được bằng mật khẩu đang có."]
        return Outlook(said if user.has_usable_password() else [_TO_SET], [held])
    sentences = ["Mọi phiên đăng nhập hết ngay, phiếu đặt mật khẩu chưa dùng mất hiệu lực."]
    sentences += [sentence for row in roles if (sentence := _nobody_stays(row, today))]
    units = [row.unit_id for row in roles if row.unit_id]
    return Outlook(sentences, [held, *work_held_by(Hands(user.pk, units, at)), _tokens(roles)])


_TO_SET = "Người này chưa có mật khẩu; in phiếu để đặt."
_DAY = timedelta(days=1)


def _lasting(rows: QuerySet[RoleAssignment], day: date) -> QuerySet[RoleAssignment]:
    """Roles that hold on a day or later."""
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def _who_stays(row: RoleAssignment, last: date) -> str:
    stay = _others(row, last).count()
    return f"{stay} người khác còn giữ vai trò này." if stay else _nobody_stays(row, last)


def _nobody_stays(row: RoleAssignment, last: date) -> str:
    """A sentence where nobody else holds the role there after a day."""
    if _others(row, last).exists():
        return ""
    place = row.unit or row.committee
    where = f" tại {place}" if place else ""
    return f"Không còn ai khác giữ vai trò {row.get_role_display()}{where}."


def _others(row: RoleAssignment, last: date) -> QuerySet[RoleAssignment]:
    same = RoleAssignment.objects.filter(
        role=row.role, unit=row.unit_id, committee=row.committee_id, user__is_active=True
    )
    return _lasting(same.exclude(user=row.user_id), last + _DAY)


def _tokens(rows: Iterable[RoleAssignment]) -> Touched:
    tokens = ApiToken.objects.in_use().filter(assignment__in=rows)
    return Touched("mã truy cập của phần mềm khác thôi dùng được", tokens.count())


def households_outlook(row: Neighbourhood, counted_on: date, households: int) -> Outlook:
    """So many households from a day on: the village and its ward before and after.

    Raises Refused for a day outside the unit's life.
    """
    refuse_outside_life(row.unit, counted_on, field="counted_on", title="Từ ngày")
    counts = HouseholdCount.objects.filter(neighbourhood__unit=row.unit)
    so_far = dict(
        counts.filter(counted_on__lte=counted_on)
        .order_by("counted_on")
        .values_list("neighbourhood_id", "households")
    )
    was, whole = so_far.get(row.pk), sum(so_far.values())
    after = whole - (was or 0) + households
    sentences = [
        f"Từ {shown(counted_on)}, {row.name} có {shown(households)} hộ (trước đó {shown(was)}).",
        f"Cả {row.unit}: {shown(whole)} hộ thành {shown(after)} hộ.",
    ]
    later = row.household_counts.filter(counted_on__gt=counted_on).order_by("counted_on").first()
    if later is not None:
        until = shown(later.counted_on - _DAY)
        sentences.append(f"Chỉ tính đến {until}: sau đó đã ghi {shown(later.households)} hộ.")
    meetings = Meeting.objects.live().filter(neighbourhood=row, held_on__gte=counted_on)
    votes = PeopleDecision.objects.live().filter(
        meeting__neighbourhood=row, decided_on__gte=counted_on
    )
    return Outlook(
        sentences,
        [
            Touched("cuộc họp đã ghi từ ngày đó giữ số hộ của mình", meetings.count()),
            Touched("cuộc biểu quyết tại các cuộc họp đó giữ số hộ của mình", votes.count()),
        ],
    )
