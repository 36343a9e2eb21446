"""The decision table of triage: rows from answers to what is to be done, each with its article."""

from dataclasses import dataclass
from typing import Final

from petitions.enums import Competence, Content, Fault, Instance, PetitionKind, Weight
from petitions.rules.workflow.rows import CIRCULAR, COMPLAINTS, DENUNCIATIONS


@dataclass(frozen=True)
class Answers:
    """Five answers of an officer, and whether another body sent the petition on."""

    content: str
    fault: str = Fault.NONE
    competence: str = Competence.WITHIN
    instance: str = Instance.FIRST
    weight: str = Weight.NORMAL
    from_body: bool = False

    @property
    def kind(self) -> str:
        """The kind by content; what goes its own way is kept as feedback meanwhile."""
        known = self.content in PetitionKind.values
        return self.content if known else PetitionKind.FEEDBACK

    @property
    def is_complex(self) -> bool:
        return self.weight in (Weight.COMPLEX, Weight.REMOTE_COMPLEX)

    @property
    def is_remote(self) -> bool:
        return self.weight in (Weight.REMOTE, Weight.REMOTE_COMPLEX)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A row of the table: what it asks of the answers, and what it proposes.

    ``competence`` and ``from_body`` hold for any answer where they are empty; ``deadline`` is the
    norm by which the step is due, counted from the receipt.
    """

    code: str
    contents: frozenset[str]
    faults: frozenset[str] = frozenset(Fault.values)
    competence: str = ""
    from_body: bool | None = None
    verb: str
    article: str
    letter: str = ""
    deadline: str = "petition.process_within"
    says: str

    def meets(self, answers: Answers) -> bool:
        """Whether the row is the one for these answers."""
        return (
            answers.content in self.contents
            and answers.fault in self.faults
            and self.competence in ("", answers.competence)
            and self.from_body in (None, answers.from_body)
        )


_C = frozenset({Content.COMPLAINT.value})
_D = frozenset({Content.DENUNCIATION.value})
_F = frozenset({Content.FEEDBACK.value})
_ANY = _C | _D | _F


def _faults(*faults: Fault) -> frozenset[str]:
    return frozenset(fault.value for fault in faults)


_FINE, _EVIDENCE = _faults(Fault.NONE), _faults(Fault.ANONYMOUS_EVIDENCE)
_NOBODY = _faults(Fault.ANONYMOUS, Fault.IMPERSONATED)
_IN, _OUT = Competence.WITHIN.value, Competence.OUTSIDE.value

TABLE: Final = (
    Rule(
        code="several",
        contents=frozenset({Content.SEVERAL.value}),
        verb="split",
        article=CIRCULAR,
        letter="Phiếu hướng dẫn viết đơn riêng từng nội dung",
        says="Tách thành hồ sơ riêng theo từng nội dung; mỗi phần xử lý theo luật của phần đó.",
    ),
    Rule(
        code="regulation",
        contents=frozenset({Content.REGULATION.value}),
        verb="forward",
        article="Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 92/2017/NĐ-CP",
        letter="Phiếu chuyển đơn",
        says="Chuyển cơ quan kiểm soát thủ tục hành chính; không xử lý theo Thông tư 05/2021.",
    ),
    Rule(
        code="complaint settled",
        contents=_C,
        faults=_faults(Fault.SETTLED),
        verb="refuse",
        article=f"{COMPLAINTS} Điều 11",
        letter="Thông báo không thụ lý",
        says="Khiếu nại đã giải quyết thì không thụ lý; nêu căn cứ và quyền khởi kiện.",
    ),
    Rule(
        code="denunciation settled",
        contents=_D,
        faults=_faults(Fault.SETTLED),
        verb="refuse",
        article=f"{DENUNCIATIONS} Điều 29",
        letter="Thông báo không thụ lý",
        says="Tố cáo đã giải quyết, không có tình tiết mới thì không thụ lý; nêu căn cứ.",
    ),
    Rule(
        code="feedback settled",
        contents=_F,
        faults=_faults(Fault.SETTLED),
        verb="keep",
        article=CIRCULAR,
        says="Việc đã trả lời, không có tình tiết mới: lưu đơn.",
    ),
    Rule(
        code="duplicate",
        contents=_ANY,
        faults=_faults(Fault.DUPLICATE),
        verb="keep",
        article=CIRCULAR,
        says="Lưu đơn và liên kết với đơn đã nhận; hai quá trình vẫn giữ riêng.",
    ),
    Rule(
        code="many bodies",
        contents=_ANY,
        faults=_faults(Fault.MANY_BODIES),
        verb="keep",
        article=CIRCULAR,
        says="Cơ quan có thẩm quyền đã nhận đơn: lưu đơn.",
    ),
    Rule(
        code="copy",
        contents=_ANY,
        faults=_faults(Fault.COPY),
        verb="keep",
        article=CIRCULAR,
        says="Đơn chỉ là bản sao: lưu đơn.",
    ),
    Rule(
        code="no signature",
        contents=_ANY,
        faults=_faults(Fault.NO_SIGNATURE),
        verb="ask_more",
        article=CIRCULAR,
        letter="Văn bản yêu cầu bổ sung",
        says="Yêu cầu người gửi bổ sung họ tên, địa chỉ, chữ ký hoặc điểm chỉ.",
    ),
    Rule(
        code="nobody",
        contents=_C | _F,
        faults=_NOBODY | _EVIDENCE,
        verb="keep",
        article=CIRCULAR,
        says="Đơn nặc danh, mạo danh không đủ điều kiện xử lý: lưu đơn.",
    ),
    Rule(
        code="denounced by nobody",
        contents=_D,
        faults=_NOBODY,
        verb="keep",
        article=f"{DENUNCIATIONS} Điều 25 khoản 1",
        says="Tố cáo nặc danh, mạo danh không xử lý theo Luật Tố cáo: lưu đơn.",
    ),
    Rule(
        code="denounced with evidence, within",
        contents=_D,
        faults=_EVIDENCE,
        competence=_IN,
        verb="process",
        article=f"{DENUNCIATIONS} Điều 25 khoản 2",
        says="Rõ người vi phạm và có chứng cứ: kiểm tra theo thẩm quyền.",
    ),
    Rule(
        code="denounced with evidence, outside",
        contents=_D,
        faults=_EVIDENCE,
        competence=_OUT,
        verb="forward",
        article=f"{DENUNCIATIONS} Điều 25 khoản 2",
        letter="Phiếu chuyển đơn (đã che người tố cáo)",
        deadline="petition.forward_denunciation",
        says="Rõ người vi phạm và có chứng cứ: chuyển cơ quan có thẩm quyền.",
    ),
    Rule(
        code="complaint within",
        contents=_C,
        faults=_FINE,
        competence=_IN,
        verb="process",
        article=f"{COMPLAINTS} Điều 27",
        letter="Thông báo thụ lý",
        deadline="petition.accept_complaint",
        says="Đủ điều kiện, thuộc thẩm quyền: đề xuất thụ lý.",
    ),
    Rule(
        code="complaint outside, sent by a body",
        contents=_C,
        faults=_FINE,
        competence=_OUT,
        from_body=True,
        verb="forward",
        article=CIRCULAR,
        letter="Phiếu chuyển đơn",
        says="Cơ quan khác chuyển đến: chuyển cơ quan có thẩm quyền và báo nơi đã chuyển.",
    ),
    Rule(
        code="complaint outside",
        contents=_C,
        faults=_FINE,
        competence=_OUT,
        from_body=False,
        verb="guide",
        article=CIRCULAR,
        letter="Phiếu hướng dẫn",
        says="Hướng dẫn một lần đến cơ quan có thẩm quyền; không chuyển đơn.",
    ),
    Rule(
        code="denunciation within",
        contents=_D,
        faults=_FINE,
        competence=_IN,
        verb="process",
        article=f"{DENUNCIATIONS} Điều 24",
        letter="Quyết định thụ lý",
        deadline="petition.check_denunciation",
        says="Đủ điều kiện, thuộc thẩm quyền: đề xuất thụ lý.",
    ),
    Rule(
        code="denunciation outside",
        contents=_D,
        faults=_FINE,
        competence=_OUT,
        verb="forward",
        article=f"{DENUNCIATIONS} Điều 24",
        letter="Phiếu chuyển đơn (đã che người tố cáo)",
        deadline="petition.forward_denunciation",
        says="Chuyển cơ quan có thẩm quyền, đã che thông tin người tố cáo.",
    ),
    Rule(
        code="feedback within",
        contents=_F,
        faults=_FINE,
        competence=_IN,
        verb="process",
        article=CIRCULAR,
        letter="Văn bản trả lời",
        says="Đủ điều kiện, thuộc thẩm quyền: giải quyết tại đơn vị.",
    ),
    Rule(
        code="feedback outside",
        contents=_F,
        faults=_FINE,
        competence=_OUT,
        verb="forward",
        article=CIRCULAR,
        letter="Phiếu chuyển đơn",
        says="Chuyển cơ quan có thẩm quyền và báo người gửi.",
    ),
)
