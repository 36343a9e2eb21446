"""When a case turns out to be a denunciation: its papers keep no trace of who sent it."""

from collections.abc import Callable
from functools import partial

from django.apps import apps
from django.db import transaction

from petitions.actions.denouncer import Identity, marks
from petitions.models import CaseLetter
from petitions.notifications import LAY_OUT
from petitions.rules.identity_traces import redacted
from songcong.core.jobs import after_commit


def words_without(*senders: Identity) -> Callable[[str], str]:
    """Takes every trace of the senders out of a text."""
    names = tuple(text for who in senders for text in marks(who).names)
    numbers = tuple(text for who in senders for text in marks(who).numbers)
    return partial(redacted, names=names, numbers=numbers)


def redact_letters(petition_id: int, *senders: Identity) -> None:
    """Throw drafts away, take the senders out of issued papers and lay those out anew.

    Numbers stay; old words leave the rows' history as well (Law on Denunciations 25/2018/QH14,
    Article 56).
    """
    letters = list(CaseLetter.objects.select_for_update(of=("self",)).filter(petition=petition_id))
    for letter in letters:
        if name := letter.pdf.name:
            transaction.on_commit(partial(letter.pdf.storage.delete, name), robust=True)
        if letter.is_draft:
            letter.delete()
        else:
            _redact(letter, words_without(*senders))
    history = apps.get_model("petitions", "CaseLetterHistory")
    history.objects.filter(petition=petition_id).delete()


def _redact(letter: CaseLetter, clean: Callable[[str], str]) -> None:
    for field in ("subject", "addressee", "text", "recipients"):
        setattr(letter, field, clean(getattr(letter, field)))
    paper = {
        name: [clean(line) for line in said] if isinstance(said, list) else said
        for name, said in (letter.paper or {}).items()
    }
    letter.paper = {
        name: clean(said) if isinstance(said, str) else said for name, said in paper.items()
    }
    letter.pdf, letter.failure = "", ""
    letter.version += 1
    letter.save()
    after_commit(LAY_OUT, letter.pk)
