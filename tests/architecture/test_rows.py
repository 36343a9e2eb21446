"""Every table says who may see its rows, and nothing on the way to people asks it otherwise."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from pghistory.models import Event as RowHistory

from tests.architecture import house
from wards.models import CaseEvent, StoredFile

LABELS = ("wards", "petitions", "inspections", "reports", "registers")
WITH_THEIR_RECORD: dict[str, str] = {
    "wards.Notice": "copies",
    "wards.DisclosurePosting": "disclosure",
    "wards.DefaultView": "view",
    "petitions.ReceptionParty": "reception",
    "petitions.PetitionParty": "petition",
    "petitions.DenouncerIdentity": "petition",
    "petitions.PetitionHandler": "petition",
    "petitions.PetitionClaim": "petition",
    "petitions.PetitionAlert": "petition",
    "petitions.PetitionRating": "petition",
    "petitions.AnswerPublication": "petition",
    "petitions.PetitionLink": "petition",
    "petitions.PetitionProposal": "petition",
    "petitions.OnlineFiling": "petition",
    "petitions.MediationCase": "mediation",
    "petitions.MediationParty": "mediation",
    "petitions.MediationSession": "mediation",
    "petitions.BookingParty": "booking",
    "petitions.VoterParty": "petition",
    "inspections.Finding": "supervision",
    "registers.ImportMemory": "upload",
    "registers.RowPage": "upload",
}
"""Parts of a record, by the name of the way to it: whoever opens the record opens them."""
FOR_THE_PRODUCT_ALONE: dict[str, str] = {
    "wards.SeededRow": "which rows of the law's tables were written once; names no one",
    "wards.ApiRequest": "digests of what machines sent, to do it once; read by an action alone",
    "wards.MorningMailOff": "one's own wish, asked for by one's own id alone",
    "wards.NumberBook": "the last number given, locked by the action that gives the next",
    "wards.OutboundMessage": "ids and a template, read by the job that sends it",
    "petitions.FilingFile": "files of a draft, shown to whoever holds its key for a day",
    "reports.CompileRun": "when a run was asked for; shown through its reports",
    "reports.SheetReceived": "that a sheet came in, counted in figures",
    "reports.StoredFigures": "figures kept ready, read by the figures of the units one sees",
    "reports.FigureTouch": "which figures are to be counted anew",
}
"""Tables that no page shows, each with its reason."""
TO_PEOPLE = (
    "views",
    "api",
    "urls",
    "tasks",
    "export_views",
    "row_views",
    "undo_view",
    "templatetags",
)
"""Layers whose modules hand rows to people, or work for nobody in particular."""
AROUND = {"_base_manager", "raw", "cursor", "get_model", "get_models"}
ALLOWED_AROUND = {
    "wards/views/official/stored_file.py": "finds the tables of files, which it opens by record",
}


def ours() -> dict[str, type[Model]]:
    return {
        model._meta.label: model for model in apps.get_models() if model._meta.app_label in LABELS
    }


def is_guarded(model: type[Model]) -> bool:
    rows: Any = model._default_manager.all()
    return hasattr(rows, "visible_to")


def kind_of(model: type[Model]) -> str:
    """How a table is guarded, "" where nothing says so."""
    label = model._meta.label
    if is_guarded(model):
        return "visible_to"
    if issubclass(model, RowHistory):
        return "history"
    if issubclass(model, CaseEvent | StoredFile) or label in WITH_THEIR_RECORD:
        return "record"
    return "product" if label in FOR_THE_PRODUCT_ALONE else ""


def way_to_record(model: type[Model]) -> type[Model]:
    """The record that a part hangs on."""
    named = WITH_THEIR_RECORD.get(model._meta.label)
    if named is None:
        fields = [field for field in model._meta.fields if field.is_relation]
        links = [field.name for field in fields if field.name not in {"by", "stored_by"}]
        assert len(links) == 1, model._meta.label
        [named] = links
    related = model._meta.get_field(named).related_model
    assert isinstance(related, type)
    return related


def test_every_table_says_who_sees_its_rows() -> None:
    assert [label for label, model in ours().items() if not kind_of(model)] == []


def test_no_reason_is_given_for_a_table_that_needs_none() -> None:
    known = ours()
    listed = {**WITH_THEIR_RECORD, **FOR_THE_PRODUCT_ALONE}
    assert sorted(label for label in listed if label not in known or is_guarded(known[label])) == []


def test_a_part_hangs_on_a_record_that_is_guarded() -> None:
    parts = [model for model in ours().values() if kind_of(model) == "record"]
    assert [m._meta.label for m in parts if not is_guarded(way_to_record(m))] == []
    assert len(parts) > 20


def test_a_table_of_files_says_whose_roles_open_them() -> None:
    parents = {way_to_record(m) for m in ours().values() if issubclass(m, StoredFile)}
    assert [p.__name__ for p in parents if not getattr(p, "files_to", ())] == []


def ways_around(tree: ast.AST) -> list[str]:
    """Places that reach rows without the queryset that says who sees them."""
    found = [f"{line} {words}" for line, words in house.unguarded_rows(tree)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in AROUND:
            found.append(f"{node.lineno} {ast.unparse(node)}")
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"QuerySet", "RawQuerySet"}:
            found.append(f"{node.lineno} {ast.unparse(node)}")
    return found


def modules_to_people() -> list[Path]:
    return [p for p in house.modules(*house.PACKAGES) if house.inside(p, *TO_PEOPLE)]


def test_no_page_machine_or_job_goes_around_it() -> None:
    found = {
        path.relative_to(house.ROOT).as_posix(): ways
        for path in modules_to_people()
        if (ways := ways_around(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert {path: ways for path, ways in found.items() if path not in ALLOWED_AROUND} == {}
    assert set(found) == set(ALLOWED_AROUND)


@pytest.mark.parametrize(
    "source",
    [
        "Petition._base_manager.all()",
        "Petition.objects.raw('select 1')",
        "connection.cursor()",
        "QuerySet(Petition).all()",
        "apps.get_model('petitions', 'Petition')",
        "PetitionParty.objects.filter(pk=1)",
    ],
)
def test_each_way_around_is_seen(source: str) -> None:
    assert ways_around(ast.parse(source))
