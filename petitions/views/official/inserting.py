"""Templates beside a text: named in the address (``mau=``) or chosen in the form, then inserted."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.urls import reverse

from petitions.actions.answer_template import words_for
from petitions.models import AnswerTemplate, Petition
from petitions.rules.answer_template import inserted
from songcong.core.keyset import read_id
from wards.calendar import law
from wards.forms.record import VersionedForm
from wards.http import OfficialRequest

CHOSEN, INSERT = "mau", "insert"


@dataclass(frozen=True)
class Offer:
    """What may be inserted into one field of a form; ``words`` are those of the template chosen.

    ``offered`` is what stands in the field before anybody types.
    """

    field: str
    rows: tuple[AnswerTemplate, ...]
    unit_id: int
    words: str
    sent: QueryDict
    offered: str
    add_url: str

    @property
    def data(self) -> QueryDict | None:
        """What was sent, with the words where they were asked for; nothing before that."""
        if INSERT not in self.sent or not self.words:
            return self.sent or None
        data = self.sent.copy()
        data[self.field] = inserted(data.get(self.field, ""), self.offered, self.words)
        data[CHOSEN] = ""
        return data

    def settle(self, form: VersionedForm) -> None:
        """Begin the form with the words that the address names; judge nothing while inserting."""
        if INSERT in self.sent:
            form.show_unjudged()
        elif not form.is_bound and self.words:
            begins = str(form.get_initial_for_field(form.fields[self.field], self.field) or "")
            form.initial[self.field] = inserted(begins, self.offered, self.words)


def offer_of(
    request: OfficialRequest, petition: Petition, used_in: str, field: str, *, offered: str = ""
) -> Offer:
    """The templates that fit, of the case's office and what went into it; no other inserts."""
    rows = AnswerTemplate.objects.visible_to(request.reader)
    fitting = tuple(rows.fitting(petition.office_id, petition.kind, used_in))
    asked = read_id((request.POST if request.method == "POST" else request.GET).get(CHOSEN, ""))
    inserts = request.method != "POST" or INSERT in request.POST
    chosen = next((row for row in fitting if row.pk == asked), None) if inserts else None
    if chosen is None and INSERT in request.POST:
        messages.warning(request, "Chưa chọn mẫu câu nào để chèn.")
    elif chosen is not None and INSERT in request.POST:
        messages.success(request, f"Đã chèn mẫu “{chosen}”. Chưa ghi: xem lại rồi mới ghi.")
    words = words_for(chosen, petition, law(), request.reader.day) if chosen else ""
    query = urlencode({"dung": used_in, "loai": petition.kind})
    add_url = f"{reverse('petitions:official-template-create')}?{query}"
    return Offer(field, fitting, petition.office_id, words, request.POST, offered, add_url)
