"""Snapshots of quarter III/2021 as tests render them."""

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.rules.snapshot import TOPICS, Issuer, Listing, Snapshot, Span, UnitPart

EXPECTED = json.loads(
    (Path(__file__).parent.parent / "data" / "2021Q3" / "expected.json").read_text("utf-8")
)
NAMES = {
    "05506": "Phường Lương Sơn",
    "05509": "Phường Châu Sơn",
    "05512": "Phường Mỏ Chè",
    "05515": "Phường Cải Đan",
    "05518": "Phường Thắng Lợi",
    "05521": "Phường Phố Cò",
    "05527": "Xã Tân Quang",
    "05528": "Phường Bách Quang",
    "05530": "Xã Bình Sơn",
    "05533": "Xã Bá Xuyên",
}
ALL_KNOWN = dict.fromkeys(TOPICS, "data")
SPAN = Span(
    code="2021Q3",
    label="quý III năm 2021",
    long_label="quý III năm 2021 (từ 15/6/2021 đến 14/9/2021)",
    noun="quý",
    start="2021-06-15",
    end="2021-09-14",
    as_of="2021-09-14",
    previous_label="quý II năm 2021",
    next_label="quý IV năm 2021",
)


def figures(code: str = "05506", **changes: Any) -> dict[str, Any]:
    """The figures of a unit, or the total, with some changed: ``disclosure__late=0``."""
    known = EXPECTED["total"] if code == "total" else EXPECTED["units"][code]
    changed: dict[str, Any] = copy.deepcopy(known)
    for path, value in changes.items():
        *parents, name = path.split("__")
        node = changed
        for parent in parents:
            node = node[parent]
        assert name in node
        node[name] = value
    return changed


def ward(**changes: Any) -> Snapshot:
    """The report of one ward."""
    made = Snapshot(
        form="ward",
        unit_key="05506",
        unit_name="Phường Lương Sơn",
        who="phường",
        issuer=Issuer(
            parent="Đảng ủy phường Lương Sơn",
            name="Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở phường Lương Sơn",
            symbol="BC-BCĐ",
            place="Lương Sơn",
            authority="TM. Ban Chỉ đạo",
            title="Trưởng ban",
        ),
        span=SPAN,
        figures=figures(),
        states=ALL_KNOWN,
        norms=("Pháp lệnh 34/2007/PL-UBTVQH11",),
        listings={
            "disclosures": Listing(
                1, (("Thu, chi ngân sách quý II", "05/07/2021", "07/07/2021", "12/07/2021"),)
            )
        },
        texts={"leadership": "Ban Chỉ đạo đã ban hành 03 văn bản.\n\nBan Chỉ đạo họp 01 phiên."},
        recipients=("Ban Chỉ đạo thành phố", "Thành viên Ban Chỉ đạo"),
    )
    return replace(made, **changes)


def city(**changes: Any) -> Snapshot:
    """The report of the city over its ten units."""
    issuer = Issuer(
        parent="Thành ủy Sông Công",
        name="Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở thành phố Sông Công",
        symbol="BC-BCĐ",
        place="Sông Công",
        authority="TM. Ban Chỉ đạo",
        title="Trưởng ban",
        signatory="Nguyễn Văn An",
    )
    units = tuple(
        UnitPart(code, name, name.split(" ", 1)[1], figures(code), ALL_KNOWN)
        for code, name in NAMES.items()
    )
    made = ward(
        form="city",
        unit_key="thanh-pho",
        unit_name="Thành phố Sông Công",
        who="các xã, phường",
        issuer=issuer,
        figures=figures("total"),
        units=units,
        listings={},
        number=5,
        dated_on="2021-09-17",
    )
    return replace(made, **changes)
