"""What people bring to the office: receptions, petitions, mediation."""

from reports.rules.told import Told, labelled, padded, silent, some


def reception(told: Told) -> list[str]:
    """Receptions of citizens."""
    if said := silent(told.states, "reception", "Về tiếp công dân"):
        return [said]
    turns = told.count("reception.turns")
    if not turns:
        return [f"{told.during}, {told.who} không có lượt công dân đến kiến nghị, phản ánh."]
    persons = padded(told.count("reception.persons"))
    text = f"{told.during}, {told.who} đã tiếp {padded(turns)} lượt với {persons} người"
    kinds = labelled(
        (
            ("tiếp thường xuyên", told.count("reception.regular_turns")),
            ("lãnh đạo tiếp định kỳ, đột xuất", told.count("reception.leader_turns")),
        ),
        "lượt",
    )
    groups = some(((told.count("reception.groups"), "đoàn đông người"),))
    text += f"; trong đó {kinds}" + (f"; có {groups}." if groups else ".")
    cases = labelled(
        (
            ("lần đầu", told.count("reception.cases_first")),
            ("nhiều lần", told.count("reception.cases_repeat")),
        ),
        "vụ việc",
    )
    text += f" Phân theo vụ việc: {cases}."
    change = told.versus("reception.turns", "lượt")
    return [f"{text} Số lượt tiếp {change}." if change else text]


def processing(told: Told) -> list[str]:
    """Sorting of petitions (form 01/XLD)."""
    if said := silent(told.states, "petitions", "Về tiếp nhận, xử lý đơn"):
        return [said]
    key = "petitions.processing."
    total = told.count(f"{key}total")
    if not total:
        return [f"{told.during}, {told.who} không tiếp nhận đơn thư."]
    carried, received = told.count(f"{key}carried_over"), told.count(f"{key}received")
    text = (
        f"Tổng số đơn phải xử lý là {padded(total)} đơn (kỳ trước chuyển sang "
        f"{padded(carried)}, tiếp nhận trong kỳ {padded(received)}); "
        f"đã xử lý {padded(told.count(f'{key}processed'))} đơn"
    )
    waiting = told.count(f"{key}not_processed")
    text += f", còn {padded(waiting)} đơn đang xem xét." if waiting else "."
    change = told.versus(f"{key}received", "đơn")
    text += f" Số đơn tiếp nhận {change}." if change else ""
    return [text, *_sorted(told)]


def _sorted(told: Told) -> list[str]:
    key = "petitions.processing."
    eligible = told.count(f"{key}eligible")
    if not eligible:
        return []
    kinds = labelled(
        (
            ("khiếu nại", told.count(f"{key}complaint")),
            ("tố cáo", told.count(f"{key}denunciation")),
            ("kiến nghị, phản ánh", told.count(f"{key}feedback")),
        ),
        "đơn",
    )
    competence = labelled(
        (
            ("thuộc thẩm quyền", told.count(f"{key}within_competence")),
            ("không thuộc thẩm quyền", told.count(f"{key}outside_competence")),
        ),
        "đơn",
    )
    text = f"Trong số đơn đã xử lý có {padded(eligible)} đơn đủ điều kiện ({kinds}); {competence}."
    sent_on = labelled(
        (
            ("hướng dẫn", told.count(f"{key}guided")),
            ("chuyển đơn", told.count(f"{key}forwarded")),
            ("đôn đốc giải quyết", told.count(f"{key}urged")),
        ),
        "đơn",
    )
    return [f"{text} Đã {sent_on}." if sent_on else text]


def settlement(told: Told) -> list[str]:
    """Settlement of the petitions taken up."""
    if told.states.get("petitions") != "data":
        return []
    key = "petitions.settlement."
    total = told.count(f"{key}total")
    if not total:
        return [f"{told.during}, {told.who} không có vụ việc phải giải quyết."]
    carried, accepted = told.count(f"{key}carried_over"), told.count(f"{key}accepted")
    text = (
        f"Tổng số vụ việc phải giải quyết là {padded(total)} (kỳ trước chuyển sang "
        f"{padded(carried)}, thụ lý trong kỳ {padded(accepted)}). "
    )
    return [text + _resolved(told) + _still_open(told)]


def _resolved(told: Told) -> str:
    key = "petitions.settlement."
    resolved = told.count(f"{key}resolved")
    if not resolved:
        return "Đến cuối kỳ chưa giải quyết xong vụ việc nào. "
    parts = labelled(
        (
            ("đúng hạn", told.count(f"{key}on_time")),
            ("quá hạn", told.count(f"{key}late")),
            ("rút đơn", told.count(f"{key}withdrawn")),
        ),
        "vụ việc",
    )
    text = f"Đã giải quyết {padded(resolved)} vụ việc, trong đó {parts}"
    if told.count(f"{key}on_time") + told.count(f"{key}late"):
        text += f"; tỷ lệ giải quyết đúng hạn đạt {told.rate(f'{key}on_time_rate')}"
    return f"{text}. "


def _still_open(told: Told) -> str:
    key = "petitions.settlement."
    waiting, overdue = told.count(f"{key}in_progress"), told.count(f"{key}overdue")
    if not waiting:
        return "Không còn vụ việc tồn đọng."
    text = f"Còn {padded(waiting)} vụ việc đang giải quyết"
    if not overdue:
        return f"{text}, đều trong thời hạn."
    return f"{text}, trong đó {padded(overdue)} vụ việc đã quá hạn{told.where(f'{key}overdue')}."


def mediation(told: Told) -> list[str]:
    """Mediation in neighbourhoods."""
    if said := silent(told.states, "mediation", "Về hòa giải ở cơ sở"):
        return [said]
    total = told.count("mediation.total")
    if not total:
        return [f"{told.during}, các tổ hòa giải không tiếp nhận vụ việc."]
    carried, received = told.count("mediation.carried_over"), told.count("mediation.received")
    text = (
        f"Tổng số vụ việc hòa giải là {padded(total)} (kỳ trước chuyển sang {padded(carried)}, "
        f"tiếp nhận trong kỳ {padded(received)})"
    )
    settled, not_settled = told.count("mediation.settled"), told.count("mediation.not_settled")
    if settled + not_settled:
        shown = told.rate("mediation.settled_rate")
        ended = labelled((("hòa giải thành", settled), ("không thành", not_settled)), "vụ việc")
        text += f"; {ended}; tỷ lệ hòa giải thành đạt {shown}"
    if waiting := told.count("mediation.in_progress"):
        text += f"; còn {padded(waiting)} vụ việc đang hòa giải"
    return [f"{text}."]
