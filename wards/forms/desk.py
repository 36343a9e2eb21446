"""What the forms have in common that record a line of a register by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, ClassVar, NamedTuple

from django.forms import BoundField

from wards.forms.record import PRIVATE, RecordForm
from wards.models import Record


class Part(NamedTuple):
    """Questions of a form under one heading; the first need none.

    ``shows`` is a template for what follows from the answers, right below them.
    """

    heading: str
    names: tuple[str, ...]
    shows: str = ""


class Section(NamedTuple):
    """A part of a form as it stands on the page."""

    heading: str
    fields: list[BoundField]
    shows: str = ""


class DeskForm(RecordForm):
    """A form over the facts of a record.

    ``made`` is the dataclass of facts that the form gives, ``parts`` the questions in their order,
    ``day`` the question answered with today where nothing else is known, ``kept`` what the next
    line has in common with the last, ``usual`` what the unit's lines mostly have in common,
    ``own`` what a copy leaves out, ``zeros`` the numbers that are none when left empty,
    ``private`` what no browser keeps. Where
    several lines are typed at once, ``table`` are the questions side by side, ``beside`` those
    below each line; others are not asked there. No two lines share an answer in ``alone``.
    """

    made: ClassVar[type[Any]]
    parts: ClassVar[tuple[Part, ...]]
    day: ClassVar[str]
    kept: ClassVar[tuple[str, ...]] = ()
    usual: ClassVar[tuple[str, ...]] = ()
    own: ClassVar[tuple[str, ...]] = ()
    zeros: ClassVar[tuple[str, ...]] = ()
    private: ClassVar[tuple[str, ...]] = ()
    table: ClassVar[tuple[str, ...]] = ()
    beside: ClassVar[tuple[str, ...]] = ()
    alone: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, shared: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """``shared`` is what the forms of one page have in common, read once for all of them."""
        super().__init__(*args, **kwargs)
        for name in self.private:
            self.fields[name].widget.attrs[PRIVATE] = ""
        self.shares(self.shared() if shared is None else shared)

    @classmethod
    def shared(cls) -> dict[str, Any]:
        """What every form of this register needs to know before it asks."""
        return {}

    def shares(self, known: Mapping[str, Any]) -> None:
        """Take over what is known."""

    def clean(self) -> dict[str, Any]:
        """A number left empty is none."""
        for name in self.zeros:
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.cleaned_data[name] = 0
        return super().clean()

    def facts(self) -> Any:
        """The facts as typed, those not asked for as they are without a word; the form is valid."""
        names = (field.name for field in fields(self.made))
        typed = self.cleaned_data
        return self.made(**{name: typed[name] for name in names if name in typed})

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a record that stands."""
        facts = {
            field.name: getattr(record, field.name)
            for field in fields(cls.made)
            if hasattr(record, field.name)
        }
        return {"version": record.version, "unit": record.unit_id, **facts}

    def sections(self) -> Iterator[Section]:
        """The questions as they stand on the page; the unit first where it is asked."""
        if "unit" in self.fields and not self["unit"].is_hidden:
            yield Section("", [self["unit"]])
        for part in self.parts:
            yield Section(part.heading, [self[name] for name in part.names], part.shows)
