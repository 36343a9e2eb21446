"""What the people say: meetings, dialogues and opinions (Articles 25–29, 33)."""

from reports.rules.told import Told, padded, silent, some
from songcong.core.vietnamese import number


def meetings(told: Told) -> list[str]:
    """Meetings by kind, who came, and whether opinions were answered."""
    if said := silent(told.states, "meetings", "Về họp dân, đối thoại, tham gia ý kiến"):
        return [said]
    texts = (_held(told), _present(told), _opinions(told))
    return [text for text in texts if text]


def _held(told: Told) -> str:
    dialogues = told.count("meetings.dialogue")
    held = some(
        (
            (told.count("meetings.community"), "cuộc họp thôn, tổ dân phố"),
            (told.count("meetings.conference"), "hội nghị của cộng đồng dân cư"),
            (dialogues, "cuộc đối thoại với Nhân dân"),
            (told.count("meetings.voter_contact"), "cuộc tiếp xúc cử tri"),
        ),
        joint="; ",
    )
    if not held:
        return f"{told.during}, {told.who} không tổ chức cuộc họp dân, đối thoại nào."
    without = "" if dialogues else f" {told.during} chưa tổ chức đối thoại với Nhân dân."
    return f"{told.during}, {told.who} đã tổ chức {held}.{without}"


def _present(told: Told) -> str:
    households = told.count("meetings.households")
    if not households:
        return ""
    present = number(told.count("meetings.households_present"))
    return (
        "Tại các cuộc họp thôn, tổ dân phố và hội nghị của cộng đồng dân cư có "
        f"{present}/{number(households)} lượt hộ tham dự "
        f"(đạt {told.rate('meetings.turnout_rate')})."
    )


def _opinions(told: Told) -> str:
    opinions = told.count("meetings.opinions")
    if not opinions:
        return ""
    answered = told.count("meetings.opinions_answered")
    text = f"Nhân dân đã nêu {padded(opinions)} ý kiến"
    if answered == opinions:
        return f"{text}, tất cả đã được tiếp thu, trả lời."
    share = f"{padded(answered)} ý kiến (đạt {told.rate('meetings.answered_rate')})"
    left = padded(opinions - answered)
    return f"{text}; đã trả lời {share}, còn {left} ý kiến chưa được trả lời."
