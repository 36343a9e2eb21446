"""Text messages leave through a gateway that the installation names; without one there are none."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

Gateway = Callable[[str, str, str], None]
"""Takes the number, the words and a key that is the same when a message is sent again.

Raises OSError where the gateway cannot be reached, ValueError where it does not take the message.
"""


def gateway() -> Gateway | None:
    """The gateway of ``SMS_GATEWAY``, a dotted path."""
    path: str = settings.SMS_GATEWAY
    if not path:
        return None
    found: Gateway = import_string(path)
    return found


def console(number: str, words: str, key: str) -> None:
    """Write the message to the log of a developer's machine, without the number."""
    sys.stderr.write(f"SMS …{number[-3:]} [{key}]: {words}\n")
