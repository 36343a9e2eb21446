"""Keep the filters of a list under a name, name them anew, share them, forget them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from songcong.core.errors import Refused
from wards.actions.editing import day_of
from wards.enums import Role
from wards.models import DefaultView, SavedView, User, reader_for
from wards.rules.reader import Reader

MOST: Final = 20
"""So many views of one register a person keeps: more no longer stand beside a list."""


@dataclass(frozen=True)
class ViewFacts:
    """What a person says of a view; ``shared_with`` is the id of a unit."""

    name: str
    shared_with: int | None = None
    opens_register: bool = False


@transaction.atomic
def keep(register: str, query: str, facts: ViewFacts, *, by: User, at: datetime) -> SavedView:
    """Keep filters under a name; Refused where the name is taken or too many are kept."""
    reader = reader_for(by, day_of(at))
    _may_share(reader, facts.shared_with)
    if SavedView.objects.filter(owner=by, register=register).count() >= MOST:
        raise Refused(f"Mỗi sổ lưu được {MOST} bộ lọc; hãy xóa bớt bộ lọc cũ.")
    view = SavedView(owner=by, register=register, query=query, saved_at=at)
    return _written(view, facts, by=by)


@transaction.atomic
def change(view: SavedView, facts: ViewFacts, *, by: User, at: datetime) -> SavedView:
    """Name it anew, share it or no longer, by its owner or a chair; anybody opens with it."""
    reader = reader_for(by, day_of(at))
    if not may_change(reader, view):
        _open_with(view, facts.opens_register, by=by)
        return view
    if facts.shared_with != view.shared_with_id:
        _may_share(reader, facts.shared_with or view.shared_with_id)
    return _written(view, facts, by=by)


@transaction.atomic
def forget(view: SavedView, *, by: User, at: datetime) -> None:
    """Delete a view, by its owner or by a chair of the unit that it is shared with."""
    if not may_change(reader_for(by, day_of(at)), view):
        raise Refused("Bộ lọc này do người khác lưu.", code="forbidden")
    view.delete()


def may_change(reader: Reader, view: SavedView) -> bool:
    """Whether the person owns the view, or chairs the unit that it is shared with."""
    if view.owner_id == reader.user_id:
        return True
    return view.shared_with_id is not None and _chairs(reader, view.shared_with_id)


def _chairs(reader: Reader, unit_id: int) -> bool:
    return reader.may_act(unit_id, Role.WARD_CHAIR)


def _may_share(reader: Reader, unit_id: int | None) -> None:
    if unit_id is not None and not _chairs(reader, unit_id):
        raise Refused("Chỉ chủ tịch dùng chung bộ lọc cho cả đơn vị.", field="shared_with")


def _written(view: SavedView, facts: ViewFacts, *, by: User) -> SavedView:
    view.name, view.shared_with_id = facts.name, facts.shared_with
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        if "saved_view_name_of_person" not in str(error):
            raise
        raise Refused("Sổ này đã có bộ lọc mang tên đó.", field="name") from None
    _open_with(view, facts.opens_register, by=by)
    return view


def _open_with(view: SavedView, wanted: bool, *, by: User) -> None:
    if wanted:
        DefaultView.objects.update_or_create(
            user=by, register=view.register, defaults={"view": view}
        )
    else:
        DefaultView.objects.filter(user=by, view=view).delete()
