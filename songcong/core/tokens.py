"""API tokens, checked by a request that may only read."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.exceptions import AuthenticationFailed

from songcong.core import clock


class TokenAuthentication(KnoxAuthentication):  # type: ignore[misc]  # knox has no types
    """Refuses an expired token and leaves its row alone; knox would delete it on sight."""

    def authenticate_credentials(self, token: bytes) -> Any:
        """The person and the token; bytes that are no text are a wrong token."""
        if not token.isascii():
            raise AuthenticationFailed("Mã truy cập không hợp lệ.")
        return super().authenticate_credentials(token)

    def _cleanup_token(self, auth_token: Any) -> bool:
        return auth_token.expiry is not None and auth_token.expiry < clock.real_now()


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the API's description names the token; known to it by being imported."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> Any:  # noqa: ARG002  # its interface
        """The header ``Authorization: Token …``."""
        return build_bearer_security_scheme_object("Authorization", "Token")
