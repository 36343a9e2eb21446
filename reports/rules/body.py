"""The body of the quarterly report: the outline filled with sentences and officials' words."""

from reports.rules.outline import Part, numbered, part, written
from reports.rules.sentences import assessment, cases
from reports.rules.sentences.people_check import boards
from reports.rules.sentences.people_decide import decisions
from reports.rules.sentences.people_know import disclosure
from reports.rules.sentences.people_speak import meetings
from reports.rules.sentences.voters import voters
from reports.rules.snapshot import Snapshot
from reports.rules.told import Told, told

# The free text of a report: its key in the snapshot and the heading it stands under.
TEXTS = {
    "leadership": "Công tác lãnh đạo, chỉ đạo",
    "agencies": "Thực hiện dân chủ trong cơ quan, đơn vị",
    "enterprises": "Thực hiện dân chủ tại doanh nghiệp",
    "front": "Công tác giám sát, phản biện của Mặt trận Tổ quốc và các đoàn thể",
    "mobilisation": "Phong trào thi đua “Dân vận khéo”",
    "strengths": "Ưu điểm",
    "shortcomings": "Hạn chế",
    "causes": "Nguyên nhân",
    "duties": "Nhiệm vụ, giải pháp",
    "proposals": "Kiến nghị, đề xuất",
}


def body(snapshot: Snapshot) -> list[Part]:
    """The numbered parts of a report, ready to print one after the other."""
    words = told(snapshot)
    texts = snapshot.texts
    return numbered(
        (
            written("CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", texts.get("leadership", "")),
            part("KẾT QUẢ THỰC HIỆN", parts=_results(snapshot, words)),
            part("ĐÁNH GIÁ CHUNG", parts=_judgement(snapshot, words)),
            _with_text(
                f"NHIỆM VỤ, GIẢI PHÁP {snapshot.span.next_label.upper()}",
                assessment.duties(words),
                texts.get("duties", ""),
            ),
            written("KIẾN NGHỊ, ĐỀ XUẤT", texts.get("proposals", "")),
        )
    )


def opening(snapshot: Snapshot) -> str:
    """The first sentence: under which rules, and over which days."""
    basis = f"Căn cứ {'; '.join(snapshot.norms)}, " if snapshot.norms else ""
    return (
        f"{basis}{snapshot.issuer.name} báo cáo kết quả thực hiện dân chủ ở cơ sở "
        f"{snapshot.span.long_label} như sau:"
    )


def closing(snapshot: Snapshot) -> str:
    """The last sentence before the signature."""
    return (
        f"Trên đây là báo cáo kết quả thực hiện dân chủ ở cơ sở {snapshot.span.label} "
        f"của {snapshot.issuer.name}./."
    )


def _results(snapshot: Snapshot, words: Told) -> list[Part]:
    texts = snapshot.texts
    return [
        _pillars(snapshot),
        part(f"Thực hiện dân chủ ở {_base(snapshot)}", parts=_democracy(words, snapshot)),
        written(TEXTS["agencies"], texts.get("agencies", "")),
        written(TEXTS["enterprises"], texts.get("enterprises", "")),
        part(
            "Công tác tiếp công dân, xử lý và giải quyết đơn",
            parts=(
                part("Tiếp công dân", *cases.reception(words)),
                part("Tiếp nhận, xử lý đơn", *cases.processing(words)),
                part(
                    "Giải quyết đơn thuộc thẩm quyền",
                    *cases.settlement(words),
                    figure="settlement" if snapshot.units else "",
                ),
            ),
        ),
        part("Giải quyết kiến nghị của cử tri", *voters(words)),
        part("Công tác hòa giải ở cơ sở", *cases.mediation(words)),
        written(TEXTS["front"], texts.get("front", "")),
        written(TEXTS["mobilisation"], texts.get("mobilisation", "")),
    ]


def _pillars(snapshot: Snapshot) -> Part:
    if not snapshot.units:
        return part("")
    text = (
        f"Kết quả thực hiện dân chủ trong {snapshot.span.noun} của {len(snapshot.units)} đơn vị "
        "theo sáu nội dung dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng "
        "như sau (các đơn vị xếp theo danh mục đơn vị hành chính, không xếp hạng):"
    )
    return part("Tổng hợp kết quả theo đơn vị", text, figure="pillars")


def _democracy(words: Told, snapshot: Snapshot) -> tuple[Part, ...]:
    chart = "disclosure" if snapshot.units else ""
    return (
        part("Công khai để Nhân dân biết", *disclosure(words), figure=chart),
        part("Nhân dân bàn và quyết định", *decisions(words)),
        part("Nhân dân tham gia ý kiến, đối thoại", *meetings(words)),
        part("Nhân dân kiểm tra, giám sát", *boards(words)),
    )


def _judgement(snapshot: Snapshot, words: Told) -> list[Part]:
    texts = snapshot.texts
    return [
        part("Một số tỷ lệ thực hiện", figure="rates"),
        _with_text(TEXTS["strengths"], assessment.strengths(words), texts.get("strengths", "")),
        _with_text(
            TEXTS["shortcomings"], assessment.shortcomings(words), texts.get("shortcomings", "")
        ),
        written(TEXTS["causes"], texts.get("causes", "")),
    ]


def _with_text(title: str, told_by_figures: list[str], text: str) -> Part:
    own = written(title, text)
    return part(title, *told_by_figures, *own.paragraphs)


def _base(snapshot: Snapshot) -> str:
    return "xã, phường" if snapshot.units else snapshot.who
