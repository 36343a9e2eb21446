"""How a mediation team must be made up (Law 35/2013/QH13, Article 12)."""

from datetime import date

from songcong.core.checks import not_before
from songcong.core.law import Deadline, Law
from songcong.core.norms import NormMissing
from songcong.core.vietnamese import money

LEAST = "mediation.team_min_members"
START_WITHIN = "mediation.start_within"
COURT = "mediation.court_recognition"
FEE = "mediation.fee"
TEAM_CHECKS = (not_before("ended_on", "founded_on"),)
TEAM_TITLES = {"founded_on": "Ngày thành lập", "ended_on": "Ngày thôi hoạt động"}
MEDIATOR_CHECKS = (not_before("recognised_on", "elected_on"), not_before("ended_on", "elected_on"))
MEDIATOR_TITLES = {
    "elected_on": "Ngày bầu",
    "recognised_on": "Ngày công nhận",
    "ended_on": "Ngày thôi làm",
}


def wants(mediators: int, women: int, least: int) -> list[str]:
    """What a team lacks, in words; nothing where it is made up as the law asks."""
    lacks = []
    if mediators < least:
        lacks.append(f"mới có {mediators}/{least} hòa giải viên")
    if not women:
        lacks.append("chưa có hòa giải viên nữ")
    return lacks


def least_members(day: date, law: Law) -> tuple[int, str]:
    """How many mediators a team needs on a day, and the article; nought where no norm says."""
    try:
        norm = law.norms.resolve(LEAST, day)
    except NormMissing:
        return 0, ""
    return int(norm.value), norm.citation


def limit(key: str, start: date | None, law: Law) -> Deadline | None:
    """The last day of a limit that runs from a day; None where it does not run or no norm is."""
    if start is None:
        return None
    try:
        return law.deadline(key, start)
    except NormMissing:
        return None


def highest_fee(outcome: str, day: date, law: Law) -> tuple[int, str] | None:
    """What a team is paid at most for a case that ended so, in đồng, and the article.

    The article says where it was not compared with the printed law yet.
    """
    try:
        norm = law.norms.resolve(f"{FEE}.{outcome or 'other'}", day)
    except NormMissing:
        return None
    doubt = "" if norm.confirmed else ", chưa đối chiếu"
    return int(norm.value), f"{norm.citation}{doubt}"


def fee_fault(fee: int, outcome: str, day: date, law: Law) -> str:
    """Why a team is not paid so much for a case (Circular 56/2023/TT-BTC); empty where it may be.

    Where no norm is in force, any fee may be.
    """
    highest = highest_fee(outcome, day, law)
    if highest is None or fee <= highest[0]:
        return ""
    return (
        f"Thù lao vượt mức chi tối đa {money(highest[0])} một vụ ({highest[1]}). "
        "Địa phương có mức khác thì quản trị sửa ở mục Định mức."
    )
