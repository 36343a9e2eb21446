"""The code on an issued report: ``BC-7K4M-9T2B-Q9``, made like a petition's but for its head."""

from petitions.rules import public_code as codes

HEAD = "BC"
SHA256_LENGTH = 64
new_code = codes.new_code


def shown_code(code: str) -> str:
    """The code as it is printed."""
    return f"{HEAD}{codes.show_code(code).removeprefix(codes.PREFIX)}" if code else ""


def read_code(text: str) -> str | None:
    """The ten characters of a code as somebody typed it, or nothing where it can be none."""
    written = "".join(text.upper().split()).replace("-", "")
    if len(written) == codes.LENGTH + len(HEAD):
        written = written.removeprefix(HEAD)
    return codes.read_code(written) if len(written) == codes.LENGTH else None


def read_sum(text: str) -> str | None:
    """A sha256 as somebody copied it, or nothing where it can be none."""
    written = "".join(text.lower().split())
    is_sum = len(written) == SHA256_LENGTH and not set(written) - set("0123456789abcdef")
    return written if is_sum else None
