"""What the facts of receptions and mediations are called, and what they must keep to."""

from songcong.core.checks import not_before

RECEPTION_TITLES = {"received_on": "Ngày tiếp"}
MEDIATION_CHECKS = (not_before("ended_on", "received_on"),)
MEDIATION_TITLES = {"received_on": "Ngày nhận", "ended_on": "Ngày kết thúc"}
