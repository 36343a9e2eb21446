"""Every figure says how it is made."""

from reports.figures import BESIDE, FORM_SECTIONS, SECTIONS
from reports.rules.definitions import definition


def test_every_figure_has_a_definition() -> None:
    for section in (*SECTIONS, *BESIDE, *FORM_SECTIONS):
        for figure in section.figures:
            said = definition(section.full_key(figure))
            assert said.formula.endswith(".")
            assert said.source
            assert said.article
