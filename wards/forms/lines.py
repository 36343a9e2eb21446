"""Several lines of one register, typed on one page and saved all together or not at all."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from songcong.core.errors import Refused
from songcong.core.keyset import read_id
from wards.forms.desk import DeskForm

FIRST: Final = 5
MOST: Final = 20
COUNT: Final = "so-dong"


class Fault(NamedTuple):
    """What is wrong with a line, and the id of the cell at fault."""

    place: int
    label: str
    sentence: str
    target: str


class Line:
    """One line: its place on the page from 1 on, and its questions."""

    def __init__(self, place: int, form: DeskForm) -> None:
        self.place, self.form = place, form

    @property
    def cells(self) -> list[BoundField]:
        """The questions of the table."""
        return [self.form[name] for name in self.form.table]

    @property
    def beside(self) -> list[BoundField]:
        """The questions below the line."""
        return [self.form[name] for name in self.form.beside]

    @property
    def says_more(self) -> bool:
        """Whether something was typed below the line, or is wrong there."""
        if not self.form.is_bound:
            return False
        return any(field.errors or field.name in self.form.changed_data for field in self.beside)

    @property
    def given(self) -> str:
        """What is chosen below the line, in words."""
        return "; ".join(words for field in self.beside for words in _chosen(field))

    def faults(self) -> Iterator[Fault]:
        """What is wrong; what belongs to no cell is at the line's first."""
        first = self.cells[0]
        for sentence in self.form.non_field_errors():
            yield Fault(self.place, "", str(sentence), first.id_for_label)
        for field in (*self.cells, *self.beside):
            for sentence in field.errors:
                target = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
                yield Fault(self.place, str(field.label), str(sentence), target)


class Lines:
    """The lines of a page; one that nobody touched is left out."""

    def __init__(
        self,
        form: type[DeskForm],
        initial: Mapping[str, Any],
        data: QueryDict | None = None,
        *,
        count: int = FIRST,
    ) -> None:
        self.count = max(1, min(count, MOST))
        shared = form.shared()
        self.lines = [
            Line(place, _line(form(data, prefix=f"d{place}", initial=initial, shared=shared)))
            for place in range(1, self.count + 1)
        ]

    @classmethod
    def sent(cls, form: type[DeskForm], initial: Mapping[str, Any], data: QueryDict) -> "Lines":
        """The lines as they were sent; pressing «more» or «copy» changes them unjudged."""
        data, count = data.copy(), min(read_id(data.get(COUNT)) or FIRST, MOST)
        touched = 0
        if "more" in data and count < MOST:
            count += 1
            touched = count
        elif "copy" in data:
            touched = min(read_id(data["copy"]) or 0, count)
            _copy_above(form, data, touched)
        lines = cls(form, initial, data, count=count)
        if "more" in data or "copy" in data:
            lines.show(touched)
        return lines

    def show(self, touched: int) -> None:
        """Show the lines unjudged, the cursor in the line just added or copied."""
        for line in self.lines:
            line.form.show_unjudged()
            if line.place == touched:
                line.cells[0].field.widget.attrs["autofocus"] = True

    @property
    def is_full(self) -> bool:
        return self.count >= MOST

    @property
    def titles(self) -> list[BoundField]:
        """The questions that head the table."""
        return self.lines[0].cells

    @property
    def filled(self) -> list[Line]:
        """The lines in which something was typed."""
        return [line for line in self.lines if line.form.has_changed()]

    def are_valid(self) -> bool:
        """Whether every line in which something was typed can be saved."""
        return all(line.form.is_valid() for line in self.lines)

    def refuse(self, refused: Mapping[int, Refused]) -> None:
        """Show what the action refused, by the places of the filled lines from 0 on."""
        filled = self.filled
        for place, refusal in refused.items():
            filled[place].form.refuse(refusal)

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong, line by line."""
        return [fault for line in self.lines for fault in line.faults()]


def _line(form: DeskForm) -> DeskForm:
    """The form as a line: its own questions only, each answer beside what it was given."""
    asked = {*form.table, *form.beside}
    form.fields = {name: field for name, field in form.fields.items() if name in asked}
    form.empty_permitted, form.use_required_attribute = True, False
    for field in form.fields.values():
        field.show_hidden_initial = True
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 2
        if isinstance(field, forms.ChoiceField) and not isinstance(
            field, forms.MultipleChoiceField
        ):
            field.widget = forms.Select(choices=_with_none(field))
    return form


def _chosen(bound: BoundField) -> list[str]:
    """What is chosen where several may be."""
    if not isinstance(bound.field, forms.MultipleChoiceField):
        return []
    choices: Any = bound.field.choices
    return [str(words) for key, words in choices if str(key) in (bound.value() or ())]


def _with_none(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """The choices, with none before them: an untouched line chooses nothing."""
    choices: list[Any] = list(field.choices)  # type: ignore[arg-type]  # pairs
    return choices if any(key == "" for key, _words in choices) else [("", "–"), *choices]


def _copy_above(form: type[DeskForm], data: QueryDict, place: int) -> None:
    """Put what the line above says into a line, but for what no two lines share."""
    for name in (*form.table, *form.beside):
        if name in form.alone:
            continue
        above = f"d{place - 1}-{name}"
        if place > 1:
            data.setlist(f"d{place}-{name}", data.getlist(above))
