"""The slip that the desk hands to whoever brought a petition."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from petitions.enums import PetitionKind
from petitions.models import Petition
from petitions.rules.public_code import show_code
from songcong.core.qr import qr_svg
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE


@never_cache
@require_safe
@official(*WARD_OFFICE)
def slip(request: OfficialRequest, pk: int) -> HttpResponse:
    """Code, QR and due day on a page of A5; four digits only where no telephone stands for them.

    A denunciation has no slip: nothing of it is looked up.
    """
    mine = (
        Petition.objects.visible_to(request.reader).live().exclude(kind=PetitionKind.DENUNCIATION)
    )
    rows = mine.filter(unit__in=request.reader.units(*WARD_OFFICE)).select_related("unit", "party")
    petition = get_object_or_404(rows, pk=pk)
    party = getattr(petition, "party", None)
    code = show_code(petition.public_code)
    context = {
        "petition": petition,
        "code": code,
        "qr": qr_svg(code, title=f"Mã tra cứu {code}", scale=7),
        "digits": "" if party and party.phone else petition.lookup_digits,
        "address": request.build_absolute_uri(reverse("petitions:public-lookup")),
        "back": reverse("petitions:official-petition-detail", args=[pk]),
    }
    return render(request, "petitions/official/petition/slip.html", context)
