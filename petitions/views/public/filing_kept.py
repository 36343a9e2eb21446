"""What a citizen reads who sends a page while a server is away: the page's own form, kept."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from songcong.core.outage import RETRY_AFTER, is_away

View = Callable[..., HttpResponse]
PAGE: Final = "petitions/public/filing/away.html"
NOT_OF_THE_FORM: Final = ("csrfmiddlewaretoken",)
FOR_MACHINES: Final = ("luot", "trang_web")
_LOG = logging.getLogger(__name__)


class Kept(NamedTuple):
    """One answer as it was sent; without a label it is only sent again."""

    name: str
    value: str
    label: str
    shown: str


def keeps_form(asked: Callable[..., type[forms.Form]]) -> Callable[[View], View]:
    """Answer 503 with what was sent, to be sent again, where a server does not answer.

    ``asked`` gives the form of the page, from what the address names. The token of the page is
    sent along, so that a petition that did arrive, unknown to the sender, arrives once.
    """

    def keeping(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except Exception as error:
                if not is_away(error):
                    raise
                _LOG.error("A server is away: %s", error.__class__.__name__)
                return _away(request, asked(*args, **kwargs))

        return kept

    return keeping


def _away(request: HttpRequest, form: type[forms.Form]) -> HttpResponse:
    """The page; nothing of it asks a server."""
    questions: Mapping[str, forms.Field] = form.base_fields
    sent = [
        _kept(name, value, questions.get(name))
        for name, values in request.POST.lists()
        if name not in NOT_OF_THE_FORM
        for value in values
    ]
    told = {
        "csrf_token": get_token(request),
        "fields": sent,
        "answers": [one for one in sent if one.label],
        "files": bool(request.FILES),
    }
    response = HttpResponse(render_to_string(PAGE, told), status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


def _kept(name: str, value: Any, question: forms.Field | None) -> Kept:
    """An answer beside its question, where it tells a person something."""
    said = str(value)
    if question is None or isinstance(question, forms.BooleanField) or name in FOR_MACHINES:
        return Kept(name, said, "", "")
    shown = said
    if isinstance(question, forms.ChoiceField):
        shown = str(dict(question.choices).get(said, ""))  # type: ignore[arg-type]  # no groups
    return Kept(name, said, str(question.label) if shown else "", shown)
