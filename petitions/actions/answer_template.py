"""Keep the templates of an office's answers, and fill one from a case."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from petitions.actions.letter_draft import case_words
from petitions.enums import PetitionKind
from petitions.models import AnswerTemplate, Petition
from petitions.rules.answer_template import fault_of, filled, fits, values_of
from songcong.core.errors import Conflict, Refused
from songcong.core.law import Law
from wards.access import demand
from wards.actions.editing import day_of, set_facts
from wards.models import Unit, User, reader_for
from wards.rules.rights import may_write

TOPIC = "template"


@dataclass(frozen=True)
class TemplateFacts:
    """What an official says of a template; no kind stands for every kind of petition."""

    name: str
    used_in: str
    text: str
    kind: str = ""


@transaction.atomic
def keep(unit: Unit, facts: TemplateFacts, *, by: User, at: datetime) -> AnswerTemplate:
    """Write a new template of the unit."""
    demand(may_write(reader_for(by, day_of(at)), TOPIC, unit.pk))
    return _written(AnswerTemplate(unit=unit), facts, by, at)


@transaction.atomic
def rewrite(
    pk: int, facts: TemplateFacts, *, version: int, by: User, at: datetime
) -> AnswerTemplate:
    """Correct a template; Conflict when somebody saved it since."""
    template = _held(pk, version, by, at)
    template.version += 1
    return _written(template, facts, by, at)


@transaction.atomic
def retire(pk: int, *, version: int, by: User, at: datetime) -> AnswerTemplate:
    """Offer it no more; what was written with it stays."""
    template = _held(pk, version, by, at)
    template.version += 1
    template.retired_at, template.retired_by = at, by
    template.save()
    return template


def words_for(template: AnswerTemplate, petition: Petition, law: Law, today: date) -> str:
    """The template as the case fills it, without any trace of a denouncer."""
    return filled(template.text, values_of(case_words(petition, law), today))


def _held(pk: int, version: int, by: User, at: datetime) -> AnswerTemplate:
    template = AnswerTemplate.objects.select_for_update().get(pk=pk)
    demand(may_write(reader_for(by, day_of(at)), TOPIC, template.unit_id))
    if template.is_retired:
        raise Refused("Mẫu này đã thôi dùng, không sửa được nữa.", code="retired")
    if template.version != version:
        raise Conflict(
            "Trong lúc bạn đang ghi, người khác đã lưu mẫu này.",
            current_version=template.version,
        )
    return template


def _written(
    template: AnswerTemplate, facts: TemplateFacts, by: User, at: datetime
) -> AnswerTemplate:
    fault = fault_of(facts.text, facts.used_in)
    if fault:
        raise Refused(fault, field="text")
    if not fits(facts.used_in, facts.kind):
        kind = PetitionKind(facts.kind).label.lower() if facts.kind else ""
        raise Refused(f"Đơn {kind} không có bước hoặc văn bản này.", field="used_in")
    set_facts(template, facts)
    template.written_on, template.written_by = day_of(at), by
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError as error:
        if "template_name_of_unit" not in str(error):
            raise
        raise Refused("Đơn vị đã có mẫu mang tên đó.", field="name") from None
    return template
