"""Who asks through the door for machines: a person in a browser, or a token in one role."""

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from songcong.core import clock
from wards.models import User, reader_for
from wards.rules.reader import Reader


def api_reader(request: Request, *roles: str) -> Reader:
    """Who asks, with the one role of the token; raises PermissionDenied without any of these."""
    user, token = request.user, request.auth
    if not isinstance(user, User):
        raise PermissionDenied
    reader = reader_for(user, clock.today(), token=token.pk if token is not None else None)
    if not reader.has(*roles):
        raise PermissionDenied
    return reader
