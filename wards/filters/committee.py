"""What the list of committees can be narrowed by."""

from django.db.models import Exists, OuterRef, Q

from wards.filters.ground import GroundFilter, Rows, Sought, has_words
from wards.filters.register import Pick
from wards.models import Signatory

SIGNED = (("no", "Chưa có tên người ký"), ("yes", "Có người ký"))
STATES = (("all", "Cả Ban của đơn vị đã hết"),)


class CommitteeFilter(GroundFilter):
    q = Sought("Tìm tên")
    signed = Pick(SIGNED, "Người ký hiện nay")
    state = Pick(STATES, "Tình trạng")

    def narrow(self, rows: Rows) -> Rows:
        if self.picked("state") != "all":
            here = Q(ward__valid_to__isnull=True) | Q(ward__valid_to__gte=self.today)
            rows = rows.filter(Q(ward__isnull=True) | here)
        if signed := self.picked("signed"):
            lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=self.today)
            names = Signatory.objects.filter(
                lasting, committee=OuterRef("pk"), valid_from__lte=self.today
            ).exclude(name="")
            rows = rows.filter(Exists(names) if signed == "yes" else ~Exists(names))
        if asked := self.picked("q"):
            named = rows.values_list("pk", "name")
            rows = rows.filter(pk__in=[pk for pk, name in named if has_words(name, asked)])
        return rows
