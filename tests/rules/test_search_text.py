"""What of a petition may be searched."""

from petitions.rules.search_text import search_text


def test_words_are_folded() -> None:
    assert search_text("complaint", "12/2026", "Đất đai", "Ranh giới") == (
        "12/2026 dat dai ranh gioi"
    )


def test_of_a_denunciation_only_the_number() -> None:
    assert search_text("denunciation", "12/2026", "Đất đai", "ông A") == "12/2026"
