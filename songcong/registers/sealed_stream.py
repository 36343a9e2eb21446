"""Long files under seal, a piece at a time: each line of the stored file is one sealed piece."""

from collections.abc import Iterator
from typing import IO, Final

from petitions.actions.denouncer import keys

PIECE: Final = 1024 * 1024


def seal_into(stored: IO[bytes], plain: IO[bytes]) -> None:
    """Write the sealed pieces of a file."""
    box = keys()
    while piece := plain.read(PIECE):
        stored.write(box.encrypt(piece) + b"\n")


def opened_pieces(stored: IO[bytes]) -> Iterator[bytes]:
    """The pieces in the open, in their order; InvalidToken where the keys are others."""
    box = keys()
    with stored:
        for line in stored:
            yield box.decrypt(line.rstrip(b"\n"))
