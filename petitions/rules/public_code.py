"""Public codes: eight random and two check characters that nobody can guess.

Written ``SC-7K4M-9T2B-Q9``, kept as ten characters of Crockford's base 32.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX = "SC"
RANDOM = 8
LENGTH = 10
_BASE = len(ALPHABET)
_MODULUS = 1021  # the largest prime below 32²: every single slip and swap changes the check
_BYTES = 5
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_LOOK_ALIKE = str.maketrans("OIL", "011")


def new_code() -> str:
    """A fresh code of ten characters."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return body + check_characters(body)


def fresh_codes(count: int) -> list[str]:
    """Many fresh codes from one draw of random bytes, five a code: 40 bits, eight characters."""
    drawn = secrets.token_bytes(_BYTES * count)
    numbers = (int.from_bytes(drawn[i : i + _BYTES], "big") for i in range(0, len(drawn), _BYTES))
    pair = _PAIRS
    return [
        pair[n >> 30]
        + pair[n >> 20 & 1023]
        + pair[n >> 10 & 1023]
        + pair[n & 1023]
        + pair[n % _MODULUS]
        for n in numbers
    ]


def check_characters(body: str) -> str:
    """The two characters that guard the eight before them."""
    value = 0
    for character in body:
        value = (value * _BASE + ALPHABET.index(character)) % _MODULUS
    return ALPHABET[value // _BASE] + ALPHABET[value % _BASE]


def read_code(text: str) -> str | None:
    """The ten characters of a code as somebody typed it, or nothing where it can be none.

    Case, dashes and blanks do not matter; O is read as 0, I and L as 1.
    """
    written = "".join(text.upper().split()).replace("-", "")
    if len(written) == LENGTH + len(PREFIX):
        written = written.removeprefix(PREFIX)
    written = written.translate(_LOOK_ALIKE)
    if len(written) != LENGTH or any(character not in ALPHABET for character in written):
        return None
    body, check = written[:RANDOM], written[RANDOM:]
    return written if check_characters(body) == check else None


def show_code(code: str) -> str:
    """The code as it is printed."""
    return f"{PREFIX}-{code[:4]}-{code[4:8]}-{code[8:]}"
