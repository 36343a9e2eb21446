"""What of a petition may be searched by its words: never a name, of a denunciation its number."""

from petitions.enums import PetitionKind
from songcong.core.text import fold


def search_text(kind: str, register_no: str, field: str, content: str) -> str:
    """The searched text of a case in its folded form."""
    if kind == PetitionKind.DENUNCIATION:
        return fold(register_no)
    return fold(" ".join(word for word in (register_no, field, content) if word))
