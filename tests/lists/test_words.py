"""Every word of a line finds it, in its own unit alone, whatever else the line holds."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from songcong.core.search import with_words, words_of
from songcong.core.text import fold
from tests.factories.wards import MeetingFactory, UnitFactory
from wards.models import Meeting

pytestmark = pytest.mark.django_db
SIGNS = "/-.:@_<>&+~#=?%\\()[]{}'\"“”‘’–—…•«»№°²§!;,*$^|`"
vietnamese = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạĐẾỆ0123456789" + SIGNS + "   "), max_size=40
)
european = st.text(st.characters(max_codepoint=0x24F, exclude_characters="\x00"), max_size=20)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=vietnamese | european)
@example("Số 12/UBND-VP (đường bờ kênh), tổ 5…")
@example("http://songcong.vn/a.b?c=1 a@b.vn 1.5e3 -7 10x7")
def test_each_word_finds_its_line(text: str) -> None:
    home, other = UnitFactory.create(), UnitFactory.create()
    for unit in (home, other):
        MeetingFactory.create(unit=unit, search_text=fold(text))
    rows = Meeting.objects.filter(unit__in=[home, other])
    typed = ["".join(parts) for parts in words_of(text)]
    for word in [*text.split(), text]:
        if words_of(word):
            assert with_words(rows, word, [home.pk]).get().unit_id == home.pk, (word, typed)
            assert with_words(rows, word, [home.pk, other.pk]).count() == 2, word
            assert not with_words(rows, word, []).exists()
