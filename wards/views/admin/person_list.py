"""Many people at once: what is new and what is refused is shown first."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from wards.actions.foresee import Outlook
from wards.actions.person_list import Judged, add_people, judge_people
from wards.forms.person import PeopleForm
from wards.http import OfficialRequest, official
from wards.views.admin.page import act_of, ground_page
from wards.views.admin.person import OPENS, PEOPLE


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_bulk(request: OfficialRequest) -> HttpResponse:
    """A pasted list or a file: judged line by line, then added."""
    form = _form(request)
    judged: list[Judged] = []

    def outlook() -> Outlook:
        judged.extend(judge_people(form.cleaned_data["people"], request.reader.day))
        new = sum(one.account is not None for one in judged)
        return Outlook([f"{new} người được thêm, {len(judged) - new} dòng bị bỏ qua."])

    def act() -> list[object]:
        found = judge_people(form.cleaned_data["people"], request.reader.day)
        return [*add_people(found, act_of(request, form, clock.now()))]

    context = {"title": "Thêm nhiều người", "back": PEOPLE.url("list"), "crumb": PEOPLE.title}
    return ground_page(
        request,
        form,
        act,
        said=lambda made: f"Đã thêm {len(made)} người.",
        context=context | {"judged": judged},
        outlook=outlook,
        onward=lambda _made: PEOPLE.url("slips"),
        template="wards/admin/person/bulk.html",
    )


def _form(request: OfficialRequest) -> PeopleForm:
    """The form; a file that was sent stands in the box from now on."""
    form = PeopleForm(request.POST or None, request.FILES or None)
    if request.FILES and form.is_valid():
        sent = request.POST.copy()
        sent["people"] = form.cleaned_data["people"]
        request.POST = sent  # type: ignore[assignment]  # what was read of the file counts as typed
        return PeopleForm(sent)
    return form
