"""What the list of people can be narrowed by."""

from django.db.models import Exists, OuterRef, Q

from wards.enums import Role
from wards.filters.ground import GroundFilter, Rows, Sought, has_words
from wards.filters.register import Pick
from wards.models import RoleAssignment, User

STATES = (
    ("idle", "Đang dùng, không còn vai trò"),
    ("new", "Chưa đặt mật khẩu"),
    ("locked", "Đang khóa"),
)


class PersonFilter(GroundFilter):
    q = Sought("Tìm tên, tài khoản, đơn vị")
    role = Pick(Role.choices, "Vai trò hiện nay")
    state = Pick(STATES, "Tình trạng")

    def narrow(self, rows: Rows) -> Rows:
        held = RoleAssignment.objects.in_force(self.today).filter(user=OuterRef("pk"))
        if role := self.picked("role"):
            rows = rows.filter(Exists(held.filter(role=role)))
        state = self.picked("state")
        if state == "idle":
            rows = rows.filter(~Exists(held), is_active=True)
        elif state:
            never = User.objects.get_queryset().without_password()
            rows = rows.filter(Q(is_active=False) if state == "locked" else Q(pk__in=never))
        if asked := self.picked("q"):
            named = rows.values_list("pk", "full_name", "username", "role_assignments__unit__name")
            found = (pk for pk, *words in named if has_words(" ".join(filter(None, words)), asked))
            rows = rows.filter(pk__in=set(found))
        return rows
